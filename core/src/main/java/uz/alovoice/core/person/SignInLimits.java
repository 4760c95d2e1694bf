package uz.alovoice.core.person;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.number.PhoneNumber;

/**
 * How often codes may be sent and tried, on the database's clock. Whoever counts holds a lock on what he counts, address before phone, so
 * that requests of the same moment are counted one after the other.
 */
final class SignInLimits {
    /** Seconds that a code is good for. */
    static final int CODE_SECONDS = 300;
    /** Seconds between two codes for a phone. */
    static final int PAUSE_SECONDS = 60;
    /** A code ends with so many wrong tries. */
    static final int TRIES = 5;

    private record Limit(int most, int seconds) {}

    private static final int HOUR = 3600;
    private static final int DAY = 24 * HOUR;
    private static final List<Limit> CODES_OF_PHONE =
            List.of(new Limit(1, PAUSE_SECONDS), new Limit(5, HOUR), new Limit(10, DAY));
    // An office, or a mobile operator's subscribers, share an address: it may more than a phone may.
    private static final List<Limit> CODES_OF_ADDRESS = List.of(new Limit(30, HOUR), new Limit(150, DAY));
    private static final List<Limit> FAILURES_OF_ADDRESS = List.of(new Limit(50, HOUR), new Limit(200, DAY));

    private SignInLimits() {}

    /** Locks the address until the transaction ends. @return it, as it is kept: an IPv6 address counts as its /64 */
    static Future<String> lockAddress(Tx tx, Visitor visitor) {
        return tx.one(row -> row.getString("network"), """
                        SELECT pg_advisory_xact_lock(hashtextextended('address ' || network, 0)), network
                        FROM (SELECT network(set_masklen(given, CASE family(given) WHEN 6 THEN 64 ELSE 32 END))::text AS network
                            FROM (SELECT $1::text::inet AS given) a) n""", visitor.address()).map(Optional::orElseThrow);
    }

    /** Locks the phone until the transaction ends, after the address. */
    static Future<Void> lockPhone(Tx tx, PhoneNumber phone) {
        return tx.query("SELECT pg_advisory_xact_lock(hashtextextended('phone ' || $1, 0))", phone.value())
                .mapEmpty();
    }

    /** Fails with LIMIT, and says when to come again, when no code may be sent now. */
    static Future<Void> checkCodes(Tx tx, PhoneNumber phone, String address) {
        return refuse(Stream.concat(
                        CODES_OF_PHONE.stream().map(limit -> wait(tx, limit, """
                                        SELECT sent_at AS at FROM sign_in_code
                                        WHERE phone = $1 AND sent_at > clock_timestamp() - make_interval(secs => $2)""", phone.value())),
                        CODES_OF_ADDRESS.stream().map(limit -> wait(tx, limit, """
                                        SELECT sent_at AS at FROM sign_in_code
                                        WHERE address = $1::text::inet AND sent_at > clock_timestamp() - make_interval(secs => $2)""", address)))
                .toList());
    }

    /** Fails with LIMIT when too many wrong codes came from the address. */
    static Future<Void> checkFailures(Tx tx, String address) {
        return refuse(FAILURES_OF_ADDRESS.stream()
                .map(limit -> wait(tx, limit, """
                        SELECT at FROM sign_in_failure
                        WHERE address = $1::text::inet AND at > clock_timestamp() - make_interval(secs => $2)""", address))
                .toList());
    }

    /** @return seconds until one more is allowed, 0 for now */
    private static Future<Integer> wait(Tx tx, Limit limit, String times, String value) {
        return tx.one(row -> row.getInteger(0), """
                        SELECT ceil(extract(epoch FROM at - clock_timestamp()) + $2)::integer FROM (%s) counted
                        ORDER BY at DESC OFFSET $3 LIMIT 1""".formatted(times), value, (double) limit.seconds(), limit.most() - 1)
                .map(seconds -> seconds.orElse(0));
    }

    private static Future<Void> refuse(List<Future<Integer>> waits) {
        return Future.all(waits).compose(all -> {
            var longest = all.<Integer>list().stream()
                    .mapToInt(seconds -> seconds)
                    .max()
                    .orElse(0);
            return longest <= 0 ? Future.succeededFuture() : Future.failedFuture(tooMany(longest));
        });
    }

    private static CoreException tooMany(int seconds) {
        return new CoreException(Reason.LIMIT, Message.of("problem.retry", seconds));
    }
}
