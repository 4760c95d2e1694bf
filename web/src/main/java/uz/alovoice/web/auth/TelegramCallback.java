package uz.alovoice.web.auth;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.notify.TelegramReports;

/** Where Telegram's Gateway reports what became of a code. Not part of the contract: nobody else may call it. */
public final class TelegramCallback {
    public static final String PATH = "/callbacks/telegram-gateway";

    private static final int LARGEST = 10_000;

    private final TelegramReports reports;

    public TelegramCallback(TelegramReports reports) {
        this.reports = reports;
    }

    public void mount(Router router) {
        router.post(PATH)
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST))
                .handler(this::take);
    }

    private void take(RoutingContext context) {
        var request = context.request();
        var body = context.body().buffer();
        reports.take(
                        request.getHeader("X-Request-Signature"),
                        request.getHeader("X-Request-Timestamp"),
                        body == null ? Buffer.buffer() : body)
                .onSuccess(taken -> context.response().end())
                .onFailure(e -> refuse(context, e));
    }

    private static void refuse(RoutingContext context, Throwable e) {
        if (e instanceof CoreException refusal && refusal.reason() == Reason.FORBIDDEN) {
            context.fail(403, e);
        } else if (e instanceof CoreException) {
            context.fail(400, e);
        } else {
            context.fail(e);
        }
    }
}
