package uz.alovoice.core.call;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.Optional;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.billing.TalkCost;
import uz.alovoice.core.call.EndLeg.Ended;
import uz.alovoice.core.database.Tx;

/**
 * Ends a call with its last leg, in the transaction that ends that: result, times and cost, as its legs tell. What is known better later (a leg
 * that was thought lost, a talk that was reported after its end) corrects them.
 */
final class FinishCall {
    private FinishCall() {}

    /**
     * Nothing happens while a leg lives. The call is locked.
     *
     * @param cause     of the leg that ended last; the caller's own counts where it is known
     * @param sipStatus of the same, 0 when unknown
     * @return the call when it has ended now, and not before
     */
    static Future<Optional<Ended>> finish(Tx tx, TenantId tenant, CallId call, String cause, int sipStatus) {
        return tx.one(
                        row -> row,
                        """
                        UPDATE call SET status = 'ended', ended_at = legs.ended_at, talk_ms = legs.talk_ms, cost = legs.cost,
                            wait_ms = CASE WHEN call.ended_at IS NOT NULL OR waiting_since IS NULL THEN wait_ms
                                ELSE wait_ms + greatest(extract(epoch FROM legs.ended_at - waiting_since), 0) * 1000 END,
                            waiting_since = NULL,
                            cause = coalesce(nullif(call.cause, 'LOST'), legs.caller_cause, $2),
                            result = CASE WHEN talk_at IS NOT NULL THEN 'answered' WHEN call.result IS NOT NULL THEN call.result
                                WHEN legs.picked_up THEN 'answered' WHEN direction = 'incoming' THEN 'missed'
                                WHEN visit = 0 THEN $3 ELSE 'no_answer' END -- one that we placed tells what became of it
                        FROM (SELECT
                                -- A phone that still rings for a caller who has gone is not the call.
                                coalesce(max(ended_at) FILTER (WHERE role = 'caller' OR bridged_at IS NOT NULL), max(ended_at)) AS ended_at,
                                (array_agg(cause ORDER BY ended_at DESC) FILTER (WHERE role = 'caller' AND cause <> 'LOST'))[1] AS caller_cause,
                                -- Where the switch connects by itself, the caller may go in the tick between an answer and the talk. Out of a
                                -- queue an answer is none yet: whoever answers is connected afterwards, or listens to nothing.
                                coalesce(bool_or(answered_at IS NOT NULL)
                                    FILTER (WHERE role <> 'caller' AND department_id IS NULL), false) AS picked_up,
                                coalesce(sum(greatest(extract(epoch FROM ended_at - bridged_at), 0) * 1000) FILTER (WHERE role <> 'caller'), 0)
                                    AS talk_ms,
                                coalesce(sum(""" + TalkCost.TIYIN + """
                                    ), 0) AS cost
                              FROM leg l WHERE call_id = $1) AS legs,
                            (SELECT ended_at AS at, result FROM call WHERE id = $1) AS before
                        WHERE id = $1 AND NOT EXISTS (SELECT FROM leg WHERE call_id = $1 AND leg.ended_at IS NULL)
                        RETURNING call.result, direction, wait_ms, before.at IS NULL AS first,
                            before.at IS NOT NULL AND before.result <> call.result AS corrected,
                            (extract(epoch FROM coalesce(answered_at, talk_at) - started_at) * 1000)::bigint AS set_up_ms""",
                        call.value(),
                        cause,
                        Outcome.of(cause, sipStatus).result().code())
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : finished(tx, tenant, call, found.get()));
    }

    private static Future<Optional<Ended>> finished(Tx tx, TenantId tenant, CallId call, Row row) {
        tx.update("DELETE FROM queue_place WHERE call_id = $1", call.value());
        tx.update(
                "UPDATE recording SET ended_at = clock_timestamp() WHERE call_id = $1 AND ended_at IS NULL",
                call.value());
        var first = row.getBoolean("first");
        var told = first || row.getBoolean("corrected")
                ? Timeline.note(
                        tx,
                        tenant,
                        call,
                        first ? "ended" : "corrected",
                        new JsonObject().put("result", row.getString("result")))
                : Future.<Void>succeededFuture();
        return told.map(noted -> first ? Optional.of(ended(row)) : Optional.empty());
    }

    private static Ended ended(Row call) {
        return new Ended(
                call.getString("direction"),
                call.getString("result"),
                Duration.ofMillis(call.getLong("wait_ms")),
                Optional.ofNullable(call.getLong("set_up_ms")).map(Duration::ofMillis));
    }
}
