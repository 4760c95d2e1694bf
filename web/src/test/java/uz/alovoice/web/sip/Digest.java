package uz.alovoice.web.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Answers a challenge: RFC 2617 with MD5, as FreeSWITCH asks for it. */
final class Digest {
    private Digest() {}

    /** The request again, with the next sequence number, another Via and the answer to the challenge. */
    static SipMessage authorized(SipPhone.Account account, SipMessage request, SipMessage challenge, String via) {
        boolean proxy = challenge.status() == 407;
        var asked = challenge.header(proxy ? "Proxy-Authenticate" : "WWW-Authenticate");
        var realm = String.valueOf(SipMessage.parameter(asked, "realm"));
        var nonce = String.valueOf(SipMessage.parameter(asked, "nonce"));
        var uri = request.requestUri();
        var cnonce = SipPhone.token();
        var secret = md5(account.user() + ":" + realm + ":" + account.password());
        var response = md5(secret + ":" + nonce + ":00000001:" + cnonce + ":auth:" + md5(request.method() + ":" + uri));
        var again = new SipMessage(request.start(), List.of(), request.body());
        for (var header : request.headers()) {
            again = again.with(
                    header.getKey(),
                    switch (header.getKey()) {
                        case "Via" -> via;
                        case "CSeq" -> request.sequence() + 1 + " " + request.method();
                        default -> header.getValue();
                    });
        }
        return again.with(
                proxy ? "Proxy-Authorization" : "Authorization",
                "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\", algorithm=MD5, cnonce=\"%s\", nc=00000001, qop=auth"
                        .formatted(account.user(), realm, nonce, uri, response, cnonce));
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
