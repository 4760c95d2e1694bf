package uz.alovoice.core.recording;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;

/** Erases what is past the tenant's retention, and the empty files of calls that came to no talk. The row stays, marked. */
public final class EraseRecordings {
    private static final Logger log = LoggerFactory.getLogger(EraseRecordings.class);
    private static final long EVERY_MS = 60_000;
    private static final int AT_ONCE = 500;
    private static final UUID NOTHING = new UUID(0, 0);

    private final Vertx vertx;
    private final Db db;
    private final Path data;
    private long timer;

    public EraseRecordings(Vertx vertx, Db db, Path data) {
        this.vertx = vertx;
        this.db = db;
        this.data = data;
    }

    private record Due(UUID id, TenantId tenant, String file) {}

    public void start() {
        timer = vertx.setPeriodic(EVERY_MS, tick -> erase().onFailure(e -> log.warn("recordings were not erased", e)));
    }

    public void stop() {
        vertx.cancelTimer(timer);
    }

    /**
     * All that is due, some at a time. A file that cannot be erased keeps none of the others, and is tried again the next time.
     *
     * @return how many were erased
     */
    public Future<Integer> erase() {
        return eraseAfter(NOTHING);
    }

    private Future<Integer> eraseAfter(UUID last) {
        return db.acrossTenants(tx -> tx.list(
                        row -> new Due(
                                row.getUUID("id"), new TenantId(row.getLong("tenant_id")), row.getString("file")),
                        """
                        SELECT r.id, r.tenant_id, r.file FROM recording r JOIN tenant t ON t.id = r.tenant_id JOIN call c ON c.id = r.call_id
                        WHERE r.erased_at IS NULL AND c.ended_at IS NOT NULL
                          AND (r.started_at < clock_timestamp() - make_interval(days => t.recording_days)
                            OR r.kind = 'talk' AND c.talk_at IS NULL OR r.kind = 'voicemail' AND c.result <> 'voicemail')
                          AND r.id > $2
                        ORDER BY r.id LIMIT $1""",
                        AT_ONCE,
                        last))
                .compose(due -> Future.join(due.stream().map(this::erased).toList())
                        .compose(all -> {
                            var erased = (int) all.list().stream()
                                    .filter(Boolean.TRUE::equals)
                                    .count();
                            return due.size() < AT_ONCE
                                    ? Future.succeededFuture(erased)
                                    : eraseAfter(due.getLast().id()).map(more -> erased + more);
                        }));
    }

    private Future<Boolean> erased(Due due) {
        return erase(due).map(true).otherwise(e -> {
            log.warn("recording {} of tenant {} was not erased: {}", due.id(), due.tenant(), e.toString());
            return false;
        });
    }

    private Future<Void> erase(Due due) {
        return vertx.fileSystem()
                .delete(data.resolve("tenants")
                        .resolve(due.tenant().toString())
                        .resolve(due.file())
                        .toString())
                .recover(e ->
                        e.getCause() instanceof NoSuchFileException ? Future.succeededFuture() : Future.failedFuture(e))
                .compose(gone -> db.inTenant(
                        due.tenant(),
                        tx -> tx.update("UPDATE recording SET erased_at = clock_timestamp() WHERE id = $1", due.id())))
                .mapEmpty();
    }
}
