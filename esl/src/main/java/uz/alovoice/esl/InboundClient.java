package uz.alovoice.esl;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import uz.alovoice.esl.EslException.Reason;
import uz.alovoice.esl.EslMessage.CommandReply;

/**
 * The control connection to one FreeSWITCH node, kept up: after each end it connects again with growing, jittered
 * pauses, logs in and subscribes anew. What was pending at the end has failed with CLOSED, whether it took effect is
 * unknown. Events between two connections are lost: reconcile in {@link #onConnected}.
 *
 * <p>Methods may be called from any thread; set the handlers before {@link #start}. They run on one event loop.
 */
public final class InboundClient {
    private static final Logger log = LoggerFactory.getLogger(InboundClient.class);

    private final Vertx vertx;
    private final InboundClientOptions options;
    private final Context context;
    private final NetClient client;
    private volatile Handler<Event> eventHandler = event -> {};
    private volatile Handler<SwitchIdentity> connectedHandler = identity -> {};
    private volatile Handler<EslException> disconnectedHandler = cause -> {};
    private volatile Handler<SwitchIdentity> oldVersionHandler = identity -> {};
    private volatile State state = State.STOPPED;
    private volatile @Nullable InboundConnection connection;
    private int failures;
    private long connectedAt;
    private long retryTimer = -1;

    public enum State {
        STOPPED,
        /** Connecting or logging in. */
        CONNECTING,
        CONNECTED,
        /** Pausing before the next attempt. */
        WAITING
    }

    public InboundClient(Vertx vertx, InboundClientOptions options) {
        this.vertx = vertx;
        this.options = options;
        this.context = vertx.getOrCreateContext();
        this.client = vertx.createNetClient(new NetClientOptions()
                .setConnectTimeout((int) options.loginTimeout().toMillis())
                .setTcpNoDelay(true)
                .setTcpKeepAlive(true));
    }

    public InboundClient onEvent(Handler<Event> handler) {
        eventHandler = handler;
        return this;
    }

    /** After each login, when the subscription stands. */
    public InboundClient onConnected(Handler<SwitchIdentity> handler) {
        connectedHandler = handler;
        return this;
    }

    /** After the end of a connection that {@link #onConnected} announced; not at {@link #stop}. */
    public InboundClient onDisconnected(Handler<EslException> handler) {
        disconnectedHandler = handler;
        return this;
    }

    /** Before {@link #onConnected}, when the node is older than the minimum or does not say its version. */
    public InboundClient onOldVersion(Handler<SwitchIdentity> handler) {
        oldVersionHandler = handler;
        return this;
    }

    public State state() {
        return state;
    }

    /** Begins connecting, and goes on until {@link #stop}. */
    public void start() {
        context.runOnContext(nothing -> {
            if (state == State.STOPPED) {
                failures = 0;
                connect();
            }
        });
    }

    /** Closes the connection and stays closed. */
    public Future<Void> stop() {
        Promise<Void> stopped = Promise.promise();
        context.runOnContext(nothing -> {
            state = State.STOPPED;
            vertx.cancelTimer(retryTimer);
            InboundConnection current = connection;
            (current == null ? Future.<Void>succeededFuture() : current.close()).onComplete(stopped);
        });
        return stopped.future();
    }

    /** See {@link EslConnection#send}; fails with CLOSED when there is no connection. */
    public Future<CommandReply> send(Command command) {
        return sendAll(List.of(command)).getFirst();
    }

    /** See {@link EslConnection#sendAll}. */
    public List<Future<CommandReply>> sendAll(List<? extends Command> commands) {
        InboundConnection current = ready();
        return current == null
                ? commands.stream()
                        .map(command -> Future.<CommandReply>failedFuture(notConnected()))
                        .toList()
                : current.sendAll(commands);
    }

    /** See {@link EslConnection#api}: the output, whatever it says. */
    public Future<String> api(String command, String arguments) {
        InboundConnection current = ready();
        return current == null ? Future.failedFuture(notConnected()) : current.api(command, arguments);
    }

    /** See {@link EslConnection#bgapi(String, String, String)}: the body of the BACKGROUND_JOB. */
    public Future<String> bgapi(String command, String arguments, String jobUuid) {
        InboundConnection current = ready();
        return current == null ? Future.failedFuture(notConnected()) : current.bgapi(command, arguments, jobUuid);
    }

    public Future<String> bgapi(String command, String arguments) {
        return bgapi(command, arguments, UUID.randomUUID().toString());
    }

    private @Nullable InboundConnection ready() {
        return state == State.CONNECTED ? connection : null;
    }

    private EslException notConnected() {
        return new EslException(Reason.CLOSED, "not connected to " + options.host() + ":" + options.port());
    }

    private void connect() {
        state = State.CONNECTING;
        client.connect(options.port(), options.host())
                .onSuccess(this::greet)
                .onFailure(e -> retry(new EslException(Reason.CLOSED, String.valueOf(e.getMessage()))));
    }

    private void greet(NetSocket socket) {
        if (state != State.CONNECTING || connection != null) { // stopped, or stopped and started, meanwhile
            socket.close();
            return;
        }
        InboundConnection opened = new InboundConnection(vertx, socket, options);
        connection = opened;
        opened.onEvent(event -> eventHandler.handle(event));
        opened.ready().onSuccess(this::loggedIn);
        opened.onClose(this::closed);
    }

    private void loggedIn(SwitchIdentity identity) {
        state = State.CONNECTED;
        connectedAt = System.nanoTime();
        log.info("Connected to {}:{}, {}", options.host(), options.port(), identity.versionText());
        SwitchVersion version = identity.version();
        if (version == null || version.compareTo(options.minimumVersion()) < 0) {
            log.warn(
                    "{}:{} runs {}, older than {}, the oldest that is known to be safe",
                    options.host(),
                    options.port(),
                    identity.versionText(),
                    options.minimumVersion());
            oldVersionHandler.handle(identity);
        }
        connectedHandler.handle(identity);
    }

    private void closed(EslException cause) {
        connection = null;
        boolean wasConnected = state == State.CONNECTED;
        if (wasConnected
                && System.nanoTime() - connectedAt > options.backoffMax().toNanos()) {
            failures = 0; // one that accepts and drops us at once does not count as a success
        }
        retry(cause);
        if (wasConnected) {
            disconnectedHandler.handle(cause);
        }
    }

    private void retry(EslException cause) {
        if (state == State.STOPPED || state == State.WAITING) {
            return;
        }
        state = State.WAITING;
        long pause = pauseMillis();
        // One line when it is lost; what follows is the same news again.
        log.atLevel(failures == 1 ? Level.WARN : Level.DEBUG)
                .log(
                        "No connection to {}:{}, next attempt in {} ms: {}",
                        options.host(),
                        options.port(),
                        pause,
                        cause.getMessage());
        retryTimer = vertx.setTimer(pause, id -> connect());
    }

    /** Doubles with each failure up to the longest, then half of it is random: brains must not come back in step. */
    private long pauseMillis() {
        long longest = options.backoffMax().toMillis();
        long full = Math.min(longest, options.backoffMin().toMillis() << Math.min(failures++, 20));
        return Math.max(1, full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }
}
