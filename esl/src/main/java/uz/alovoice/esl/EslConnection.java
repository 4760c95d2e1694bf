package uz.alovoice.esl;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.esl.EslException.Reason;
import uz.alovoice.esl.EslMessage.ApiResponse;
import uz.alovoice.esl.EslMessage.AuthRequest;
import uz.alovoice.esl.EslMessage.CommandReply;
import uz.alovoice.esl.EslMessage.DisconnectNotice;
import uz.alovoice.esl.EslMessage.EventMessage;
import uz.alovoice.esl.EslMessage.LogData;
import uz.alovoice.esl.EslMessage.RudeRejection;
import uz.alovoice.esl.EslMessage.Unknown;

/**
 * One event-socket connection. Methods may be called from any thread; handlers and the callbacks of futures run on the
 * connection's event loop, in the order in which FreeSWITCH sent: keep them short. A handler that throws is logged and
 * harms nothing else. A peer that breaks the protocol or a limit is closed; the server and the client log
 * that in one line.
 */
public class EslConnection {
    private static final Logger log = LoggerFactory.getLogger(EslConnection.class);
    private static final int MAX_JOBS = 4096;

    private final NetSocket socket;
    private final Context context;
    private final Thread loop;
    private final EslDecoder decoder;
    private final ReplyQueue replies;
    private final Completions jobs = new Completions(MAX_JOBS);
    private final Promise<EslException> closed = Promise.promise();
    private volatile Handler<Event> eventHandler = event -> {};
    private volatile Handler<DisconnectNotice> noticeHandler = notice -> {};
    private volatile Handler<LogData> logHandler = line -> {};
    private boolean paused;
    private boolean draining;
    private @Nullable EslException closeCause;

    /** To be called on the socket's event loop. */
    EslConnection(Vertx vertx, NetSocket socket, ConnectionOptions options) {
        this.socket = socket;
        this.context = vertx.getOrCreateContext();
        this.loop = Thread.currentThread();
        this.decoder = new EslDecoder(options.limits());
        this.replies = new ReplyQueue(vertx, options.replyTimeout(), options.maxPending());
        socket.setWriteQueueMaxSize(options.maxUnsent());
        socket.handler(this::received);
        socket.exceptionHandler(e -> closeBecause(new EslException(Reason.CLOSED, e.toString())));
        socket.closeHandler(nothing -> closedByPeer());
    }

    /**
     * Sends a command. The reply is completed also for {@code -ERR} (see {@link CommandReply#ok}); it fails with
     * {@link EslException}: TIMEOUT, CLOSED, QUEUE_FULL (not sent), ILLEGAL_VALUE (not sent), and for {@code api} REFUSED.
     */
    public Future<CommandReply> send(Command command) {
        return sendAll(List.of(command)).getFirst();
    }

    /** Sends all in one write. Either all are sent or, when one is illegal or there is no room for all, none. */
    public List<Future<CommandReply>> sendAll(List<? extends Command> commands) {
        List<Promise<CommandReply>> promises = new ArrayList<>(commands.size());
        commands.forEach(command -> promises.add(Promise.promise()));
        try {
            Buffer bytes = Buffer.buffer();
            commands.forEach(command -> bytes.appendBuffer(command.encode()));
            onLoop(() -> write(commands, bytes, promises));
        } catch (EslException illegal) {
            promises.forEach(promise -> promise.fail(illegal));
        }
        return promises.stream().map(Promise::future).toList();
    }

    private void write(List<? extends Command> commands, Buffer bytes, List<Promise<CommandReply>> promises) {
        EslException refusal = closeCause;
        if (refusal == null && (!replies.hasRoomFor(commands.size()) || socket.writeQueueFull())) {
            refusal = new EslException(Reason.QUEUE_FULL, "the peer does not answer or does not read");
        }
        for (int i = 0; i < promises.size(); i++) {
            if (refusal == null) {
                replies.add(commands.get(i)).onComplete(promises.get(i));
            } else {
                promises.get(i).fail(refusal);
            }
        }
        if (refusal == null && bytes.length() > 0) {
            socket.write(bytes);
        }
    }

    /**
     * Runs an API command and completes with its output, whatever it says: {@code -ERR …} in the output is for the caller
     * to read. Fails with REFUSED when the connection may not use the API (a socket without {@code full}).
     */
    public Future<String> api(String command, String arguments) {
        return send(new Command.Api(command, arguments)).map(CommandReply::text);
    }

