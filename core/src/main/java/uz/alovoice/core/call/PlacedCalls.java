package uz.alovoice.core.call;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.number.PhoneNumber;

/** Calls that we place ourselves, written before the switch hears of them. */
public final class PlacedCalls {
    /** Where a call to somebody enters the dialplan when he answers, and so {@link Call#entry} until it is transferred. */
    public static final String ENTRY = "placed";

    /** The same of a campaign's: nobody asked for it, so he who answers is not made to wait. */
    public static final String CAMPAIGN = "campaign";

    private PlacedCalls() {}

    /**
     * What a minute to the number costs, in tiyin; fails with FORBIDDEN when the tenant may not call it. The limits of its day are for what
     * people dial: campaigns have their own.
     */
    public static Future<Long> price(Tx tx, CallId call, PhoneNumber number) {
        return ReserveLine.rights(tx, null, call, number).compose(rights -> {
            var barred = ReserveLine.barred(rights);
            return barred == null
                    ? Future.succeededFuture(rights.getLong("price_per_minute"))
                    : Future.failedFuture(barred);
        });
    }

    /**
     * Writes the call and the leg to the person called, who is its caller from the flow's point of view. No step is entered yet: the one in
     * {@code call} is what comes on an answer.
     *
     * @param pricePerMinute tiyin
     * @param seconds of talk that are paid for; 0 for as long as one likes
     */
    public static Future<Void> write(Tx tx, NewCall call, UUID brain, long pricePerMinute, int seconds) {
        tx.query(
                """
                INSERT INTO call (id, tenant_id, node_id, owner, direction, status, step, entry, caller_leg, from_number, from_name,
                    to_number, language, trunk_id)
                VALUES ($1, $2, $3, $4, $5, 'ringing', $6, $7, $8, $9, $10, $11, $12, $13)""",
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
                call.trunk());
        tx.query(
                """
                INSERT INTO leg (uuid, tenant_id, call_id, node_id, role, trunk_id, number, price_per_minute, paid_seconds, fuse_seconds)
                VALUES ($1, $2, $3, $4, 'caller', $5, $6, $7, $8, $8)""",
                call.leg(),
                call.tenant().value(),
                call.id().value(),
                call.node(),
                call.trunk(),
                call.to(),
                pricePerMinute,
                seconds);
        return Timeline.note(
                tx,
                call.tenant(),
                call.id(),
                "placed",
                new JsonObject().put("to", call.to()).put("trunk", call.trunk()));
    }
}
