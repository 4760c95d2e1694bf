package uz.alovoice.core.call;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Language;
import uz.alovoice.core.database.Channel;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.routing.Step;

/**
 * The rows of calls. Every change by a flow names the epoch it holds the call by; when another brain has claimed the call meanwhile the
 * change fails with LOST, and the flow must leave without touching anything.
 */
public final class Calls {
    private final Db db;
    private final UUID brain;

    /** @param brain this process, as owner of the calls it begins or claims */
    public Calls(Db db, UUID brain) {
        this.db = db;
        this.brain = brain;
    }

    /** Writes a new call with the leg it came on, in its first step. Committed before anything is said to the caller. */
    public Future<Call> begin(NewCall call) {
        return beganAt(call, null);
    }

    /**
     * The same of a call that nobody met when it came.
     *
     * @param at when that was, on the switch's clock; null for now
     */
    public Future<Call> beganAt(NewCall call, @Nullable OffsetDateTime at) {
        return db.inTenant(call.tenant(), tx -> {
                    // A phone that dials is busy from here on: the lock keeps a queue from offering it a call at this
                    // moment.
                    if (call.operator() != null) {
                        tx.query("SELECT FROM operator WHERE id = $1 FOR NO KEY UPDATE", call.operator());
                    }
                    var row = tx.one(
                            Call::of,
                            """
                            INSERT INTO call (id, tenant_id, node_id, owner, direction, step, visit, status, waiting_since, entry,
                                caller_leg, from_number, from_name, to_number, language, number_id, trunk_id, operator_id,
                                department_id, started_at)
                            VALUES ($1, $2, $3, $4, $5, $6, 1, $16,
                                CASE WHEN $16 IN ('queue', 'ringing') THEN coalesce($18, clock_timestamp()) END, $7, $8,
                                $9, $10, $11, $12, $13, $14, $15, $17, coalesce($18, clock_timestamp()))
                            RETURNING\s""" + Call.COLUMNS,
                            call.id().value(),
                            call.tenant().value(),
                            call.node(),
                            brain,
                            call.direction().code(),
                            call.step().toJson(),
                            call.entry(),
                            call.leg(),
                            call.from(),
                            call.fromName(),
                            call.to(),
                            call.language().code(),
                            call.number(),
                            call.trunk(),
                            call.operator(),
                            Status.of(call.step()).code(),
                            departmentOf(call.step()),
                            at);
                    tx.update(
                            """
                            INSERT INTO leg (uuid, tenant_id, call_id, node_id, role, operator_id, trunk_id, number, sip_call_id, created_at)
                            VALUES ($1, $2, $3, $4, 'caller', $5, $6, $7, $8, coalesce($9, clock_timestamp()))""",
                            call.leg(),
                            call.tenant().value(),
                            call.id().value(),
                            call.node(),
                            call.operator(),
                            call.trunk(),
                            call.from(),
                            call.sipCallId(),
                            at);
                    return Timeline.note(
                                    tx,
                                    call.tenant(),
                                    call.id(),
                                    "began",
                                    new JsonObject().put("step", call.step().toJson()))
                            .compose(noted -> row)
                            .map(Optional::orElseThrow);
                })
                .onSuccess(begun -> db.wake(Channel.CALLS));
    }

    /**
     * Takes a call that came back on a new socket, whoever had it.
     *
     * @return the call under a new epoch; empty when there is no such call, or when it has ended
     */
    public Future<Optional<Call>> claim(CallId id) {
        return db.acrossTenants(tx -> tx.one(
                Call::of,
                "UPDATE call SET owner = $2, epoch = epoch + 1 WHERE id = $1 AND ended_at IS NULL RETURNING "
                        + Call.COLUMNS,
                id.value(),
                brain));
    }

    /** Takes calls whose brain's lease has lapsed, oldest first; each goes to one brain only. */
    public Future<List<Call>> claimOrphans(int atMost) {
        return db.acrossTenants(tx -> tx.list(Call::of, """
                UPDATE call SET owner = $1, epoch = epoch + 1 WHERE id IN (
                    SELECT id FROM call WHERE ended_at IS NULL
                      AND NOT EXISTS (SELECT FROM brain b WHERE b.id = call.owner AND b.lease_until > clock_timestamp())
                    ORDER BY started_at LIMIT $2 FOR UPDATE SKIP LOCKED)
                RETURNING\s""" + Call.COLUMNS, brain, atMost));
    }

