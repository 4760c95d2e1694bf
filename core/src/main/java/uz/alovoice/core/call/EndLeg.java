package uz.alovoice.core.call;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.billing.ChargeLeg;
import uz.alovoice.core.database.Channel;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.trunk.TrunkFaults;

/**
 * Ends a leg, and the call with its last leg. One conditional update, whoever reports it first: the call's own socket, the guardian of
 * the node, a CDR post, or reconciliation. Reporting twice ends nothing twice.
 */
public final class EndLeg {
    private final Db db;
    private final JoinLegs joinLegs;
    private final List<Consumer<Ended>> listeners = new CopyOnWriteArrayList<>();

    /**
     * A call that has ended, for whoever counts them.
     *
     * @param waited in queues and while phones rang
     * @param setUp from its beginning until it was answered; empty when it was not
     */
    public record Ended(String direction, String result, Duration waited, Optional<Duration> setUp) {}

    /** Runs after each commit that ended a call, once for a call, in the brain that wrote it. */
    public void onCallEnded(Consumer<Ended> listener) {
        listeners.add(listener);
    }

    public EndLeg(Db db, JoinLegs joinLegs) {
        this.db = db;
        this.joinLegs = joinLegs;
    }

    /** @return whether this report was the one that counted */
    public Future<Boolean> end(UUID leg, LegEnd end) {
        var over = new ArrayList<Ended>(1);
        return missedTalk(leg, end)
                .compose(known -> db.acrossTenants(tx -> tx.one(
                                row -> row,
                                "SELECT call_id, tenant_id, ended_at IS NOT NULL AS lost FROM leg"
                                        + " WHERE uuid = $1 AND (ended_at IS NULL OR cause = 'LOST')",
                                leg)
                        .compose(
                                found -> found.isEmpty() ? named(tx, leg, end) : end(tx, leg, found.get(), end, over))))
                .onSuccess(counted -> {
                    over.forEach(call -> listeners.forEach(listener -> listener.accept(call)));
                    if (counted) {
                        db.wake(Channel.CALLS);
                        db.wake(Channel.QUEUES);
                    }
                });
    }

    /** A talk that began while no brain listened is known at its end; it may move the leg to another call. */
    private Future<Void> missedTalk(UUID leg, LegEnd end) {
        if (end.talkedTo() == null || end.answeredAt() == null) {
            return Future.succeededFuture();
        }
        return db.acrossTenants(tx -> tx.one(
                        row -> true,
                        "SELECT FROM leg WHERE uuid = $1 AND bridged_at IS NULL AND ended_at IS NULL",
                        leg))
                .compose(unknown -> unknown.isEmpty()
                        ? Future.succeededFuture()
                        : joinLegs.wereJoined(leg, end.talkedTo(), end.talkedAt()));
    }

    /** The flow may end a leg before the switch tells of it; the name that the trunk knows it by is kept all the same. */
    private static Future<Boolean> named(Tx tx, UUID leg, LegEnd end) {
        return end.sipCallId() == null
                ? Future.succeededFuture(false)
                : tx.update(
                                "UPDATE leg SET sip_call_id = $2 WHERE uuid = $1 AND sip_call_id IS NULL",
                                leg,
                                end.sipCallId())
                        .map(false);
    }

    private static Future<Boolean> end(Tx tx, UUID leg, Row found, LegEnd end, List<Ended> over) {
        var call = new CallId(found.getUUID("call_id"));
        var tenant = new TenantId(found.getLong("tenant_id"));
        // Two last legs that end at once must not each see the other alive.
        tx.query("SELECT FROM call WHERE id = $1 FOR NO KEY UPDATE", call.value());
        return tx.one(row -> row, """
                        UPDATE leg SET ended_at = greatest(coalesce($2, clock_timestamp()), created_at), cause = $3,
                            sip_status = coalesce(nullif($4, 0), sip_status),
                            -- The switch's own report is exact; a talk may have begun with what the other network said before an answer.
                            answered_at = CASE WHEN $2::timestamptz IS NULL THEN coalesce(answered_at, $5) ELSE $5 END,
                            sip_call_id = coalesce(sip_call_id, $6)
                        WHERE uuid = $1 AND (ended_at IS NULL OR (cause = 'LOST' AND $3 <> 'LOST'))
                        RETURNING role, operator_id, department_id, trunk_id, ended_at, bridged_at""", leg, end.at(), end.cause(), end.sipStatus(), end.answeredAt(), end.sipCallId())
                .compose(ended -> ended.isEmpty()
                        ? Future.succeededFuture(false)
                        : free(tx, ended.get())
                                .compose(freed -> Timeline.note(
                                        tx,
                                        tenant,
                                        call,
                                        found.getBoolean("lost") ? "leg_corrected" : "leg_ended",
                                        detail(leg, ended.get(), end)))
                                .compose(noted -> learn(tx, leg, ended.get(), end))
                                .compose(noted -> FinishCall.finish(tx, tenant, call, end.cause(), end.sipStatus()))
                                .onSuccess(finished -> finished.ifPresent(over::add))
                                // Last: it locks the balance, and nothing is locked after that.
                                .compose(finished -> ChargeLeg.charge(tx, tenant, leg))
                                .map(true));
    }

    private static JsonObject detail(UUID leg, Row ended, LegEnd end) {
        return new JsonObject()
                .put("leg", leg.toString())
                .put("role", ended.getString("role"))
                .put("operator", ended.getLong("operator_id"))
                .put("cause", end.cause());
    }

    /** What the trunk was at fault for, or that it is right again. */
    private static Future<Void> learn(Tx tx, UUID leg, Row ended, LegEnd end) {
        if (ended.getLong("trunk_id") == null) {
            return Future.succeededFuture();
        }
        var fault = ended.getString("role").equals("outside")
                && Outcome.of(end.cause(), end.sipStatus()) == Outcome.TRUNK_FAULT;
        return TrunkFaults.learn(tx, leg, fault ? end.sipStatus() : 0, end.heard());
    }

    /** After a talk out of a queue the operator has his wrap-up time. */
    private static Future<Void> free(Tx tx, Row leg) {
        if (leg.getLong("operator_id") == null || leg.getOffsetDateTime("bridged_at") == null) {
            return Future.succeededFuture();
        }
        return tx.update(
                        """
                        UPDATE operator SET talk_ended_at = $2, wrap_up_until =
                            (SELECT $2::timestamptz + make_interval(secs => wrap_up_seconds) FROM department WHERE id = $3)
                        WHERE id = $1""",
                        leg.getLong("operator_id"),
                        leg.getOffsetDateTime("ended_at"),
                        leg.getLong("department_id"))
                .mapEmpty();
    }
}
