package uz.alovoice.core;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        /** Somebody has changed the thing since it was read. */
        STALE,
        /** Another brain has claimed the work meanwhile: stop, and touch nothing. */
        LOST,
        /** The outside (switch, database, provider) did not do its part. */
        UNAVAILABLE
    }

    private final Reason reason;
    private final transient @Nullable Message message;

    /** What only logs and operators of the installation read; a customer is told the reason alone. */
    public CoreException(Reason reason, String message) {
        this(reason, message, null, null);
    }

    public CoreException(Reason reason, String message, Throwable cause) {
        this(reason, message, null, cause);
    }

    /** What is said to a customer in his language; logs have the English of it. */
    public CoreException(Reason reason, Message message) {
        this(reason, english(message), message, null);
    }

    public CoreException(Reason reason, Message message, Throwable cause) {
        this(reason, english(message), message, cause);
    }

    private CoreException(Reason reason, String text, @Nullable Message message, @Nullable Throwable cause) {
        super(text, cause);
        this.reason = reason;
        this.message = message;
    }

    private static String english(Message message) {
        var text = message.text(Language.EN);
        return message.field() == null ? text : message.field() + ": " + text;
    }

    public Reason reason() {
        return reason;
    }

    /** For the customer; empty when there is nothing to say beside the reason. */
    public Optional<Message> told() {
        return Optional.ofNullable(message);
    }
}
