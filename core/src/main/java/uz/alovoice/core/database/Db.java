package uz.alovoice.core.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.tenant.TenantId;

/**
 * The only way to the tables. A transaction belongs to one tenant, and row-level security shows it nothing else; work
 * across tenants says so and runs as a role of its own.
 */
public final class Db {
    private static final Logger log = LoggerFactory.getLogger(Db.class);
    private final Pool pool;

    public Db(Pool pool) {
        this.pool = pool;
    }

    /**
     * Runs {@code work} in one transaction that sees only this tenant's rows.
     *
     * @return what the work returned, after the commit; failed, and rolled back, when the work failed
     */
    public <T> Future<T> inTenant(TenantId tenant, Function<Tx, Future<T>> work) {
        return transaction(
                tx -> tx.query("SELECT set_config('alovoice.tenant', $1, true)", tenant.toString())
                        .mapEmpty(),
                work);
    }

    /** Runs {@code work} in one transaction that sees the rows of every tenant: look-ups by number or domain, sweeps, reconciliation. */
    public <T> Future<T> acrossTenants(Function<Tx, Future<T>> work) {
        return transaction(tx -> tx.statement("SET LOCAL ROLE alovoice_system"), work);
    }

    /** The first statements of the work follow BEGIN and the setting on the wire without waiting for either. */
    private <T> Future<T> transaction(Function<Tx, Future<Void>> setting, Function<Tx, Future<T>> work) {
        return pool.getConnection().compose(connection -> {
            var tx = new Tx(connection);
            var begun = tx.statement("BEGIN");
            var set = setting.apply(tx);
            var done = begin(work, tx);
            return Future.join(begun, set, done)
                    .transform(all -> {
                        if (all.succeeded()) {
                            return tx.statement("COMMIT");
                        }
                        return tx.statement("ROLLBACK")
                                .otherwiseEmpty()
                                .compose(rolledBack -> Future.failedFuture(all.cause()));
                    })
                    .onComplete(
                            end -> connection.close().onFailure(e -> log.warn("database connection did not close", e)))
                    .map(committed -> done.result());
        });
    }

    private static <T> Future<T> begin(Function<Tx, Future<T>> work, Tx tx) {
        try {
            return work.apply(tx);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    /** Wakes whoever listens; empty and coalesced by PostgreSQL, with a poll beneath: losing one costs a second, nothing else. */
    public Future<Void> wake(Channel channel) {
        return pool.preparedQuery("SELECT pg_notify($1, '')")
                .execute(Tuple.of(channel.wireName()))
                .mapEmpty();
    }

    public Pool pool() {
        return pool;
    }
}
