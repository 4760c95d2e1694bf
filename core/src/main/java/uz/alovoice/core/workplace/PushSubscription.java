package uz.alovoice.core.workplace;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.Base64;
import java.util.Set;
import uz.alovoice.core.Check;
import uz.alovoice.core.Language;

/**
 * A browser that may be woken, as it names itself (Push API).
 *
 * @param endpoint of its push service
 * @param p256dh   its public key, 65 bytes
 * @param auth     its secret, 16 bytes
 * @param language that it tells of calls in
 */
public record PushSubscription(String endpoint, Buffer p256dh, Buffer auth, Language language) {
    private static final int KEY_BYTES = 65;
    private static final int SECRET_BYTES = 16;
    private static final int LONGEST = 1000;

    public PushSubscription {
        Check.that(p256dh.length() == KEY_BYTES && p256dh.getByte(0) == 4, "p256dh", "workplace.push_key");
        Check.that(auth.length() == SECRET_BYTES, "auth", "workplace.push_key");
    }

    /**
     * @param services whom an endpoint may belong to: a host, or all below it when it begins with a dot, or {@code http://host:port} of one's
     *     own. The brain calls there, and must not be sent to wherever somebody likes
     */
    public static PushSubscription of(
            String endpoint, String p256dh, String auth, Language language, Set<String> services) {
        Check.that(endpoint.length() <= LONGEST && isOf(endpoint, services), "endpoint", "workplace.push_service");
        return new PushSubscription(endpoint, bytes("p256dh", p256dh), bytes("auth", auth), language);
    }

    private static boolean isOf(String endpoint, Set<String> services) {
        try {
            var uri = URI.create(endpoint);
            var host = uri.getAuthority(); // with a port or a user it is no host, and none of these
            if (host == null) {
                return false;
            }
            return services.stream()
                    .anyMatch(service -> service.startsWith("http://")
                            ? endpoint.startsWith(service + "/")
                            : "https".equals(uri.getScheme())
                                    && (service.startsWith(".") ? host.endsWith(service) : host.equals(service)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Buffer bytes(String field, String base64Url) {
        try {
            return Buffer.buffer(Base64.getUrlDecoder().decode(base64Url));
        } catch (IllegalArgumentException e) {
            Check.that(false, field, "workplace.push_key");
            throw e;
        }
    }

    /** Without its secret: records land in logs. */
    @Override
    public String toString() {
        return URI.create(endpoint).getHost();
    }
}
