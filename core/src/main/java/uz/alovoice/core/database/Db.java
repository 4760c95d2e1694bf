package uz.alovoice.core.database;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.TenantId;

/**
 * The only way to the tables. A transaction belongs to one tenant, and row-level security shows it nothing else; work
 * across tenants says so and runs as a role of its own.
 */
public final class Db {
    private static final Logger log = LoggerFactory.getLogger(Db.class);
    private final Pool pool;
    private final Map<Channel, AtomicInteger> pendingWakes = new EnumMap<>(Channel.class);

    public Db(Pool pool) {
        this.pool = pool;
        for (var channel : Channel.values()) {
            pendingWakes.put(channel, new AtomicInteger());
        }
    }

    /**
     * Runs {@code work} in one transaction that sees only this tenant's rows.
     *
     * @return what the work returned, after the commit; failed, and rolled back, when the work failed; with UNAVAILABLE when the database is
     *     away or has broken the work off, so that the same may succeed in a moment. Whether it was committed is then not known
     */
    public <T> Future<T> inTenant(TenantId tenant, Function<Tx, Future<T>> work) {
        return transaction(
                tx -> tx.query(
                                "SELECT set_config('alovoice.tenant', $1, true), set_config('alovoice.actor', $2,"
                                        + " true)",
                                tenant.toString(),
                                Actor.current())
                        .mapEmpty(),
                work);
    }

    /** Runs {@code work} in one transaction that sees the rows of every tenant: look-ups by number or domain, sweeps, reconciliation. */
    public <T> Future<T> acrossTenants(Function<Tx, Future<T>> work) {
        var actor = Actor.current();
        return transaction(
                tx -> actor.isEmpty()
                        ? tx.statement("SET LOCAL ROLE alovoice_system")
                        : tx.query(
                                        "SELECT set_config('role', 'alovoice_system', true), set_config('alovoice.actor', $1, true)",
                                        actor)
                                .mapEmpty(),
                work);
    }

    /** The first statements of the work follow BEGIN and the setting on the wire without waiting for either. */
    private <T> Future<T> transaction(Function<Tx, Future<Void>> setting, Function<Tx, Future<T>> work) {
        return pool.getConnection().recover(Outage::told).compose(connection -> {
            // Its statements fail and say so; without a handler the client prints to stderr.
            connection.exceptionHandler(e -> log.debug("a database connection was cut", e));
            var tx = new Tx(connection);
            var begun = tx.statement("BEGIN");
            var set = setting.apply(tx);
            var done = begin(work, tx);
            return Future.join(begun, set, done)
                    .transform(all -> tx.statement(all.succeeded() ? "COMMIT" : "ROLLBACK")
                            .transform(ended -> outcome(tx, all, ended)))
                    .onComplete(
                            end -> connection.close().onFailure(e -> log.warn("database connection did not close", e)))
                    .map(committed -> done.result());
        });
    }

    /**
     * A statement that nobody waited for may have failed too: PostgreSQL then answers COMMIT with a quiet ROLLBACK. By now all of them
     * have their answers.
     */
    private static Future<Void> outcome(Tx tx, AsyncResult<?> work, AsyncResult<Void> end) {
        var failure = tx.firstFailure() != null ? tx.firstFailure() : work.failed() ? work.cause() : end.cause();
        return failure == null
                ? Future.succeededFuture()
                : Outage.is(failure) ? Outage.told(failure) : Future.failedFuture(failure);
    }

    private static <T> Future<T> begin(Function<Tx, Future<T>> work, Tx tx) {
        try {
            return work.apply(tx);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    /**
     * Wakes the listeners of all brains. Never in a transaction, where NOTIFY would make commits wait for each other; while one
     * is on its way, any number of further calls become one more. A lost one costs a second: {@link Wakes} polls beneath.
     */
    public void wake(Channel channel) {
        if (pendingWakes.get(channel).getAndIncrement() == 0) {
            sendWake(channel);
        }
    }

    private void sendWake(Channel channel) {
        var pending = pendingWakes.get(channel);
        var sent = pending.get();
        pool.query("NOTIFY " + channel.wireName()).execute().onComplete(result -> {
            if (result.failed()) {
                log.warn("wake-up {} was not sent; listeners poll each second", channel, result.cause());
            }
            if (pending.addAndGet(-sent) > 0) {
                sendWake(channel);
            }
        });
    }

    public Pool pool() {
        return pool;
    }
}
