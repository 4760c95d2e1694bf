package uz.alovoice.simswitch.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import uz.alovoice.esl.EslEncoder;
import uz.alovoice.esl.EslMessage.EventMessage;
import uz.alovoice.esl.Event;

/**
 * An event as FreeSWITCH fires it: ordered headers, some of them repeated, and perhaps a body. Rendered once per format,
 * whoever listens.
 */
public final class SwitchEvent {
    private final String name;
    private final List<String> keys = new ArrayList<>(160);
    private final List<Object> values = new ArrayList<>(160);
    private String body;
    private Buffer plain;
    private Buffer json;

    public SwitchEvent(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Null values are left out, as FreeSWITCH does; a list is an array. */
    public SwitchEvent add(String key, Object value) {
        if (value != null) {
            keys.add(key);
            values.add(value);
        }
        return this;
    }

    public SwitchEvent body(String text) {
        body = text;
        return this;
    }

    /** The first value of a header, an array joined as in plain events; null when absent. */
    public String first(String key) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).equalsIgnoreCase(key)) return Values.flat(values.get(i));
        }
        return null;
    }

    /** Name and value of each header in order, arrays joined as in plain events. */
    public void each(BiConsumer<String, String> visitor) {
        for (int i = 0; i < keys.size(); i++) visitor.accept(keys.get(i), Values.flat(values.get(i)));
    }

    /** The event as the codec has it. */
    public Event toEvent() {
        Event.Builder event = Event.builder();
        each(event::header);
        if (body == null) return event.build();
        return event.header("Content-Length", Integer.toString(body.getBytes(UTF_8).length))
                .body(body)
                .build();
    }

    /** The event as one framed message of the event socket. */
    public Buffer framed(EventFormat format) {
        if (format == EventFormat.XML) return EventXml.framed(toEvent());
        if (format == EventFormat.JSON) {
            if (json == null) json = encoded(uz.alovoice.esl.EventFormat.JSON);
            return json;
        }
        if (plain == null) plain = encoded(uz.alovoice.esl.EventFormat.PLAIN);
        return plain;
    }

    private Buffer encoded(uz.alovoice.esl.EventFormat format) {
        return EslEncoder.encode(new EventMessage(toEvent(), format));
    }
}
