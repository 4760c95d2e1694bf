package uz.alovoice.simswitch.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import uz.alovoice.simswitch.channel.SipVariables;
import uz.alovoice.simswitch.node.Ids;

/**
 * SIP digest credentials (RFC 2617, qop=auth, MD5) that a phone makes with its password and the switch checks with the
 * directory's password or a1-hash.
 */
record Digest(String username, String realm, String nonce, String uri, String method, String cnonce, String response) {
    static Digest of(String username, String realm, String password, String method, String uri) {
        String nonce = Ids.random();
        String cnonce = SipVariables.token(10);
        String a1 = md5(username + ":" + realm + ":" + password);
        return new Digest(username, realm, nonce, uri, method, cnonce, response(a1, nonce, cnonce, method, uri));
    }

    /** Whether the directory's user made this. */
    boolean madeBy(DirectoryUser user) {
        String a1 = user.param("a1-hash");
        if (a1 == null && user.param("password") == null) return false;
        if (a1 == null) a1 = md5(username + ":" + realm + ":" + user.param("password"));
        return response(a1, nonce, cnonce, method, uri).equals(response);
    }

    private static String response(String a1, String nonce, String cnonce, String method, String uri) {
        return md5(a1 + ":" + nonce + ":00000001:" + cnonce + ":auth:" + md5(method + ":" + uri));
    }

    static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
