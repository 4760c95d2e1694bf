package uz.alovoice.esl;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * @param connection limits and timeouts of each call's socket
 * @param onConnect commands sent in the same write as {@code connect}
 * @param handshakeTimeout until a peer that has not answered {@code connect} is closed
 * @param maxCalls sockets open at a time; one more is closed at once, and its call goes on in the dialplan
 * @param eventLoops how many event loops share the calls
 */
public record OutboundServerOptions(
        ConnectionOptions connection,
        List<Command> onConnect,
        Duration handshakeTimeout,
        int maxCalls,
        int eventLoops) {

    /**
     * The channel's own events, with what they lack of what a flow needs (captures esl-outbound/01 and 01b) and without what
     * none reads: that is 37 % fewer bytes in a call of answer, playback and hang-up (measured on FreeSWITCH 1.11.3-dev).
     * {@code event} without {@code myevents} would bring every channel's events. {@code linger} keeps the socket for
     * CHANNEL_HANGUP_COMPLETE, which may come 20 ms after the notice (captures esl-outbound/11); it is limited, so that a
     * frozen brain does not hold FreeSWITCH's sockets for ever.
     */
    public static final List<Command> SUBSCRIPTION = List.of(
            new Command.MyEvents(EventFormat.PLAIN),
            new Command.Subscribe(
                    EventFormat.PLAIN,
                    Set.of(
                            EventName.RECORD_START,
                            EventName.RECORD_STOP,
                            EventName.CHANNEL_HOLD,
                            EventName.CHANNEL_UNHOLD),
                    Set.of()),
            new Command.Unsubscribe(
                    Set.of(
                            EventName.CHANNEL_EXECUTE,
                            EventName.CHANNEL_STATE,
                            EventName.CHANNEL_UNPARK,
                            EventName.CHANNEL_PROGRESS,
                            EventName.CHANNEL_PROGRESS_MEDIA),
                    Set.of()),
            new Command.Linger(30));

    public static final OutboundServerOptions DEFAULT =
            new OutboundServerOptions(ConnectionOptions.OUTBOUND, SUBSCRIPTION, Duration.ofSeconds(5), 20_000, 2);

    public OutboundServerOptions {
        onConnect = List.copyOf(onConnect);
    }

    public OutboundServerOptions withConnection(ConnectionOptions options) {
        return new OutboundServerOptions(options, onConnect, handshakeTimeout, maxCalls, eventLoops);
    }

    public OutboundServerOptions withOnConnect(List<Command> commands) {
        return new OutboundServerOptions(connection, commands, handshakeTimeout, maxCalls, eventLoops);
    }

    public OutboundServerOptions withHandshakeTimeout(Duration timeout) {
        return new OutboundServerOptions(connection, onConnect, timeout, maxCalls, eventLoops);
    }

    public OutboundServerOptions withMaxCalls(int calls) {
        return new OutboundServerOptions(connection, onConnect, handshakeTimeout, calls, eventLoops);
    }

    public OutboundServerOptions withEventLoops(int loops) {
        return new OutboundServerOptions(connection, onConnect, handshakeTimeout, maxCalls, loops);
    }
}
