package uz.alovoice.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * What browsers may do with anything from the public listener. Scripts come from here and are never in a page's text; styles may be, since
 * the component library sets them so.
 */
final class SecurityHeaders implements Handler<RoutingContext> {
    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' blob:",
            "worker-src 'self' blob:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");
    private static final String YEAR = "max-age=31536000";

    @Override
    public void handle(RoutingContext context) {
        var request = context.request();
        var headers = context.response().headers();
        headers.set("Content-Security-Policy", POLICY)
                .set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Referrer-Policy", "same-origin")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Cross-Origin-Resource-Policy", "same-origin")
                .set(
                        "Permissions-Policy",
                        "microphone=(self), speaker-selection=(self), camera=(), geolocation=(), payment=()");
        // Whoever sends the header without a proxy only binds himself to https.
        if (request.isSSL() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"))) {
            headers.set("Strict-Transport-Security", YEAR);
        }
        context.next();
    }
}
