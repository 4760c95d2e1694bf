package uz.alovoice.web.auth;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import uz.alovoice.core.person.Token;

/** The cookie that holds a session's token: no script reads it, and no foreign page's form brings it along. */
public final class SessionCookie {
    /** As in the contract. */
    static final String NAME = "alovoice_session";

    /** As long as browsers keep any; when a session ends is for the database to say. */
    private static final long SECONDS = 400L * 24 * 3600;

    private SessionCookie() {}

    static Optional<Token> read(RoutingContext context) {
        var cookie = context.request().getCookie(NAME);
        return Optional.ofNullable(cookie).map(Cookie::getValue).map(Token::new);
    }

    public static void set(RoutingContext context, Token token) {
        context.response().addCookie(cookie(context, token.value()).setMaxAge(SECONDS));
    }

    static void clear(RoutingContext context) {
        context.response().addCookie(cookie(context, "").setMaxAge(0));
    }

    private static Cookie cookie(RoutingContext context, String value) {
        return Cookie.cookie(NAME, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setSecure(isHttps(context));
    }

    /** Whoever sends the header without a proxy only keeps his own cookie from clear text. */
    private static boolean isHttps(RoutingContext context) {
        return context.request().isSSL()
                || "https".equalsIgnoreCase(context.request().getHeader("X-Forwarded-Proto"));
    }
}
