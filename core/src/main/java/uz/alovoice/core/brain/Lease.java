package uz.alovoice.core.brain;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.database.Db;

/**
 * This brain's right to command calls: a row renewed each second on the database's clock. A brain that could not renew must
 * suppose that others have taken its calls; it stops commanding at once, by its own clock, and closes its sockets.
 */
public final class Lease {
    /** How long a brain may be silent before others take its calls. */
    public static final int SECONDS = 3;

    private static final Logger log = LoggerFactory.getLogger(Lease.class);
    private static final long RENEW_MS = 1000;
    /** By its own clock a brain gives up a little before the others may take over. */
    private static final long VALID_NS = (SECONDS * 1000L - 250) * 1_000_000;

    private final Vertx vertx;
    private final Db db;
    private final UUID brain;
    private final String socket;
    private final List<Runnable> lostHandlers = new CopyOnWriteArrayList<>();
    private volatile long validUntil;
    private volatile boolean lost;
    private volatile boolean draining;
    private long timer;

    /** @param socket host:port where nodes reach this brain's outbound-socket server */
    public Lease(Vertx vertx, Db db, UUID brain, String socket) {
        this.vertx = vertx;
        this.db = db;
        this.brain = brain;
        this.socket = socket;
    }

    public UUID brain() {
        return brain;
    }

    public Future<Void> start() {
        return acquire().onSuccess(started -> timer = vertx.setPeriodic(RENEW_MS, tick -> renew()));
    }

    /** Whether this brain may still send commands and write; checked before each of them. */
    public boolean valid() {
        return System.nanoTime() - validUntil < 0;
    }

    /** @throws CoreException LOST when the right has lapsed */
    public void check() {
        if (!valid()) {
            throw new CoreException(Reason.LOST, "this brain's lease has lapsed");
        }
    }

    /** Runs when the right has lapsed: sockets are to be closed, flows to be left. */
    public void onLost(Runnable handler) {
        lostHandlers.add(handler);
    }

    /** New calls go elsewhere from now on; those here are finished. */
    public Future<Void> drain() {
        draining = true;
        return db.acrossTenants(tx -> tx.update("UPDATE brain SET draining = true WHERE id = $1", brain))
                .mapEmpty();
    }

    public boolean draining() {
        return draining;
    }

    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        validUntil = System.nanoTime();
        return db.acrossTenants(tx -> tx.update("DELETE FROM brain WHERE id = $1", brain))
                .mapEmpty();
    }

    private Future<Void> acquire() {
        var asked = System.nanoTime();
        return db.acrossTenants(tx -> tx.update("""
                        INSERT INTO brain (id, socket, lease_until, draining)
                        VALUES ($1, $2, clock_timestamp() + make_interval(secs => $3), $4)
                        ON CONFLICT (id) DO UPDATE SET lease_until = excluded.lease_until""", brain, socket, (double) SECONDS, draining))
                .onSuccess(n -> {
                    validUntil = asked + VALID_NS;
                    lost = false;
                })
                .mapEmpty();
    }

    private void renew() {
        if (!valid() && !lost) {
            lost = true;
            log.error("lease lapsed: calls are left to other brains");
            lostHandlers.forEach(Runnable::run);
        }
        acquire().onFailure(e -> log.warn("lease not renewed", e));
    }
}
