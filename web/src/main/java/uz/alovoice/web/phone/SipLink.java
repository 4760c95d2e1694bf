package uz.alovoice.web.phone;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketBase;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One browser and the node it talks to: whole messages both ways, each side read only as fast as the other takes. */
final class SipLink {
    private static final Logger log = LoggerFactory.getLogger(SipLink.class);
    /** Bytes that may wait for one side before the other is not read any more. */
    private static final int WAITING = 64 << 10;

    private static final short FORBIDDEN = 1008;
    private static final short GOING_AWAY = 1001;

    private final RoutingContext context;
    private final ServerWebSocket browser;
    private final WebSocketBase node;
    private volatile boolean heard = true;

    SipLink(RoutingContext context, ServerWebSocket browser, WebSocketBase node) {
        this.context = context;
        this.browser = browser;
        this.node = node;
    }

    /** The request that it began with. */
    RoutingContext context() {
        return context;
    }

    /** @param closed told once, when either side has gone */
    void start(Runnable closed) {
        browser.setWriteQueueMaxSize(WAITING);
        node.setWriteQueueMaxSize(WAITING);
        forward(browser, node);
        forward(node, browser);
        browser.pongHandler(pong -> heard = true);
        browser.closeHandler(gone -> {
            closed.run();
            node.close();
        });
        node.closeHandler(gone -> browser.close(GOING_AWAY, "the node has gone"));
    }

    private void forward(WebSocketBase from, WebSocketBase to) {
        from.textMessageHandler(text -> {
            heard |= from == browser;
            to.writeTextMessage(text);
            hold(from, to);
        });
        from.binaryMessageHandler(bytes -> {
            heard |= from == browser;
            to.writeBinaryMessage(bytes);
            hold(from, to);
        });
        from.exceptionHandler(e -> {
            log.debug("a phone's connection broke", e);
            to.close();
        });
    }

    private static void hold(WebSocketBase from, WebSocketBase to) {
        if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(drained -> from.resume());
        }
    }

    /** Whether nothing came from the browser since this was asked last; asks it for a sign of life. */
    boolean silent() {
        var silent = !heard;
        heard = false;
        browser.writePing(Buffer.buffer());
        return silent;
    }

    /** The operator may not be connected any more. */
    void forbid() {
        browser.close(FORBIDDEN, "signed out");
    }

    void close() {
        browser.close();
    }
}
