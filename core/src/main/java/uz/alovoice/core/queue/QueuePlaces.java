package uz.alovoice.core.queue;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.call.Call;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.department.Department;

/** The places of callers in queues: rows, so that a place outlives the brain that holds the call. */
public final class QueuePlaces {
    /** How many of the latest talks tell how long one takes. */
    private static final int SAMPLE = 50;

    private final Db db;

    public QueuePlaces(Db db) {
        this.db = db;
    }

    /**
     * Only for a call that lives and is still held by this epoch: whoever ends a call takes its place away, and that may be this very moment.
     *
     * @return since when the caller waits; a caller who came back after his brain died keeps his place. Fails with LOST when the call has ended
     *     or is another brain's
     */
    public Future<OffsetDateTime> take(Call call, Department department) {
        return db.inTenant(call.tenant(), tx -> tx.one(
                        row -> row.getOffsetDateTime("entered_at"),
                        """
                                INSERT INTO queue_place (call_id, tenant_id, department_id, priority)
                                SELECT id, tenant_id, $3, $4 FROM call WHERE id = $1 AND epoch = $2 AND ended_at IS NULL FOR NO KEY UPDATE
                                ON CONFLICT (call_id) DO UPDATE SET department_id = excluded.department_id, priority = excluded.priority,
                                    entered_at = CASE WHEN queue_place.department_id = excluded.department_id
                                        THEN queue_place.entered_at ELSE clock_timestamp() END
                                RETURNING entered_at""",
                        call.id().value(),
                        call.epoch(),
                        department.id().value(),
                        department.settings().priority())
                .map(taken -> taken.orElseThrow(() ->
                        new CoreException(Reason.LOST, "call " + call.id() + " has ended or is held by another"))));
    }

    public Future<Void> leave(Call call) {
        return db.inTenant(
                        call.tenant(),
                        tx -> tx.update(
                                "DELETE FROM queue_place WHERE call_id = $1",
                                call.id().value()))
                .mapEmpty();
    }

    /** Where a caller stands. */
    public record Standing(int position, Optional<Duration> estimate) {}

    /**
     * Position from 1, and how long the wait may be: talks last as long as the latest of this department did, and each operator on duty
     * serves one caller at a time. No wait is told before there was any talk to judge by, or when nobody is on duty.
     */
    public Future<Standing> standing(Call call, Department department) {
        return db.inTenant(call.tenant(), tx -> tx.one(
                        row -> new Standing(
                                row.getInteger("position"),
                                Optional.ofNullable(row.getDouble("talk_ms"))
                                        .filter(talk -> row.getInteger("on_duty") > 0)
                                        .map(talk -> Duration.ofMillis((long)
                                                (talk * row.getInteger("position") / row.getInteger("on_duty"))))),
                        """
                                SELECT (SELECT count(*)::int FROM queue_place other, queue_place mine
                                        WHERE mine.call_id = $1 AND other.department_id = mine.department_id
                                          AND (-other.priority, other.entered_at, other.call_id)
                                              <= (-mine.priority, mine.entered_at, mine.call_id)) AS position,
                                    (SELECT avg(talk_ms)::float8 FROM (SELECT talk_ms FROM call
                                        WHERE department_id = $2 AND ended_at IS NOT NULL AND talk_ms > 0
                                        ORDER BY started_at DESC LIMIT $3) AS latest) AS talk_ms,
                                    (SELECT count(*)::int FROM department_operator d JOIN operator o ON o.id = d.operator_id
                                        WHERE d.department_id = $2 AND o.presence = 'available' AND o.disabled_at IS NULL
                                          AND EXISTS (SELECT FROM registration r
                                              WHERE r.operator_id = o.id AND r.expires_at > clock_timestamp())) AS on_duty""",
                        call.id().value(),
                        department.id().value(),
                        SAMPLE)
                .map(Optional::orElseThrow));
    }
}
