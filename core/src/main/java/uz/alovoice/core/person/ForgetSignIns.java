package uz.alovoice.core.person;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.database.Db;

/** Deletes what sign-in needs no more: codes and failures that no limit counts any longer, sessions that have ended. Any brain may, each hour. */
public final class ForgetSignIns {
    private static final Logger log = LoggerFactory.getLogger(ForgetSignIns.class);
    private static final long EVERY_MS = 3_600_000;

    private final Vertx vertx;
    private final Db db;
    private long timer;

    public ForgetSignIns(Vertx vertx, Db db) {
        this.vertx = vertx;
        this.db = db;
    }

    public void start() {
        timer = vertx.setPeriodic(EVERY_MS, tick -> forget().onFailure(e -> log.warn("old sign-ins stay", e)));
    }

    public void stop() {
        vertx.cancelTimer(timer);
    }

    public Future<Void> forget() {
        return db.acrossTenants(tx -> {
            tx.update("DELETE FROM sign_in_code WHERE sent_at < clock_timestamp() - interval '1 day'");
            tx.update("DELETE FROM sign_in_failure WHERE at < clock_timestamp() - interval '1 day'");
            tx.update("DELETE FROM telegram_code WHERE at < clock_timestamp() - interval '1 day'");
            return tx.update(
                            "DELETE FROM session WHERE seen_at < clock_timestamp() - make_interval(days => $1)",
                            Sessions.DAYS)
                    .mapEmpty();
        });
    }
}