    /**
     * Runs an API command in the background and completes with the output in its BACKGROUND_JOB, which must be
     * subscribed. No time limit of its own; fails with CLOSED when the connection ends.
     */
    public Future<String> bgapi(String command, String arguments, String jobUuid) {
        Promise<Event> done = Promise.promise();
        onLoop(() -> jobs.await(jobUuid).onComplete(done));
        send(new Command.BgApi(command, arguments, jobUuid))
                .map(EslConnection::accepted)
                .onFailure(e -> onLoop(() -> jobs.fail(jobUuid, e)));
        return done.future().map(Event::body);
    }

    public Future<String> bgapi(String command, String arguments) {
        return bgapi(command, arguments, UUID.randomUUID().toString());
    }

    /** For {@code map}: fails with REFUSED at -ERR. */
    static CommandReply accepted(CommandReply reply) {
        if (!reply.ok()) {
            throw new EslException(Reason.REFUSED, reply.text());
        }
        return reply;
    }

    /** Each event, in order. Set it before the loop turn ends in which the connection was handed over. */
    public EslConnection onEvent(Handler<Event> handler) {
        eventHandler = handler;
        return this;
    }

    /** FreeSWITCH announces the end: of the call (it lingers) or of the connection. */
    public EslConnection onDisconnectNotice(Handler<DisconnectNotice> handler) {
        noticeHandler = handler;
        return this;
    }

    /** Log lines, after {@link Command.Log}. */
    public EslConnection onLog(Handler<LogData> handler) {
        logHandler = handler;
        return this;
    }

    /** Once, with the reason, after everything pending has failed; at once when it is closed already. */
    public EslConnection onClose(Handler<EslException> handler) {
        closed.future().onSuccess(handler);
        return this;
    }

    /** Stops reading, so that TCP holds the peer back; replies wait as well. */
    public void pause() {
        onLoop(() -> {
            paused = true;
            socket.pause();
        });
    }

    public void resume() {
        onLoop(() -> {
            paused = false;
            drain();
            if (!paused) {
                socket.resume();
            }
        });
    }

    /** Closes the socket after what was sent before; pending futures fail with CLOSED. */
    public Future<Void> close() {
        onLoop(() -> closeBecause(new EslException(Reason.CLOSED, "closed by us")));
        return closed.future().mapEmpty();
    }

    /** The peer's address, for logs. */
    public String peer() {
        return String.valueOf(socket.remoteAddress());
    }

    /** On the event loop: what a subclass does with an event before the handler gets it. */
    void received(Event event) {
        if (event.is(EventName.BACKGROUND_JOB)) {
            jobs.complete(event.header("Job-UUID"), event);
        }
    }

    /** On the event loop: the greeting of an inbound connection. */
    void authRequested() {
        throw new EslException(Reason.UNEXPECTED_MESSAGE, "auth/request");
    }

    /** On the event loop, once, when the connection is over. */
    void failPending(EslException cause) {
        replies.close(cause);
        jobs.failAll(cause);
    }

    final void onLoop(Runnable action) {
        if (Thread.currentThread() == loop) {
            action.run();
        } else {
            context.runOnContext(nothing -> action.run());
        }
    }

    final void closeBecause(EslException cause) {
        if (closeCause == null) {
            closeCause = cause;
            socket.close();
            failPending(cause);
            closed.complete(cause);
        }
    }

    private void closedByPeer() {
        closeBecause(new EslException(Reason.CLOSED, "closed by the peer"));
    }

    private void received(Buffer chunk) {
        if (closeCause == null) {
            try {
                decoder.feed(chunk);
                drain();
            } catch (EslException violation) {
                closeBecause(violation);
            }
        }
    }

    /** Not re-entrant: a handler may call resume(). */
    private void drain() {
        if (draining) {
            return;
        }
        draining = true;
        try {
            while (!paused && closeCause == null) {
                EslMessage message = decoder.next();
                if (message == null) {
                    return;
                }
                handle(message);
            }
        } catch (EslException violation) {
            closeBecause(violation);
        } finally {
            draining = false;
        }
    }

    private void handle(EslMessage message) {
        switch (message) {
            case EventMessage(Event event, EventFormat format) -> {
                received(event);
                guarded(eventHandler, event);
            }
            case CommandReply reply -> replies.reply(reply, false);
            case ApiResponse(String body) -> replies.reply(CommandReply.of(body), true);
            case DisconnectNotice notice -> guarded(noticeHandler, notice);
            case LogData line -> guarded(logHandler, line);
            case AuthRequest() -> authRequested();
            case RudeRejection(String text) -> throw new EslException(Reason.REFUSED, text.strip());
            case Unknown unknown -> log.debug("{} from {} is not read", unknown, peer());
        }
    }

    private <T> void guarded(Handler<T> handler, T message) {
        try {
            handler.handle(message);
        } catch (RuntimeException e) {
            log.error("A handler failed at {} from {}", message, peer(), e);
        }
    }
}
