package uz.alovoice.core.person;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a cookie or a link holds: 256 random bits. The database has only its SHA-256, which nobody can guess back.
 *
 * @param value base64url, 43 characters
 */
public record Token(String value) {
    private static final SecureRandom random = new SecureRandom();
    private static final int BYTES = 32;

    public static Token make() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public Buffer hash() {
        try {
            return Buffer.buffer(MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }

    /** Without the token: records land in logs. */
    @Override
    public String toString() {
        return "token";
    }
}
