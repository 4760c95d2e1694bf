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
     * Reporting twice changes nothing; channels that are no legs of ours are passed over.
     *
     * @param at when, on the switch's clock; null for now
     */
    public Future<Void> joined(UUID one, UUID other, @Nullable OffsetDateTime at) {
        return db.acrossTenants(tx -> tx.list(row -> row, """
                                SELECT l.uuid, l.call_id, l.tenant_id, l.role, l.operator_id, l.bridged_at, c.started_at
                                FROM leg l JOIN call c ON c.id = l.call_id
                                WHERE l.uuid IN ($1, $2) ORDER BY c.started_at, (l.role = 'caller') DESC""", one, other)
                        .compose(legs -> legs.size() == 2 ? join(tx, legs, at) : Future.succeededFuture()))
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
        // In the order of their ids, like every lock of two calls.
        tx.query(
                "SELECT FROM call WHERE id IN ($1, $2) ORDER BY id FOR NO KEY UPDATE",
                call.value(),
                partner.getUUID("call_id"));
        tx.update("""
                UPDATE leg SET call_id = $3, bridged_at = CASE WHEN $5 AND uuid = $2 THEN coalesce($4, clock_timestamp())
                        ELSE coalesce(bridged_at, $4, clock_timestamp()) END,
                    answered_at = coalesce(answered_at, $4, clock_timestamp()),
                    role = CASE WHEN $5 AND uuid = $2 AND role = 'caller' THEN 'operator' ELSE role END
                WHERE uuid IN ($1, $2)""", client.getUUID("uuid"), partner.getUUID("uuid"), call.value(), at, moved);
        tx.update("""
                UPDATE call SET status = 'talking', talk_at = coalesce(talk_at, $2, clock_timestamp()),
                    operator_id = coalesce($3, operator_id),
                    wait_ms = wait_ms + CASE WHEN waiting_since IS NULL THEN 0
                        ELSE extract(epoch FROM coalesce($2, clock_timestamp()) - waiting_since) * 1000 END,
                    waiting_since = NULL
                WHERE id = $1 AND ended_at IS NULL""", call.value(), at, partner.getLong("operator_id"));
        tx.update("DELETE FROM queue_place WHERE call_id = $1", call.value());
        return Timeline.note(
                        tx,
                        tenant,
                        call,
                        moved ? "joined_by_transfer" : "talk",
                        new JsonObject()
                                .put("leg", partner.getUUID("uuid").toString())
                                .put("operator", partner.getLong("operator_id")))
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
