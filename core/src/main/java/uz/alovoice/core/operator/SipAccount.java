package uz.alovoice.core.operator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What a phone needs to register. The secret leaves the brain only to be typed into a phone. */
public record SipAccount(String extension, String domain, String secret) {
    private static final SecureRandom random = new SecureRandom();
    private static final String LETTERS =
            "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // none that look alike
    private static final int LENGTH = 20; // 115 bits

    static String newSecret() {
        var secret = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            secret.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return secret.toString();
    }

    /** H(A1) of digest authentication (RFC 2617), with MD5 as every phone speaks it; what the switch is given in place of the secret. */
    String a1Hash() {
        try {
            var a1 = extension + ":" + domain + ":" + secret;
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(a1.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has MD5
        }
    }

    /** Without the secret: records land in logs. */
    @Override
    public String toString() {
        return extension + "@" + domain;
    }
}
