package uz.alovoice.core;

/** The one exception of this module: something that was asked for and cannot be. The web edge turns the reason into an answer. */
public final class CoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why it cannot be. */
    public enum Reason {
        /** No such thing, or it belongs to another tenant: the two look alike on purpose. */
        NOT_FOUND,
        /** A value that can not be accepted; the message says which and why. */
        INVALID,
        /** Right in itself, but at odds with what is there: a taken extension, a thing still in use. */
        CONFLICT,
        /** Not for this person, this tenant or this destination. */
        FORBIDDEN,
        /** A limit of the tenant, a trunk or a node is reached. */
        LIMIT,
        /** The balance does not cover it. */
        UNPAID,
        /** Another brain has claimed the work meanwhile: stop, and touch nothing. */
        LOST,
        /** The outside (switch, database, provider) did not do its part. */
        UNAVAILABLE
    }

    private final Reason reason;

    public CoreException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public CoreException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
