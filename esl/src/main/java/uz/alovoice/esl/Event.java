package uz.alovoice.esl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * An event, or the channel data that answers {@code connect}. Immutable; a plain event keeps its bytes and decodes a
 * value when it is asked for, so read a value once and keep it.
 *
 * <p>Names compare without case. A header may repeat (captures esl-inbound/07): {@link #header} gives the first,
 * {@link #headers} all. Times: many events share one {@link #timestampMicros()}, since FreeSWITCH's clock moves in steps
 * of up to 20 ms; {@link #sequence()} is the order of creation within one core, with gaps.
 */
public final class Event {
    private static final String ARRAY = "ARRAY::";
    private static final byte[] NO_BODY = {};

    private final Headers headers;
    private final byte[] source;
    private final int bodyStart;
    private final String name;
    private final EventName type;

    Event(Headers headers, byte[] source, int bodyStart) {
        this.headers = headers;
        this.source = source;
        this.bodyStart = bodyStart;
        String found = header("Event-Name");
        this.name = found == null ? "" : found;
        this.type = EventName.of(name);
    }

    /** Event-Name as it came, empty when there is none. */
    public String name() {
        return name;
    }

    public EventName type() {
        return type;
    }

    public boolean is(EventName wanted) {
        return type == wanted;
    }

    /** Event-Subclass of a CUSTOM event, such as {@code sofia::register}; null otherwise. */
    public @Nullable String subclass() {
        return header("Event-Subclass");
    }

    /** Unique-ID of the channel, empty when the event is not about one. */
    public String uuid() {
        return headerOrEmpty("Unique-ID");
    }

    /** The first header of that name, decoded; null when there is none. An array is its {@code ARRAY::a|:b} text. */
    public @Nullable String header(String header) {
        int index = headers.find(header, 0);
        return index < 0 ? null : headers.value(index);
    }

    /** Like {@link #header}, with an empty string for a header that is not there. */
    public String headerOrEmpty(String header) {
        String value = header(header);
        return value == null ? "" : value;
    }

    /** All values of a header that repeats, in their order; empty when there is none. */
    public List<String> headers(String header) {
        List<String> values = new ArrayList<>(2);
        for (int i = headers.find(header, 0); i >= 0; i = headers.find(header, i + 1)) {
            values.add(headers.value(i));
        }
        return values;
    }

    /** Channel variable, which events carry as header {@code variable_<name>}; null when not set. */
    public @Nullable String variable(String variable) {
        return header("variable_" + variable);
    }

    /**
     * The elements of a header with an {@code ARRAY::} value ({@code variable_x} for a variable). A value that is not an
     * array is a list of one, since FreeSWITCH writes an array of one element like that (captures esl-inbound/05).
     */
    public List<String> array(String header) {
        String value = header(header);
        if (value == null) {
            return List.of();
        }
        return value.startsWith(ARRAY) ? List.of(value.substring(ARRAY.length()).split("\\|:", -1)) : List.of(value);
    }

    /** Event-Sequence, or -1 when it is missing or no number. */
    public long sequence() {
        return number("Event-Sequence");
    }

    /** Event-Date-Timestamp: microseconds since 1970, or -1 when it is missing or no number. */
    public long timestampMicros() {
        return number("Event-Date-Timestamp");
    }

    /** A header that holds a whole number, or -1 when it is missing, no number or beyond 18 digits. */
    public long number(String header) {
        String value = header(header);
        if (value == null || value.isEmpty() || value.length() > 18) {
            return -1;
        }
        return value.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(value) : -1;
    }

    /** Application of CHANNEL_EXECUTE and CHANNEL_EXECUTE_COMPLETE; null in other events. */
    public @Nullable String application() {
        return header("Application");
    }

    /** The Event-UUID that was given with the {@code execute}, or one that FreeSWITCH made up. */
    public @Nullable String applicationUuid() {
        return header("Application-UUID");
    }

    /** The event's body, empty when there is none. */
    public String body() {
        return new String(source, bodyStart, source.length - bodyStart, UTF_8);
    }

    /** All headers in their order, decoded: for logs, storage and re-encoding; costs what the lazy access saves. */
    public List<Entry<String, String>> entries() {
        List<Entry<String, String>> entries = new ArrayList<>(headers.size());
        for (int i = 0; i < headers.size(); i++) {
            entries.add(Map.entry(headers.name(i), headers.value(i)));
        }
        return entries;
    }

    /** The name, with subclass, channel and sequence: enough for a log line. */
    @Override
    public String toString() {
        return name + (subclass() == null ? "" : " " + subclass()) + " " + uuid() + " #" + sequence();
    }

    /** Starts an event to be sent: for the simulated switch and for tests. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects headers in the order in which they shall be written. */
    public static final class Builder {
        private final List<Entry<String, String>> entries = new ArrayList<>();
        private byte[] body = NO_BODY;

        private Builder() {}

        public Builder header(String name, String value) {
            entries.add(Map.entry(CommandText.checked(name), value));
            return this;
        }

        public Builder variable(String name, String value) {
            return header("variable_" + name, value);
        }

        /** An array, which goes out as FreeSWITCH does it: one element as a plain value, none not at all. */
        public Builder array(String name, List<String> elements) {
            return switch (elements.size()) {
                case 0 -> this;
                case 1 -> header(name, elements.getFirst());
                default -> header(name, ARRAY + String.join("|:", elements));
            };
        }

        public Builder body(String text) {
            body = text.getBytes(UTF_8);
            return this;
        }

        public Event build() {
            return new Event(new ListedHeaders(entries), body, 0);
        }
    }
}
