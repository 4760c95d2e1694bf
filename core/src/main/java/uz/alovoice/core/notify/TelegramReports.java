package uz.alovoice.core.notify;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.database.Db;

/** What Telegram reports of codes it was given: any brain takes a report, and the one that sent the code looks here. */
public final class TelegramReports {
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Db db;
    private final byte[] key;
    private final InstantSource clock;

    /** @param token of the Gateway; reports are signed with its hash. Null when there is no Gateway: then every report is refused */
    public TelegramReports(Db db, @Nullable String token, InstantSource clock) {
        this.db = db;
        this.key = token == null ? new byte[0] : sha256(token);
        this.clock = clock;
    }

    /**
     * @param signature X-Request-Signature, hex; null when it was not sent
     * @param timestamp X-Request-Timestamp, seconds since 1970
     * @return failed with FORBIDDEN when the report is not Telegram's or is an old one, with INVALID when it says nothing
     */
    public Future<Void> take(@Nullable String signature, @Nullable String timestamp, Buffer body) {
        if (signature == null || timestamp == null || !isFresh(timestamp) || !isSigned(signature, timestamp, body)) {
            return Future.failedFuture(new CoreException(Reason.FORBIDDEN, "not a report of Telegram's"));
        }
        try {
            var report = body.toJsonObject();
            return report.getValue("request_id") instanceof String request
                    ? note(request, TelegramGateway.deliveryOf(report))
                    : Future.failedFuture(new CoreException(Reason.INVALID, "the report names no request"));
        } catch (DecodeException | ClassCastException e) {
            return Future.failedFuture(new CoreException(Reason.INVALID, "the report is no JSON object", e));
        }
    }

    private boolean isFresh(String timestamp) {
        return timestamp.matches("[0-9]{1,11}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant())
                                .abs()
                                .compareTo(FRESH)
                        <= 0;
    }

    /** "Checking report integrity": hex(HMAC-SHA-256(timestamp LF body)), with the SHA-256 of the token as key. */
    private boolean isSigned(String signature, String timestamp, Buffer body) {
        if (key.length == 0) {
            return false;
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((timestamp + "\n").getBytes(StandardCharsets.UTF_8));
            var expected = HexFormat.of().formatHex(mac.doFinal(body.getBytes()));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has HMAC-SHA-256
        }
    }

    /** A report may be here before the answer to the request it is of, and reports may overtake each other: `sent` changes nothing. */
    Future<Void> note(String requestId, Delivery delivery) {
        return db.acrossTenants(tx -> tx.update("""
                        INSERT INTO telegram_code (request_id, delivery) VALUES ($1, $2)
                        ON CONFLICT (request_id) DO UPDATE SET delivery = excluded.delivery, at = clock_timestamp()
                        WHERE excluded.delivery <> 'sent'""", requestId, delivery.code()))
                .mapEmpty();
    }

    /** Empty when nothing was reported. */
    Future<Optional<Delivery>> of(String requestId) {
        return db.acrossTenants(tx -> tx.one(
                row -> Delivery.fromCode(row.getString("delivery")),
                "SELECT delivery FROM telegram_code WHERE request_id = $1",
                requestId));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
