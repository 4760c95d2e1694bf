package uz.alovoice.web.auth;

import io.vertx.ext.web.RoutingContext;
import java.net.URI;

/** Whether a request was sent by a page of ours. The cookie comes along with what any page sends; the browser says which one it was. */
public final class OwnSite {
    private OwnSite() {}

    /** Where the browser reached us, as it would write it: {@code https://pbx.example}. */
    public static String address(RoutingContext context) {
        var scheme = context.request().isSSL()
                        || "https".equalsIgnoreCase(context.request().getHeader("X-Forwarded-Proto"))
                ? "https://"
                : "http://";
        return scheme + context.request().authority();
    }

    /** By its Origin; without one it was not. */
    public static boolean sentBy(RoutingContext context) {
        var origin = context.request().getHeader("Origin");
        try {
            var authority = context.request().authority();
            return origin != null
                    && authority != null
                    && authority.toString().equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false; // "null" and the like are nobody's
        }
    }
}
