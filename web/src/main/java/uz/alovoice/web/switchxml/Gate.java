package uz.alovoice.web.switchxml;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.Check;

/**
 * Basic credentials of the nodes. After ten wrong ones within a minute an address is answered 429 until that minute is over,
 * right or wrong, so that guessing is slow. Used on one event loop.
 */
public final class Gate implements Handler<RoutingContext> {
    private static final Logger log = LoggerFactory.getLogger(Gate.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_FAILURES = 10;
    private static final int MOST_ADDRESSES = 10_000;

    private record Failures(long since, int count) {}

    private final byte[] expected;
    private final InstantSource clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /** @param password at least 16 characters: it opens every customer's trunks */
    public Gate(String user, String password, InstantSource clock) {
        Check.that(
                !user.isEmpty() && user.indexOf(':') < 0, "the switches' user name must not be empty nor hold a colon");
        Check.that(password.length() >= 16, "the switches' password must have 16 characters or more");
        var credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.expected = sha256("Basic " + Base64.getEncoder().encodeToString(credentials));
        this.clock = clock;
    }

    @Override
    public synchronized void handle(RoutingContext context) {
        var address = context.request().remoteAddress().host();
        var failed = failures.get(address);
        if (failed != null && clock.millis() - failed.since() >= WINDOW.toMillis()) {
            failures.remove(address);
            failed = null;
        }
        if (failed != null && failed.count() >= MOST_FAILURES) {
            context.response()
                    .setStatusCode(429)
                    .putHeader(HttpHeaders.RETRY_AFTER, "60")
                    .end();
            return;
        }
        var given = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        // Hashes are compared, so that neither length nor place of a difference shows in the time it takes.
        if (given != null && MessageDigest.isEqual(sha256(given), expected)) {
            context.next();
            return;
        }
        if (failed == null) {
            log.warn("wrong credentials from {} on the switch-facing listener (said once a minute)", address);
        }
        failures.put(
                address,
                failed == null ? new Failures(clock.millis(), 1) : new Failures(failed.since(), failed.count() + 1));
        context.response()
                .setStatusCode(401)
                .putHeader("WWW-Authenticate", "Basic realm=\"switch\"")
                .end();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
