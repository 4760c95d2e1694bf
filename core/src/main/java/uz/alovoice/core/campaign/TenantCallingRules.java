package uz.alovoice.core.campaign;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.ZoneId;
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
                        tx -> tx.update(
                                """
                        INSERT INTO calling_rules (tenant_id, time_zone, open_from, open_until, attempts_a_day) VALUES ($1, $2, $3, $4, $5)
                        ON CONFLICT (tenant_id) DO UPDATE SET time_zone = $2, open_from = $3, open_until = $4, attempts_a_day = $5""",
                                tenant.value(),
                                rules.zone().getId(),
                                rules.openFrom(),
                                rules.openUntil(),
                                rules.attemptsADay()))
                .mapEmpty();
    }

    private static CallingRules read(Row row) {
        return new CallingRules(
                ZoneId.of(row.getString("time_zone")),
                row.getLocalTime("open_from"),
                row.getLocalTime("open_until"),
                row.getInteger("attempts_a_day"));
    }
}
