package uz.alovoice.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.micrometer.backends.BackendRegistries;
import uz.alovoice.web.api.Api;
import uz.alovoice.web.auth.TelegramCallback;
import uz.alovoice.web.phone.PhoneLinks;
import uz.alovoice.web.phone.SipRelay;

/**
 * What the world may reach. {@code /healthz}: the process lives; {@code /readyz}: it takes calls; {@code /metrics}: for Prometheus.
 * {@code /api}: the contract. {@code /sip}: phones in browsers, {@code /p}: links that set up others. Everything else is the dashboard.
 */
final class PublicListener {
    private final Config config;
    private final HttpServer server;
    private final Router router;
    private final Api api;
    private final SipRelay sip;

    PublicListener(
            Vertx vertx,
            Config config,
            Brain brain,
            Api api,
            TelegramCallback callback,
            SipRelay sip,
            PhoneLinks links) {
        this.api = api;
        this.sip = sip;
        this.config = config;
        router = Router.router(vertx);
        router.route().handler(new SecurityHeaders());
        router.get("/healthz").handler(context -> context.json(new JsonObject().put("status", "up")));
        router.get("/readyz").handler(context -> {
            context.response().setStatusCode(brain.ready() ? 200 : 503);
            context.json(new JsonObject().put("ready", brain.ready()).put("open_calls", brain.openCalls()));
        });
        router.get("/metrics").handler(context -> {
            if (BackendRegistries.getDefaultNow() instanceof PrometheusMeterRegistry metrics) {
                context.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4")
                        .end(metrics.scrape());
            } else {
                context.fail(404);
            }
        });
        callback.mount(router);
        sip.mount(router);
        links.mount(router);
        server = vertx.createHttpServer(new HttpServerOptions()
                        // A phone on a slow line loads a third of the bytes; sounds say for themselves that they stay
                        // as they are.
                        .setCompressionSupported(true)
                        .addWebSocketSubProtocol("sip")
                        .setMaxWebSocketFrameSize(SipRelay.LONGEST_MESSAGE)
                        .setMaxWebSocketMessageSize(SipRelay.LONGEST_MESSAGE))
                .requestHandler(router);
    }

    Future<Void> start() {
        return api.mount(router)
                .onSuccess(mounted -> new Dashboard(config.dashboard()).mount(router))
                .compose(mounted -> server.listen(config.publicAddress()))
                .mapEmpty();
    }

    Future<Void> stop() {
        sip.stop();
        return server.close();
    }
}