    /** Gives a claimed call back, for whichever brain comes next; nothing happens when it has been claimed again. */
    public Future<Void> release(Call call) {
        return db.acrossTenants(tx -> tx.update(
                        "UPDATE call SET owner = NULL WHERE id = $1 AND epoch = $2",
                        call.id().value(),
                        call.epoch()))
                .mapEmpty();
    }

    /** Enters a step: from now on this is what the call does, also for a brain that picks it up later. */
    public Future<Call> enter(Call call, Step step, Status status) {
        var waits = status == Status.QUEUE || status == Status.RINGING;
        return change(
                call,
                "entered",
                new JsonObject().put("step", step.toJson()),
                """
                step = $3, status = $4, visit = visit + 1,
                waiting_since = CASE WHEN $5 THEN coalesce(waiting_since, clock_timestamp()) END,
                wait_ms = wait_ms + CASE WHEN $5 OR waiting_since IS NULL THEN 0
                    ELSE extract(epoch FROM clock_timestamp() - waiting_since) * 1000 END,
                department_id = coalesce($6, department_id)""",
                step.toJson(),
                status.code(),
                waits,
                departmentOf(step));
    }

    private static @Nullable Long departmentOf(Step step) {
        return step instanceof Step.Queue queue ? queue.department() : null;
    }

    /** The flow took the call off the hook: the caller pays from here. */
    public Future<Call> answered(Call call) {
        return change(call, "answered", new JsonObject(), "answered_at = coalesce(answered_at, clock_timestamp())");
    }

    /** The person whom we called took it off the hook: the tenant pays from here. */
    public Future<Call> pickedUp(Call call) {
        return db.inTenant(
                        call.tenant(),
                        tx -> tx.update(
                                "UPDATE leg SET answered_at = clock_timestamp() WHERE uuid = $1 AND answered_at IS NULL AND ended_at IS NULL",
                                call.callerLeg()))
                .compose(noted -> answered(call));
    }

    /** Everything said from here on is in this language. */
    public Future<Call> speak(Call call, Language language) {
        return change(
                call, "language", new JsonObject().put("language", language.code()), "language = $3", language.code());
    }

    /** What the call has come to, unless it comes to more later: a talk outweighs it. */
    public Future<Call> result(Call call, Result result, String cause, int sipStatus) {
        return change(
                call,
                "result",
                new JsonObject().put("result", result.code()).put("cause", cause),
                "result = CASE WHEN talk_at IS NULL THEN $3 ELSE 'answered' END, cause = $4, sip_status = nullif($5, 0)",
                result.code(),
                cause,
                sipStatus);
    }

    /** The call goes on from another channel or with another destination: a transfer. It is in its new step at once, also for who picks it up. */
    public Future<Call> transferred(Call call, UUID leg, String entry, Step step, Status status) {
        return change(
                call,
                "transferred",
                new JsonObject().put("to", entry),
                "caller_leg = $3, entry = $4, result = NULL, step = $5, status = $6",
                leg,
                entry,
                step.toJson(),
                status.code());
    }

    private Future<Call> change(Call call, String kind, JsonObject detail, String set, Object... values) {
        var args = new Object[values.length + 2];
        args[0] = call.id().value();
        args[1] = call.epoch();
        System.arraycopy(values, 0, args, 2, values.length);
        return db.inTenant(call.tenant(), tx -> tx.one(
                                Call::of,
                                "UPDATE call SET " + set
                                        + " WHERE id = $1 AND epoch = $2 AND ended_at IS NULL RETURNING "
                                        + Call.COLUMNS,
                                args)
                        .compose(changed -> changed.isEmpty()
                                ? Future.failedFuture(lost(call))
                                : Timeline.note(tx, call.tenant(), call.id(), kind, detail)
                                        .map(noted -> changed.get())))
                .onSuccess(changed -> db.wake(Channel.CALLS));
    }

    private static CoreException lost(Call call) {
        return new CoreException(Reason.LOST, "call " + call.id() + " is no longer held by epoch " + call.epoch());
    }
}
