package uz.alovoice.web.api;

import java.util.List;
import uz.alovoice.core.Message;

/** A request that is refused at the door, before anything of the domain sees it. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String title;
    private final transient Message message;
    private final transient List<Message> fields;
    private final int retryAfter;

    private Refused(int status, String title, Message message, List<Message> fields, int retryAfter) {
        super(message.key());
        this.status = status;
        this.title = title;
        this.message = message;
        this.fields = fields;
        this.retryAfter = retryAfter;
    }

    /** @param title key of the message that says what happened */
    public Refused(int status, String title, Message message) {
        this(status, title, message, List.of(), 0);
    }

    /** Each of these fields is not as the contract wants it. */
    public static Refused fields(List<Message> fields) {
        return new Refused(422, "reason.invalid", Message.of("field.invalid"), fields, 0);
    }

    /** @param seconds until it may be tried again */
    public static Refused tooMany(int seconds) {
        return new Refused(429, "reason.too_many", Message.of("problem.retry", seconds), List.of(), seconds);
    }

    public int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** Why, for the caller. */
    public Message message() {
        return message;
    }

    List<Message> fields() {
        return fields;
    }

    /** Seconds; 0 for none. */
    int retryAfter() {
        return retryAfter;
    }
}
