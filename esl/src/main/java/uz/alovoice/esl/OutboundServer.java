package uz.alovoice.esl;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.esl.EslException.Reason;
import uz.alovoice.esl.EslMessage.CommandReply;

/**
 * Takes the sockets that FreeSWITCH's {@code socket} application opens, one a call: greets with {@code connect} and the
 * subscriptions in one write and hands the call over when the channel's data is there. A peer that does not answer as
 * FreeSWITCH does is closed with one log line.
 */
public final class OutboundServer {
    private static final Logger log = LoggerFactory.getLogger(OutboundServer.class);

    private final Vertx vertx;
    private final OutboundServerOptions options;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile int port;
    private volatile String deployment = "";

    public OutboundServer(Vertx vertx, OutboundServerOptions options) {
        this.vertx = vertx;
        this.options = options;
    }

    /**
     * Listens; completes with the port, which is a free one when 0 was given (then with one event loop). The handler runs
     * on the call's event loop, before any event is delivered: set the call's handlers in it and do not block.
     */
    public Future<Integer> listen(String host, int wantedPort, Handler<OutboundCall> handler) {
        DeploymentOptions instances = new DeploymentOptions().setInstances(wantedPort == 0 ? 1 : options.eventLoops());
        return vertx.deployVerticle(() -> new Acceptor(host, wantedPort, handler), instances)
                .map(id -> {
                    deployment = id;
                    return port;
                });
    }

    /** Number of sockets that are open, greeted or not. */
    public int openCalls() {
        return calls.get();
    }

    /** Stops listening and closes all calls' sockets. */
    public Future<Void> close() {
        return deployment.isEmpty() ? Future.succeededFuture() : vertx.undeploy(deployment);
    }

    /** One event loop's share. */
    private final class Acceptor extends VerticleBase {
        private final String host;
        private final int wantedPort;
        private final Handler<OutboundCall> handler;

        private Acceptor(String host, int wantedPort, Handler<OutboundCall> handler) {
            this.host = host;
            this.wantedPort = wantedPort;
            this.handler = handler;
        }

        @Override
        public Future<?> start() {
            NetServer server = vertx.createNetServer(
                    new NetServerOptions().setTcpNoDelay(true).setTcpKeepAlive(true));
            return server.connectHandler(this::accept)
                    .listen(wantedPort, host)
                    .onSuccess(bound -> port = bound.actualPort());
        }

        private void accept(NetSocket socket) {
            if (calls.incrementAndGet() > options.maxCalls()) {
                calls.decrementAndGet();
                log.warn("Refusing a call from {}: {} are open", socket.remoteAddress(), options.maxCalls());
                socket.close();
                return;
            }
            OutboundCall call = new OutboundCall(vertx, socket, options.connection());
            long timer = vertx.setTimer(
                    options.handshakeTimeout().toMillis(),
                    id -> call.closeBecause(new EslException(Reason.TIMEOUT, "no answer to connect")));
            call.onClose(cause -> {
                vertx.cancelTimer(timer);
                calls.decrementAndGet();
                if (cause.reason() != Reason.CLOSED) {
                    log.warn("Closed the event socket of {}: {}", call.peer(), cause.getMessage());
                }
            });
            List<Command> greeting = new ArrayList<>(options.onConnect());
            greeting.addFirst(new Command.Connect());
            List<Future<CommandReply>> replies = call.sendAll(greeting);
            replies.getFirst().onSuccess(reply -> handOver(call, reply, timer));
            for (int i = 1; i < replies.size(); i++) {
                Command command = greeting.get(i);
                replies.get(i).onSuccess(reply -> warnIfRefused(call, command, reply));
            }
        }

        private void handOver(OutboundCall call, CommandReply reply, long timer) {
            vertx.cancelTimer(timer);
            Event data = reply.channelData();
            if (data == null || data.uuid().isEmpty()) {
                call.closeBecause(new EslException(Reason.UNEXPECTED_MESSAGE, "no channel data after connect"));
                return;
            }
            call.connected(data);
            try {
                handler.handle(call);
            } catch (RuntimeException e) {
                log.error("The handler of new calls failed for {}", call.uuid(), e);
                call.close();
            }
        }

        private void warnIfRefused(OutboundCall call, Command command, CommandReply reply) {
            if (!reply.ok()) {
                log.warn("{} refused {} for {}: {}", call.peer(), command, call.uuid(), reply.text());
            }
        }
    }
}
