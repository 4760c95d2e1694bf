package uz.alovoice.web.switchxml;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.directory.Directory;

/**
 * All that nodes may ask on the switch-facing listener: {@code POST /xml} and {@code POST /cdr}. A node that gets anything but
 * 200 asks its next binding, or keeps the CDR and tries again.
 */
public final class SwitchRoutes {
    private static final Logger log = LoggerFactory.getLogger(SwitchRoutes.class);
    /** Ten times the largest look-up seen (10 kB after a transfer). */
    static final int LARGEST_LOOK_UP = 128 << 10;
    /** mod_json_cdr posts about 10 kB; call flows of long calls add to it. */
    static final int LARGEST_CDR = 2 << 20;

    private final Gate gate;
    private final LookUps lookUps;
    private final CdrSink cdrs;

    public SwitchRoutes(Gate gate, Directory directory, LiveBrains brains, SipSettings sip, CdrSink cdrs) {
        this.gate = gate;
        this.lookUps = new LookUps(directory, brains, sip);
        this.cdrs = cdrs;
    }

    public void mount(Router router) {
        router.post("/xml").handler(gate).handler(context -> body(context, LARGEST_LOOK_UP, this::xml));
        router.post("/cdr").handler(gate).handler(context -> body(context, LARGEST_CDR, this::cdr));
    }

    private Future<Void> xml(RoutingContext context, Buffer body) {
        var type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.startsWith("application/x-www-form-urlencoded")) {
            return end(context, 415);
        }
        Form form;
        try {
            form = Form.parse(body);
        } catch (IllegalArgumentException e) {
            log.warn(
                    "a look-up from {} is not URL-encoded: {}",
                    context.request().remoteAddress(),
                    e.getMessage());
            return end(context, 400);
        }
        return lookUps.answer(form).compose(xml -> context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/xml; charset=utf-8")
                .end(xml));
    }

    private Future<Void> cdr(RoutingContext context, Buffer body) {
        try {
            return cdrs.accept(Cdr.parse(body)).compose(committed -> end(context, 200));
        } catch (DecodeException e) {
            log.warn("a CDR from {} cannot be read: {}", context.request().remoteAddress(), e.getMessage());
            return end(context, 400);
        }
    }

    /** Reads no further than the limit, and answers 503 when the work fails: the node asks another brain. */
    private static void body(RoutingContext context, int limit, BiFunction<RoutingContext, Buffer, Future<Void>> work) {
        var request = context.request();
        var body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > limit) {
                request.handler(null).endHandler(null);
                log.warn("a request from {} to {} exceeds {} bytes", request.remoteAddress(), request.path(), limit);
                context.response()
                        .setStatusCode(413)
                        .putHeader(HttpHeaders.CONNECTION, "close")
                        .end();
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> work.apply(context, body).onFailure(e -> {
            if (e instanceof CoreException away && away.reason() == CoreException.Reason.UNAVAILABLE) {
                log.warn("{} for {}: {}", request.path(), request.remoteAddress(), away.getMessage());
            } else {
                log.error("{} for {} failed", request.path(), request.remoteAddress(), e);
            }
            if (!context.response().ended()) {
                context.response().setStatusCode(503).end();
            }
        }));
    }

    private static Future<Void> end(RoutingContext context, int status) {
        return context.response().setStatusCode(status).end();
    }
}
