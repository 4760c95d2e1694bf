package uz.alovoice.web.phone;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.workplace.BrowserPhones;
import uz.alovoice.web.auth.Caller;
import uz.alovoice.web.auth.OwnSite;
import uz.alovoice.web.auth.Sessions;

/**
 * {@code /sip}: SIP over WebSocket (RFC 7118) for the phone in the browser. The brain passes each message on to a node of the tenant and
 * back, so that a browser meets one address and one certificate, whatever nodes there are. Media does not come this way: when the brain dies
 * the talk goes on, and the phone comes back through another one. Who may call what is between phone and switch; here it is only asked
 * whether somebody is an operator, again and again while he is connected.
 */
public final class SipRelay {
    private static final Logger log = LoggerFactory.getLogger(SipRelay.class);
    static final String SUBPROTOCOL = "sip";
    /** A SIP message with the session description of a browser has less than ten KB. */
    public static final int LONGEST_MESSAGE = 64 << 10;

    private static final int CONNECT_MS = 2_000;
    private static final long LOOK_MS = 20_000;

    private final Vertx vertx;
    private final Sessions sessions;
    private final BrowserPhones phones;
    private final int nodePort;
    private final WebSocketClient client;
    private final Set<SipLink> links = ConcurrentHashMap.newKeySet();
    private long timer;

    /** @param nodePort of the nodes' WebSocket; 0 when they have none */
    public SipRelay(Vertx vertx, Sessions sessions, BrowserPhones phones, int nodePort) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.phones = phones;
        this.nodePort = nodePort;
        client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setConnectTimeout(CONNECT_MS)
                .setMaxFrameSize(LONGEST_MESSAGE)
                .setMaxMessageSize(LONGEST_MESSAGE));
    }

    public void mount(Router router) {
        router.get("/sip").handler(this::enter);
        timer = vertx.setPeriodic(LOOK_MS, tick -> links.forEach(this::look));
    }

    public void stop() {
        vertx.cancelTimer(timer);
    }

    /** Phones that are connected through this brain. */
    public int open() {
        return links.size();
    }

    private void enter(RoutingContext context) {
        var request = context.request();
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE)) || !speaksSip(context)) {
            context.response()
                    .setStatusCode(426)
                    .putHeader("Upgrade", "websocket")
                    .end();
            return;
        }
        if (!OwnSite.sentBy(context)) {
            context.response().setStatusCode(403).end();
            return;
        }
        request.pause();
        operator(context)
                .compose(who -> connect(who).compose(node -> request.toWebSocket()
                        .onFailure(e -> node.close())
                        .onSuccess(browser -> join(context, browser, node))))
                .onFailure(e -> refuse(context, e));
    }

    private static boolean speaksSip(RoutingContext context) {
        var offered = context.request().getHeader("Sec-WebSocket-Protocol");
        return offered != null
                && Stream.of(offered.split(",")).anyMatch(one -> one.strip().equals(SUBPROTOCOL));
    }

    /** Fails with FORBIDDEN unless an operator who may work is signed in. */
    private Future<Caller> operator(RoutingContext context) {
        return sessions.caller(context).map(found -> found.filter(who -> who.operator() != null)
                .orElseThrow(() -> new CoreException(Reason.FORBIDDEN, "no operator is signed in")));
    }

    private Future<WebSocket> connect(Caller who) {
        return nodePort == 0
                ? Future.failedFuture(new CoreException(Reason.UNAVAILABLE, "the nodes have no WebSocket"))
                : phones.nodes(who.tenant()).compose(this::first);
    }

    /** The first of these nodes that takes a connection. */
    private Future<WebSocket> first(List<String> hosts) {
        if (hosts.isEmpty()) {
            return Future.failedFuture(new CoreException(Reason.UNAVAILABLE, "no node takes phones"));
        }
        return client.connect(new WebSocketConnectOptions()
                        .setHost(hosts.getFirst())
                        .setPort(nodePort)
                        .setURI("/")
                        .setAllowOriginHeader(false)
                        .addSubProtocol(SUBPROTOCOL))
                .recover(e -> {
                    log.warn("node {} takes no phones: {}", hosts.getFirst(), e.toString());
                    return first(hosts.subList(1, hosts.size()));
                });
    }

    private void join(RoutingContext context, ServerWebSocket browser, WebSocket node) {
        var link = new SipLink(context, browser, node);
        links.add(link);
        link.start(() -> links.remove(link));
    }

    /** Ends what fell silent, and what may not be any more: signed out, disabled, revoked. */
    private void look(SipLink link) {
        if (link.silent()) {
            link.close();
            return;
        }
        operator(link.context()).onFailure(e -> {
            if (e instanceof CoreException refusal && refusal.reason() == Reason.FORBIDDEN) {
                link.forbid();
            }
        });
    }

    private static void refuse(RoutingContext context, Throwable e) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        var forbidden = e instanceof CoreException refusal && refusal.reason() == Reason.FORBIDDEN;
        if (!forbidden) {
            log.warn("a phone could not be connected: {}", e.toString());
        }
        context.request().resume();
        context.response().setStatusCode(forbidden ? 401 : 503).end();
    }
}
