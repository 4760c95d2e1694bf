package uz.alovoice.esl;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import uz.alovoice.esl.EslException.Reason;
import uz.alovoice.esl.EslMessage.CommandReply;

/** One life of an inbound connection: logs in, subscribes, asks who is there, and ends when heartbeats stay away. */
final class InboundConnection extends EslConnection {
    private final Vertx vertx;
    private final InboundClientOptions options;
    private final Promise<SwitchIdentity> ready = Promise.promise();
    private boolean greeted;
    private long timer;

    InboundConnection(Vertx vertx, NetSocket socket, InboundClientOptions options) {
        super(vertx, socket, options.connection());
        this.vertx = vertx;
        this.options = options;
        this.timer = giveUpAfter(options.loginTimeout().toMillis(), "no login");
    }

    /** Completes when logged in and subscribed; fails with the reason for which it was closed. */
    Future<SwitchIdentity> ready() {
        return ready.future();
    }

    @Override
    void authRequested() {
        if (greeted) {
            throw new EslException(Reason.UNEXPECTED_MESSAGE, "a second auth/request");
        }
        greeted = true;
        send(new Command.Auth(options.password()))
                .map(EslConnection::accepted)
                .compose(reply -> subscribe())
                .onSuccess(identity -> {
                    expectHeartbeat();
                    ready.tryComplete(identity);
                })
                .onFailure(e -> closeBecause(
                        e instanceof EslException refused ? refused : new EslException(Reason.CLOSED, e.toString())));
    }

    /** Subscribes last, so that no event comes before {@code ready}. */
    private Future<SwitchIdentity> subscribe() {
        Set<EventName> names = EnumSet.of(EventName.BACKGROUND_JOB, EventName.HEARTBEAT);
        names.addAll(options.events());
        List<Command> commands = new ArrayList<>();
        commands.add(new Command.Api("version", ""));
        commands.add(new Command.Api("global_getvar", "core_uuid"));
        commands.addAll(options.onConnect());
        commands.add(new Command.Subscribe(options.format(), names, options.subclasses()));
        List<Future<CommandReply>> replies = sendAll(commands);
        return Future.all(replies).map(all -> {
            replies.subList(2, replies.size()).forEach(reply -> accepted(reply.result()));
            return new SwitchIdentity(
                    replies.get(1).result().text().strip(),
                    replies.get(0).result().text().strip());
        });
    }

    @Override
    void received(Event event) {
        super.received(event);
        if (event.is(EventName.HEARTBEAT) && ready.future().isComplete()) {
            expectHeartbeat();
        }
    }

    private void expectHeartbeat() {
        vertx.cancelTimer(timer);
        timer = giveUpAfter(options.heartbeatTimeout().toMillis(), "no heartbeat");
    }

    private long giveUpAfter(long millis, String what) {
        return vertx.setTimer(
                millis, id -> closeBecause(new EslException(Reason.TIMEOUT, what + " in " + millis + " ms")));
    }

    @Override
    void failPending(EslException cause) {
        vertx.cancelTimer(timer);
        super.failPending(cause);
        ready.tryFail(cause);
    }
}
