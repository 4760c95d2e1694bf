package uz.alovoice.core.billing;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import uz.alovoice.core.Check;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;

/** What tenants have, as they see it. */
public final class Balances {
    private static final long MOST = 100_000_000_000L;

    /** A balance {@code b}; for {@link #read}. */
    static final String SELECT = """
            SELECT b.amount, b.warn_below, (%s)::bigint AS reserved,
                (SELECT count(*) FROM operator o WHERE o.tenant_id = b.tenant_id AND o.disabled_at IS NULL) AS operators,
                (SELECT operator_day FROM plan WHERE since <= now() ORDER BY since DESC LIMIT 1) AS operator_day
            FROM balance b""".formatted(Reservations.RESERVED);

    private final Db db;

    public Balances(Db db) {
        this.db = db;
    }

    public Future<Balance> get(TenantId tenant) {
        return db.inTenant(tenant, tx -> tx.one(Balances::read, SELECT + " WHERE b.tenant_id = $1", tenant.value())
                .map(Optional::orElseThrow));
    }

    /** @param amount tiyin; 0 to be warned when nothing is left only */
    public Future<Void> warnBelow(TenantId tenant, long amount) {
        Check.range("warn_below", amount, 0, MOST);
        return db.inTenant(
                        tenant,
                        tx -> tx.update(
                                "UPDATE balance SET warn_below = $2 WHERE tenant_id = $1", tenant.value(), amount))
                .mapEmpty();
    }

    static Balance read(Row row) {
        return new Balance(
                row.getLong("amount"),
                row.getLong("reserved"),
                row.getLong("warn_below"),
                row.getLong("operators"),
                row.getLong("operator_day"));
    }
}
