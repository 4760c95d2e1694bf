package uz.alovoice.core.billing;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Tx;

/**
 * Talks are paid before they are talked: a leg to the world holds a part of the balance that is nobody else's while it lives, and the switch
 * itself ends it after the seconds that this part pays for. So tenants cannot spend what they have not, however many talk at once, and
 * whatever becomes of the brains.
 *
 * <p>Held are whole minutes, a tenth of what is free but {@value #MOST_MINUTES} at most: who has plenty may talk for long while no brain is
 * there to hold more. Where a minute is more than is left, its seconds are.
 */
public final class Reservations {
    /** Tiyin held for the living legs of a tenant. */
    static final String RESERVED = """
            SELECT coalesce(sum(ceil(paid_seconds::numeric * price_per_minute / 60)), 0) FROM leg
            WHERE tenant_id = b.tenant_id AND ended_at IS NULL AND paid_seconds > 0""";

    private static final int MOST_MINUTES = 60;
    private static final int SHARE = 10;

    private Reservations() {}

    /**
     * For a leg that is about to be tried, by the transaction that writes it. Locks the balance.
     *
     * @param pricePerMinute tiyin
     * @return seconds of talk from the answer on, 0 for as long as one likes; fails with UNPAID when there is nothing to pay with
     */
    public static Future<Integer> first(Tx tx, TenantId tenant, long pricePerMinute) {
        return free(tx, tenant)
                .compose(free -> free <= 0 || (pricePerMinute > 0 && seconds(free, pricePerMinute) == 0)
                        ? Future.failedFuture(new CoreException(Reason.UNPAID, Message.of("call.unpaid")))
                        : Future.succeededFuture(pricePerMinute == 0 ? 0 : seconds(free, pricePerMinute)));
    }

    /**
     * What is paid for of a talk.
     *
     * @param seconds from its answer
     * @param left of them from now on, one at least
     */
    public record Paid(int seconds, int left) {}

    /**
     * More for a leg whose talk will soon have used what is held for it, as far as something is free. Locks the leg, then the balance.
     *
     * @param soon seconds before the end of what is held; where there is more left, nothing is held
     * @return what is paid for now and the switch does not know of yet; empty when it knows all, or when the leg is over
     */
    public static Future<Optional<Paid>> more(Tx tx, TenantId tenant, UUID leg, int soon) {
        return tx.one(row -> row.getLong("price_per_minute"), """
                        SELECT price_per_minute FROM leg WHERE uuid = $1 AND ended_at IS NULL
                          AND answered_at + make_interval(secs => paid_seconds - $2::integer) < clock_timestamp() FOR NO KEY UPDATE""", leg, soon)
                .compose(price -> price.isEmpty()
                        ? Future.succeededFuture(0)
                        : free(tx, tenant)
                                .compose(free -> tx.update(
                                        "UPDATE leg SET paid_seconds = paid_seconds + $2 WHERE uuid = $1",
                                        leg,
                                        seconds(free, price.get()))))
                .compose(held ->
                        tx.one(row -> new Paid(row.getInteger("paid_seconds"), row.getInteger("left")), """
                        SELECT paid_seconds, greatest(1, ceil(extract(epoch FROM
                            answered_at + make_interval(secs => paid_seconds) - clock_timestamp())))::integer AS left
                        FROM leg WHERE uuid = $1 AND ended_at IS NULL AND fuse_seconds < paid_seconds""", leg));
    }

    private static Future<Long> free(Tx tx, TenantId tenant) {
        Ledger.lock(tx, tenant);
        return tx.one(
                        row -> row.getLong("free"),
                        "SELECT b.amount - (%s)::bigint AS free FROM balance b WHERE b.tenant_id = $1"
                                .formatted(RESERVED),
                        tenant.value())
                .map(Optional::orElseThrow);
    }

    /** What this money pays for: a share in whole minutes, or the seconds that are left. */
    static int seconds(long free, long pricePerMinute) {
        if (free >= pricePerMinute) {
            return 60 * Math.clamp(free / pricePerMinute / SHARE, 1, MOST_MINUTES);
        }
        return (int) Math.max(0, free * 60 / pricePerMinute);
    }
}
