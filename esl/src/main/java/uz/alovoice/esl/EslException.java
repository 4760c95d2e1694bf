package uz.alovoice.esl;

/** The module's one exception: what went wrong is in {@link #reason()}, the details for a log line in the message. */
public final class EslException extends RuntimeException {
    private final Reason reason;

    public EslException(Reason reason, String message) {
        super(reason + ": " + message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why; the first group is a peer that breaks the protocol, after which its connection is closed. */
    public enum Reason {
        LINE_TOO_LONG,
        TOO_MANY_HEADERS,
        HEAD_TOO_LONG,
        BODY_TOO_LONG,
        BAD_CONTENT_LENGTH,
        MALFORMED_HEADER,
        MALFORMED_EVENT,
        MISSING_CONTENT_TYPE,
        UNEXPECTED_MESSAGE,

        /** A value of ours that may not go on the wire: it has CR, LF or NUL, or is empty where text is needed. */
        ILLEGAL_VALUE,
        /** Too many commands wait for their replies, or the peer does not read. The command was not sent. */
        QUEUE_FULL,
        /** No reply or completion in time. The command may still take effect. */
        TIMEOUT,
        /** The connection is closed; whether the command took effect is unknown. */
        CLOSED,
        /** FreeSWITCH answered -ERR; its text is the message. */
        REFUSED,
        /** The channel hung up before the application completed. */
        HUNG_UP
    }
}
