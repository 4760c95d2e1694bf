package uz.alovoice.web.phone;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.Language;
import uz.alovoice.core.Messages;
import uz.alovoice.core.person.Token;
import uz.alovoice.core.workplace.LinphoneConfig;
import uz.alovoice.core.workplace.Workplaces;
import uz.alovoice.web.auth.OwnSite;

/**
 * {@code /p/…}: the link in the QR code of an operator. Linphone that scans it is told its account, once; a camera that opens it in a browser
 * sees what to do, which uses nothing up. Whatever is wrong with a link, the answer is the same: nothing is there.
 */
public final class PhoneLinks {
    private static final Logger log = LoggerFactory.getLogger(PhoneLinks.class);

    private final Workplaces workplaces;
    private final String sipProxy;

    /** @param sipProxy host:port that phones register at */
    public PhoneLinks(Workplaces workplaces, String sipProxy) {
        this.workplaces = workplaces;
        this.sipProxy = sipProxy;
    }

    public void mount(Router router) {
        router.get("/p/:token").handler(this::answer);
    }

    private void answer(RoutingContext context) {
        var token = new Token(context.pathParam("token"));
        var accept = context.request().getHeader("Accept");
        var answered = accept != null && accept.contains("text/html") ? page(context, token) : config(context, token);
        answered.onFailure(e -> {
            log.warn("a link could not be answered", e);
            nothing(context);
        });
    }

    private Future<Void> config(RoutingContext context, Token token) {
        return workplaces
                .use(token)
                .compose(found -> found.isEmpty()
                        ? nothing(context)
                        : guarded(context)
                                .putHeader("Content-Type", "application/xml; charset=utf-8")
                                .end(LinphoneConfig.of(
                                        found.get().account(), found.get().name(), sipProxy)));
    }

    private Future<Void> page(RoutingContext context, Token token) {
        return workplaces
                .waits(token)
                .compose(waits -> waits
                        ? guarded(context)
                                .putHeader("Content-Type", "text/html; charset=utf-8")
                                .end(html(language(context), OwnSite.address(context), token))
                        : nothing(context));
    }

    private static Future<Void> nothing(RoutingContext context) {
        return guarded(context)
                .setStatusCode(404)
                .putHeader("Content-Type", "text/plain")
                .end("Not found");
    }

    private static io.vertx.core.http.HttpServerResponse guarded(RoutingContext context) {
        return context.response()
                .putHeader("Cache-Control", "no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Robots-Tag", "noindex");
    }

    private static Language language(RoutingContext context) {
        for (var preferred : context.acceptableLanguages()) {
            for (var language : Language.values()) {
                if (language.code().equals(preferred.tag().toLowerCase(Locale.ROOT))) {
                    return language;
                }
            }
        }
        return Language.UZ;
    }

    private static String html(Language language, String address, Token token) {
        return """
            <!doctype html>
            <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><title>AloVoice</title>
            <style>
              :root { --page: #f4f6f9; --card: #fff; --text: #1b2530; --blue: #1767b1; --on: #fff }
              @media (prefers-color-scheme: dark) { :root { --page: #0f151d; --card: #151d27; --text: #d9e1ea; --blue: #7fb8ee; --on: #0f151d } }
              body { margin: 0; padding: 0 12px; background: var(--page); color: var(--text); font: 17px/1.5 system-ui, sans-serif }
              main { max-width: 26rem; margin: 6vh auto; padding: 1.5rem; background: var(--card); border-radius: 12px }
              h1 { font-size: 1.4rem; margin: 0 0 .75rem } li { margin: .5rem 0 }
              a { color: var(--blue) }
              .go { display: block; margin: 1.25rem 0; padding: .8rem 1rem; border-radius: 8px; background: var(--blue); color: var(--on);
                text-align: center; text-decoration: none; font-weight: 600 }
            </style></head>
            <body><main><h1>%s</h1><ol><li>%s</li><li>%s</li></ol>
            <a class="go" href="linphone-config:%s/p/%s">%s</a>
            <p>%s <a href="%s/">%s</a></p></main></body></html>
            """.formatted(
                        language.code(),
                        said(language, "workplace.link_title"),
                        said(language, "workplace.link_install"),
                        said(language, "workplace.link_open"),
                        address,
                        token.value(),
                        said(language, "workplace.link_button"),
                        said(language, "workplace.link_browser"),
                        address,
                        said(language, "workplace.link_browser_open"));
    }

    private static String said(Language language, String key) {
        return Messages.text(language, key, List.of());
    }
}
