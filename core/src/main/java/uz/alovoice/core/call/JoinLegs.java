package uz.alovoice.core.call;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Channel;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;
import uz.alovoice.esl.Event;
import uz.alovoice.esl.EventName;

/**
 * Two channels hear each other: the talk begins. Channels of two different calls come together in an attended transfer or a pick-up;
 * the younger call's channel then moves to the older call, which is the one the client is in.
 */
public final class JoinLegs {
    private final Db db;

    public JoinLegs(Db db) {
        this.db = db;
    }

    /**
     * What an event tells of a talk. A bridge to somebody who was not answered yet lets the caller hear early media, an announcement of a
     * carrier as a rule: the talk begins with the answer.
     */
    public Future<Void> heard(Event event) {
        var other = event.header("Other-Leg-Unique-ID");
        var talk = event.is(EventName.CHANNEL_BRIDGE)
                ? event.number("Other-Leg-Channel-Answered-Time") != 0
                : event.is(EventName.CHANNEL_ANSWER) && event.number("Caller-Channel-Bridged-Time") > 0;
        return talk && other != null
                ? joined(UUID.fromString(event.uuid()), UUID.fromString(other), null)
                : Future.succeededFuture();
    }

    /**
     * Reporting twice changes nothing; channels that are no legs of ours are passed over.
     *
     * @param at when, on the switch's clock; null for now
     */
    public Future<Void> joined(UUID one, UUID other, @Nullable OffsetDateTime at) {
        return join(one, other, at, false);
    }

    /** A talk as a channel tells of it afterwards: none with somebody who is known to have gone unanswered. */
    public Future<Void> wereJoined(UUID one, UUID other, @Nullable OffsetDateTime at) {
        return join(one, other, at, true);
    }

    private Future<Void> join(UUID one, UUID other, @Nullable OffsetDateTime at, boolean over) {
        return db.acrossTenants(tx -> {
                    // Two reports of one talk must not each see it unknown. By id, like every lock of two calls.
                    tx.query(
                            "SELECT FROM call WHERE id IN (SELECT call_id FROM leg WHERE uuid IN ($1, $2)) ORDER BY id FOR NO KEY UPDATE",
                            one,
                            other);
                    return tx.list(row -> row, """
                                    SELECT l.uuid, l.call_id, l.tenant_id, l.role, l.operator_id, l.bridged_at, c.started_at,
                                        l.ended_at IS NOT NULL AND l.answered_at IS NULL AS unanswered
                                    FROM leg l JOIN call c ON c.id = l.call_id
                                    WHERE l.uuid IN ($1, $2) ORDER BY c.started_at, (l.role = 'caller') DESC""", one, other)
                            .compose(legs -> legs.size() == 2
                                            && !(over && legs.stream().anyMatch(leg -> leg.getBoolean("unanswered")))
                                    ? join(tx, legs, at)
                                    : Future.succeededFuture());
                })
                .onSuccess(joined -> db.wake(Channel.CALLS));
    }

    private static Future<Void> join(Tx tx, List<Row> legs, @Nullable OffsetDateTime at) {
        var client = legs.getFirst();
        var partner = legs.getLast();
        var tenant = new TenantId(client.getLong("tenant_id"));
        if (tenant.value() != partner.getLong("tenant_id")) {
            return Future.succeededFuture();
        }
        var call = new CallId(client.getUUID("call_id"));
        var known = client.getOffsetDateTime("bridged_at") != null && partner.getOffsetDateTime("bridged_at") != null;
        var moved = !partner.getUUID("call_id").equals(call.value());
        if (known && !moved) {
            return Future.succeededFuture();
        }
        // The report of a talk may come after that of its end: least() passes over what is NULL.
        tx.update("""
                UPDATE leg SET call_id = $3, bridged_at = CASE WHEN $5 AND uuid = $2 THEN least(coalesce($4, clock_timestamp()), ended_at)
                        ELSE coalesce(bridged_at, least(coalesce($4, clock_timestamp()), ended_at)) END,
                    answered_at = coalesce(answered_at, least(coalesce($4, clock_timestamp()), ended_at)),
                    role = CASE WHEN $5 AND uuid = $2 AND role = 'caller' THEN 'operator' ELSE role END
                WHERE uuid IN ($1, $2)""", client.getUUID("uuid"), partner.getUUID("uuid"), call.value(), at, moved);
        return tx.one(row -> row.getBoolean("over"), """
                        UPDATE call SET status = CASE WHEN ended_at IS NULL THEN 'talking' ELSE status END,
                            talk_at = coalesce(talk_at, least(coalesce($2, clock_timestamp()), ended_at)),
                            operator_id = coalesce($3, operator_id),
                            wait_ms = wait_ms + CASE WHEN waiting_since IS NULL THEN 0
                                ELSE extract(epoch FROM coalesce($2, clock_timestamp()) - waiting_since) * 1000 END,
                            waiting_since = NULL
                        WHERE id = $1 RETURNING ended_at IS NOT NULL AS over""", call.value(), at, partner.getLong("operator_id"))
                .compose(over -> {
                    tx.update("DELETE FROM queue_place WHERE call_id = $1", call.value());
                    return Timeline.note(
                                    tx,
                                    tenant,
                                    call,
                                    moved ? "joined_by_transfer" : "talk",
                                    new JsonObject()
                                            .put("leg", partner.getUUID("uuid").toString())
                                            .put("operator", partner.getLong("operator_id")))
                            .compose(noted -> over.orElse(false)
                                    ? FinishCall.finish(tx, tenant, call, "NORMAL_CLEARING", 0)
                                            .mapEmpty()
                                    : Future.<Void>succeededFuture());
                })
                .compose(noted -> moved ? leftBehind(tx, partner, tenant) : Future.succeededFuture());
    }

    /** The younger call ends when nothing is left of it. */
    private static Future<Void> leftBehind(Tx tx, Row partner, TenantId tenant) {
        var call = new CallId(partner.getUUID("call_id"));
        return tx.update("""
                        UPDATE call SET status = 'ended', ended_at = clock_timestamp(), result = 'answered', cause = 'ATTENDED_TRANSFER',
                            waiting_since = NULL
                        WHERE id = $1 AND ended_at IS NULL AND NOT EXISTS (SELECT FROM leg WHERE call_id = $1 AND leg.ended_at IS NULL)""", call.value())
                .compose(ended -> ended == 0
                        ? Future.succeededFuture()
                        : Timeline.note(tx, tenant, call, "ended", new JsonObject().put("result", "answered")));
    }
}
