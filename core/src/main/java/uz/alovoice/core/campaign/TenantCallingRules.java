package uz.alovoice.core.campaign;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;

/** The calling rules of a tenant: its own, or the default. */
public final class TenantCallingRules {
    private final Db db;

    public TenantCallingRules(Db db) {
        this.db = db;
    }

    public Future<CallingRules> get(TenantId tenant) {
        return db.inTenant(tenant, TenantCallingRules::get);
    }

    /** Of the tenant whose transaction it is. */
    static Future<CallingRules> get(Tx tx) {
        return tx.one(TenantCallingRules::read, "SELECT * FROM calling_rules")
                .map(found -> found.orElse(CallingRules.DEFAULT));
    }

    public Future<Void> set(TenantId tenant, CallingRules rules) {
        return db.inTenant(
                        tenant,
                        tx -> tx.update("""
                        INSERT INTO calling_rules (tenant_id, open_from, open_until, attempts_a_day) VALUES ($1, $2, $3, $4)
                        ON CONFLICT (tenant_id) DO UPDATE SET open_from = $2, open_until = $3, attempts_a_day = $4""", tenant.value(), rules.openFrom(), rules.openUntil(), rules.attemptsADay()))
                .mapEmpty();
    }

    private static CallingRules read(Row row) {
        return new CallingRules(
                row.getLocalTime("open_from"), row.getLocalTime("open_until"), row.getInteger("attempts_a_day"));
    }
}
