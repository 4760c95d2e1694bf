package uz.alovoice.core.billing;

import io.vertx.core.Future;
import java.util.Optional;
import uz.alovoice.core.Check;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;

/** What tenants have, as they see it. */
public final class Balances {
    private static final long MOST = 100_000_000_000L;

    private final Db db;

    public Balances(Db db) {
        this.db = db;
    }

    public Future<Balance> get(TenantId tenant) {
        return db.inTenant(tenant, tx -> tx.one(
                        row -> new Balance(
                                row.getLong("amount"),
                                row.getLong("reserved"),
                                row.getLong("warn_below"),
                                row.getLong("operators"),
                                row.getLong("operator_day")),
                        """
                                SELECT b.amount, b.warn_below, (%s)::bigint AS reserved,
                                    (SELECT count(*) FROM operator WHERE disabled_at IS NULL) AS operators,
                                    (SELECT operator_day FROM plan WHERE since <= now() ORDER BY since DESC LIMIT 1) AS operator_day
                                FROM balance b WHERE b.tenant_id = $1""".formatted(Reservations.RESERVED),
                        tenant.value())
                .map(Optional::orElseThrow));
    }

    /** @param amount tiyin; 0 to be warned when nothing is left only */
    public Future<Void> warnBelow(TenantId tenant, long amount) {
        Check.range("the balance to be warned below", amount, 0, MOST);
        return db.inTenant(
                        tenant,
                        tx -> tx.update(
                                "UPDATE balance SET warn_below = $2 WHERE tenant_id = $1", tenant.value(), amount))
                .mapEmpty();
    }
}
