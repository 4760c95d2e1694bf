package uz.alovoice.simswitch.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import uz.alovoice.esl.Event;
import uz.alovoice.esl.UrlText;

/** Events as XML, which no client of ours reads and the codec leaves out. */
final class EventXml {
    private EventXml() {}

    static Buffer framed(Event event) {
        StringBuilder out = new StringBuilder("<event>\n  <headers>\n");
        for (Map.Entry<String, String> header : event.entries()) {
            if (header.getKey().equals("Content-Length")) continue;
            out.append("    <").append(header.getKey()).append('>');
            out.append(UrlText.encode(header.getValue()));
            out.append("</").append(header.getKey()).append(">\n");
        }
        out.append("  </headers>\n");
        if (!event.body().isEmpty()) {
            out.append("  <body>").append(UrlText.encodeAll(event.body())).append("</body>\n");
        }
        byte[] text = out.append("</event>\n").toString().getBytes(UTF_8);
        return Buffer.buffer("Content-Length: " + text.length + "\nContent-Type: text/event-xml\n\n")
                .appendBytes(text);
    }
}
