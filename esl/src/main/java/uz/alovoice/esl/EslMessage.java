package uz.alovoice.esl;

import org.jspecify.annotations.Nullable;

/** What FreeSWITCH sends: one message is header lines, told apart by their Content-Type, and perhaps a body. */
public sealed interface EslMessage {

    /** The greeting of an inbound connection: it wants {@link Command.Auth}. */
    record AuthRequest() implements EslMessage {}

    /**
     * Answer to a command.
     *
     * @param text Reply-Text, or the body of an {@code api/response} where a connection pairs replies; the value itself
     *     for {@code getvar}
     * @param jobUuid Job-UUID, in the answer to {@code bgapi}
     * @param channelData in the answer to {@code connect}: the channel's whole data
     */
    record CommandReply(
            String text, @Nullable String jobUuid, @Nullable Event channelData) implements EslMessage {
        public static CommandReply of(String text) {
            return new CommandReply(text, null, null);
        }

        /** Whether FreeSWITCH did not refuse: anything but {@code -ERR}. It says nothing about the result of an execute. */
        public boolean ok() {
            return !text.startsWith("-ERR");
        }
    }

    /** Answer to {@code api}: the body as it came, which often but not always ends with a newline. */
    record ApiResponse(String body) implements EslMessage {}

    record EventMessage(Event event, EventFormat format) implements EslMessage {}

    /**
     * The other side is about to close, or with {@code linger} the channel has hung up and the socket stays for a while.
     *
     * @param sessionUuid the channel, when the connection belongs to one
     * @param lingerSeconds 0 when it does not linger, -1 when it lingers without a limit
     * @param channelName in a linger notice
     */
    record DisconnectNotice(
            @Nullable String sessionUuid,
            boolean linger,
            int lingerSeconds,
            @Nullable String channelName,
            String text) implements EslMessage {}

    /** The peer's access list refused us; a disconnect notice follows. */
    record RudeRejection(String text) implements EslMessage {}

    /** A log line, after {@link Command.Log}; the level is that of syslog (3 error, 7 debug). */
    record LogData(
            int level,
            int textChannel,
            String file,
            String function,
            int line,
            @Nullable String userData,
            String text) implements EslMessage {}

    /** Something else; a message of a newer FreeSWITCH must not end the connection. */
    record Unknown(String contentType, int bodyLength) implements EslMessage {}
}
