package uz.alovoice.core.billing;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.UUID;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Tx;

/** Books what a talk with the world cost, in the transaction that ends its leg: the end and the charge are one. */
public final class ChargeLeg {
    private ChargeLeg() {}

    /**
     * The leg has ended and is locked. A leg that was lost first and is known better now is charged or given the difference, so that its
     * entries always come to its cost.
     */
    public static Future<Void> charge(Tx tx, TenantId tenant, UUID leg) {
        return tx.one(row -> row, """
                        SELECT l.call_id, l.number, l.price_per_minute, l.seconds::bigint AS seconds,
                            ceil(l.seconds * l.price_per_minute / 60)::bigint AS cost,
                            (SELECT coalesce(-sum(amount), 0)::bigint FROM ledger_entry e
                                WHERE e.tenant_id = $2 AND e.key IN (l.uuid::text, l.uuid || ' corrected')) AS booked,
                            EXISTS (SELECT FROM ledger_entry e WHERE e.tenant_id = $2 AND e.key = l.uuid::text) AS corrected
                        FROM (SELECT *, coalesce(ceil(greatest(extract(epoch FROM ended_at - answered_at), 0)), 0) AS seconds FROM leg) l
                        WHERE l.uuid = $1 AND l.price_per_minute > 0""", leg, tenant.value())
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
