package uz.alovoice.esl;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.alovoice.esl.Command.Execute;
import uz.alovoice.esl.EslException.Reason;
import uz.alovoice.esl.EslMessage.CommandReply;

/**
 * The socket that FreeSWITCH opened for one channel. One channel may have two of them at a time (a REFER, captures
 * esl-outbound/11), and both get its events.
 *
 * <p>Executions complete by their Event-UUID. They fail with HUNG_UP at the channel's CHANNEL_HANGUP, CLOSED when the
 * socket ends, REFUSED or TIMEOUT by their command's reply. They have no time limit of their own: a bridge lasts hours.
 * A channel that leaves the {@code socket} application (transfer, uuid_bridge) leaves its queued executions pending;
 * close the connection then.
 */
public final class OutboundCall extends EslConnection {
    private static final int MAX_EXECUTIONS = 1024;
    private static final long LEAVES_MS = 2000;

    private final Vertx vertx;
    private final Completions executions = new Completions(MAX_EXECUTIONS);
    private @Nullable Event channelData;
    private @Nullable EslException over;

    OutboundCall(Vertx vertx, NetSocket socket, ConnectionOptions options) {
        super(vertx, socket, options);
        this.vertx = vertx;
    }

    void connected(Event data) {
        channelData = data;
    }

    /** All that FreeSWITCH knew of the channel when it connected; not updated later. */
    public Event channelData() {
        Event data = channelData;
        if (data == null) {
            throw new IllegalStateException("not handed over yet");
        }
        return data;
    }

    /** The channel's Unique-ID. */
    public String uuid() {
        return channelData().uuid();
    }

    /** Runs an application on this channel; completes with its CHANNEL_EXECUTE_COMPLETE. */
    public Future<Event> execute(String application, String argument) {
        return execute(Execute.of(application, argument));
    }

    /** As given, with an Event-UUID of ours where there is none. */
    public Future<Event> execute(Execute command) {
        return executeAll(List.of(command)).getFirst();
    }

    /** Runs applications one after the other, sent in one write: together they wait for one tick of the channel. */
    public List<Future<Event>> executeAll(List<Execute> commands) {
        List<Execute> identified = commands.stream()
                .map(command -> command.eventUuid() == null
                        ? command.withEventUuid(UUID.randomUUID().toString())
                        : command)
                .toList();
        List<Promise<Event>> done = new ArrayList<>(commands.size());
        identified.forEach(command -> done.add(Promise.promise()));
        onLoop(() -> {
            if (over == null) {
                start(identified, done);
            } else {
                done.forEach(promise -> promise.fail(over));
            }
        });
        return done.stream().map(Promise::future).toList();
    }

    private void start(List<Execute> commands, List<Promise<Event>> done) {
        for (int i = 0; i < done.size(); i++) {
            executions.await(commands.get(i).eventUuid()).onComplete(done.get(i));
        }
        List<Future<CommandReply>> replies = sendAll(commands);
        for (int i = 0; i < done.size(); i++) {
            String id = commands.get(i).eventUuid();
            replies.get(i).map(EslConnection::accepted).onFailure(e -> executions.fail(id, e));
        }
    }

    /**
     * The CHANNEL_EXECUTE_COMPLETE of an Event-UUID; for an {@link Execute} that is sent among other commands with
     * {@link #sendAll}: ask first, then send.
     */
    public Future<Event> completionOf(String eventUuid) {
        Promise<Event> done = Promise.promise();
        onLoop(() -> {
            if (over == null) {
                executions.await(eventUuid).onComplete(done);
            } else {
                done.fail(over);
            }
        });
        return done.future();
    }

    /**
     * Asks FreeSWITCH to end the connection and completes when it has closed its side; closes ours when it does not within two
     * seconds. The end of a connection acts on its channel, whoever has that by then: {@link #close} does not tell when that is over.
     */
    public Future<Void> leave() {
        Promise<Void> left = Promise.promise();
        onClose(cause -> left.tryComplete());
        send(new Command.Exit());
        long limit = vertx.setTimer(LEAVES_MS, late -> close());
        return left.future().onComplete(done -> vertx.cancelTimer(limit));
    }

    @Override
    void received(Event event) {
        super.received(event);
        if (event.is(EventName.CHANNEL_EXECUTE_COMPLETE)) {
            executions.complete(event.applicationUuid(), event);
        } else if (event.is(EventName.CHANNEL_HANGUP) && event.uuid().equals(uuid())) {
            end(new EslException(Reason.HUNG_UP, event.headerOrEmpty("Hangup-Cause")));
        }
    }

    @Override
    void failPending(EslException cause) {
        super.failPending(cause);
        end(cause);
    }

    private void end(EslException cause) {
        over = over == null ? cause : over;
        executions.failAll(over);
    }
}
