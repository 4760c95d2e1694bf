package uz.alovoice.simswitch.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Events as text: the three formats of mod_event_socket. */
public final class EventText {
    private static final JsonFactory JSON = new JsonFactory();

    private EventText() {}

    /** Headers url-encoded, one a line, a blank line; a body follows its own length. */
    public static String plain(SwitchEvent event) {
        StringBuilder out = new StringBuilder(8192);
        for (int i = 0; i < event.keys().size(); i++) {
            out.append(event.keys().get(i)).append(": ");
            out.append(UrlText.encode(flat(event.values().get(i)))).append('\n');
        }
        if (event.body() == null) return out.append('\n').toString();
        int length = event.body().getBytes(UTF_8).length;
        return out.append("Content-Length: ")
                .append(length)
                .append("\n\n")
                .append(event.body())
                .toString();
    }

    /** All values strings, arrays arrays, the body in {@code _body}. */
    public static String json(SwitchEvent event) {
        StringWriter text = new StringWriter(8192);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            for (int i = 0; i < event.keys().size(); i++) {
                out.writeFieldName(event.keys().get(i));
                if (event.values().get(i) instanceof List<?> list) {
                    out.writeStartArray();
                    for (Object item : list) out.writeString(item.toString());
                    out.writeEndArray();
                } else {
                    out.writeString(event.values().get(i).toString());
                }
            }
            if (event.body() != null) {
                out.writeStringField(
                        "Content-Length", Integer.toString(event.body().getBytes(UTF_8).length));
                out.writeStringField("_body", event.body());
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    static String xml(SwitchEvent event) {
        StringBuilder out = new StringBuilder("<event>\n  <headers>\n");
        for (int i = 0; i < event.keys().size(); i++) {
            String key = event.keys().get(i);
            String value = UrlText.encode(flat(event.values().get(i)));
            out.append("    <")
                    .append(key)
                    .append('>')
                    .append(value)
                    .append("</")
                    .append(key)
                    .append(">\n");
        }
        out.append("  </headers>\n");
        if (event.body() != null) {
            out.append("  <body>").append(UrlText.encodeAll(event.body())).append("</body>\n");
        }
        return out.append("</event>\n").toString();
    }

    /** One string for a value; an array as {@code ARRAY::one|:two}. */
    public static String flat(Object value) {
        return value instanceof List<?> list
                ? "ARRAY::"
                        + String.join("|:", list.stream().map(Object::toString).toList())
                : value.toString();
    }

    static Buffer frame(String format, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        Buffer out = Buffer.buffer(bytes.length + 64);
        out.appendString("Content-Length: " + bytes.length + "\nContent-Type: text/event-" + format + "\n\n");
        return out.appendBytes(bytes);
    }
}
