package uz.alovoice.core.queue;

import static java.util.stream.Collectors.toMap;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.database.Tx;

/**
 * How an operator can be rung beside his registered phones.
 *
 * @param wakeable his browsers may be told now: they were not a moment ago
 * @param beside   his mobile rings together with his phones
 * @param after    it rings when none of them answers
 * @param phone    his mobile; null when neither
 */
record Ways(
        long operator,
        boolean wakeable,
        boolean beside,
        boolean after,
        @Nullable String phone) {
    /** So long a browser that was told has to open a phone. */
    static final int WAKE_SECONDS = 12;
    /** So long nothing else is tried with somebody who could not be rung. */
    private static final int REST_SECONDS = 30;

    private static final int TOLD_AGAIN_SECONDS = 60;

    static Future<Map<Long, Ways>> of(Tx tx, Long... operators) {
        return tx.list(Ways::read, """
                        SELECT o.id, o.ring_mobile, o.phone,
                            EXISTS (SELECT FROM push_subscription s WHERE s.operator_id = o.id)
                                AND coalesce(o.woken_at, '-infinity') < clock_timestamp() - make_interval(secs => $2) AS wakeable
                        FROM operator o WHERE o.id = ANY($1)""", operators, (double) TOLD_AGAIN_SECONDS)
                .map(all -> all.stream().collect(toMap(Ways::operator, one -> one)));
    }

    /** He is not offered anything for a while; a phone that registers ends that. */
    static Future<Integer> passOver(Tx tx, long operator, boolean woken) {
        return tx.update("""
                UPDATE operator SET skipped_until = clock_timestamp() + make_interval(secs => $2),
                    woken_at = CASE WHEN $3 THEN clock_timestamp() ELSE woken_at END WHERE id = $1""", operator, (double) (woken ? WAKE_SECONDS : REST_SECONDS), woken);
    }

    private static Ways read(Row row) {
        var phone = row.getString("phone");
        var mobile = row.getString("ring_mobile");
        return new Ways(
                row.getLong("id"),
                row.getBoolean("wakeable"),
                phone != null && mobile.equals("beside"),
                phone != null && mobile.equals("after"),
                phone);
    }
}
