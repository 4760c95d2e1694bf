package uz.alovoice.core.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.TenantId;

/**
 * AES-256-GCM with the installation's key (ALOVOICE_KEY). A sealed value opens only for the tenant it was sealed for, so that
 * one copied into another tenant's row is worth nothing. Layout: version (1 byte), nonce (12), ciphertext, tag (16).
 */
public final class Seal {
    private static final byte VERSION = 1;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** @param base64Key 32 bytes in Base64; anything else is refused, so that a mistyped key is seen at start */
    public Seal(String base64Key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64Key.strip());
        } catch (IllegalArgumentException e) {
            throw new CoreException(Reason.INVALID, "ALOVOICE_KEY is not Base64", e);
        }
        if (bytes.length != KEY_BYTES) {
            throw new CoreException(Reason.INVALID, "ALOVOICE_KEY must be 32 bytes in Base64, not " + bytes.length);
        }
        key = new SecretKeySpec(bytes, "AES");
    }

    public byte[] seal(TenantId tenant, String secret) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, tenant, nonce, secret.getBytes(StandardCharsets.UTF_8), 0);
        var all = new byte[1 + NONCE_BYTES + sealed.length];
        all[0] = VERSION;
        System.arraycopy(nonce, 0, all, 1, NONCE_BYTES);
        System.arraycopy(sealed, 0, all, 1 + NONCE_BYTES, sealed.length);
        return all;
    }

    /** Fails with UNAVAILABLE when the value was sealed with another key or for another tenant, or was changed. */
    public String open(TenantId tenant, byte[] sealed) {
        if (sealed.length < 1 + NONCE_BYTES || sealed[0] != VERSION) {
            throw new CoreException(Reason.UNAVAILABLE, "a stored secret has an unknown form");
        }
        var nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 1, nonce, 0, NONCE_BYTES);
        return new String(cipher(Cipher.DECRYPT_MODE, tenant, nonce, sealed, 1 + NONCE_BYTES), StandardCharsets.UTF_8);
    }

    /**
     * HMAC-SHA-256 with a key that is made from the installation's for this purpose alone: for short secrets that must be recognised and
     * must not be stored.
     *
     * @return 32 bytes
     */
    public byte[] fingerprint(String purpose, String secret) {
        return hmac(new SecretKeySpec(hmac(key, "fingerprint " + purpose), HMAC), secret);
    }

    private static byte[] hmac(SecretKeySpec with, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(with);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has HMAC-SHA-256
        }
    }

    private byte[] cipher(int mode, TenantId tenant, byte[] nonce, byte[] input, int from) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(("tenant " + tenant).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw new CoreException(Reason.UNAVAILABLE, "a stored secret does not open with this ALOVOICE_KEY", e);
        }
    }
}
