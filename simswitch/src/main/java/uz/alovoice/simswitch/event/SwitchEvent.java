package uz.alovoice.simswitch.event;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

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

    /** Null values are left out, as FreeSWITCH does. */
    public SwitchEvent add(String key, Object value) {
        if (value != null) {
            keys.add(key);
            values.add(value instanceof List<?> list && list.size() == 1 ? list.getFirst() : value);
        }
        return this;
    }

    public SwitchEvent body(String text) {
        body = text;
        return this;
    }

    /** The body, or null. */
    public String body() {
        return body;
    }

    /** The first value of a header, an array joined as in plain events; null when absent. */
    public String first(String key) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).equalsIgnoreCase(key)) return EventText.flat(values.get(i));
        }
        return null;
    }

    List<String> keys() {
        return keys;
    }

    List<Object> values() {
        return values;
    }

    /** The event as one framed message of the event socket. */
    public Buffer framed(EventFormat format) {
        if (format == EventFormat.XML) return EventText.frame("xml", EventText.xml(this));
        if (format == EventFormat.JSON) {
            if (json == null) json = EventText.frame("json", EventText.json(this));
            return json;
        }
        if (plain == null) plain = EventText.frame("plain", EventText.plain(this));
        return plain;
    }
}
