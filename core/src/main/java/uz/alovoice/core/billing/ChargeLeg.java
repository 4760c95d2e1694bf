package uz.alovoice.core.billing;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.UUID;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Tx;

/** Books what a talk with the world cost, in the transaction that ends its leg: the end and the charge are one. */
public final class ChargeLeg {
    private static final String BOOKED = """
            (SELECT coalesce(-sum(amount), 0)::bigint FROM ledger_entry e
                WHERE e.tenant_id = $2 AND e.key IN (l.uuid::text, l.uuid || ' corrected')) AS booked,
            EXISTS (SELECT FROM ledger_entry e WHERE e.tenant_id = $2 AND e.key = l.uuid::text) AS corrected""";

    private ChargeLeg() {}

    /**
     * The leg has ended and is locked. A leg that was lost first and is known better now is charged or given the difference, so that its
     * entries always come to its cost.
     */
    public static Future<Void> charge(Tx tx, TenantId tenant, UUID leg) {
        var talk = "SELECT l.call_id, l.number, l.price_per_minute, " + TalkCost.SECONDS + "::bigint AS seconds, "
                + TalkCost.TIYIN + "::bigint AS cost, " + BOOKED
                + " FROM leg l WHERE l.uuid = $1 AND l.price_per_minute > 0";
        return tx.one(row -> row, talk, leg, tenant.value())
                .compose(found -> found.isEmpty()
                                || found.get()
                                        .getLong("cost")
                                        .equals(found.get().getLong("booked"))
                        ? Future.succeededFuture()
                        : Ledger.book(tx, tenant, booking(leg, found.get())).mapEmpty());
    }

    private static Booking booking(UUID leg, Row talk) {
        return new Booking(
                talk.getBoolean("corrected") ? leg + " corrected" : leg.toString(),
                EntryKind.CALL,
                talk.getLong("booked") - talk.getLong("cost"),
                talk.getLong("seconds"),
                talk.getLong("price_per_minute"),
                talk.getString("number"),
                talk.getUUID("call_id"));
    }
}
