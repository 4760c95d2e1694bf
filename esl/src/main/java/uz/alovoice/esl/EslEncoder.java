package uz.alovoice.esl;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map.Entry;
import uz.alovoice.esl.EslMessage.ApiResponse;
import uz.alovoice.esl.EslMessage.AuthRequest;
import uz.alovoice.esl.EslMessage.CommandReply;
import uz.alovoice.esl.EslMessage.DisconnectNotice;
import uz.alovoice.esl.EslMessage.EventMessage;
import uz.alovoice.esl.EslMessage.LogData;
import uz.alovoice.esl.EslMessage.RudeRejection;
import uz.alovoice.esl.EslMessage.Unknown;

/**
 * Writes messages byte for byte as FreeSWITCH does: header order, URL encoding, the inner Content-Length of an event
 * with a body. For the simulated switch and for tests; proven by re-encoding the captures.
 */
public final class EslEncoder {
    private static final JsonFactory JSON = new JsonFactory();

    private EslEncoder() {}

    public static Buffer encode(EslMessage message) {
        return switch (message) {
            case AuthRequest() -> Buffer.buffer("Content-Type: auth/request\n\n");
            case CommandReply reply -> commandReply(reply);
            case ApiResponse(String body) -> withBody("Content-Type: api/response\n", body.getBytes(UTF_8));
            case EventMessage(Event event, EventFormat format) -> event(event, format);
            case DisconnectNotice notice -> disconnectNotice(notice);
            case RudeRejection(String text) -> withBody("Content-Type: text/rude-rejection\n", text.getBytes(UTF_8));
            case LogData log -> logData(log);
            case Unknown(String contentType, int length) ->
                withBody("Content-Type: " + contentType + "\n", new byte[length]);
        };
    }

    /** Channel data is a bare event, whose own last headers are Content-Type, Reply-Text, Socket-Mode and Control. */
    private static Buffer commandReply(CommandReply reply) {
        if (reply.channelData() != null) {
            return Buffer.buffer(plain(reply.channelData()).append('\n').toString());
        }
        String job = reply.jobUuid() == null ? "" : "Job-UUID: " + reply.jobUuid() + "\n";
        return Buffer.buffer("Content-Type: command/reply\nReply-Text: " + reply.text() + "\n" + job + "\n");
    }

    private static Buffer event(Event event, EventFormat format) {
        byte[] content = content(event, format);
        return Buffer.buffer("Content-Length: " + content.length + "\nContent-Type: " + format.contentType() + "\n\n")
                .appendBytes(content);
    }

    /** The event alone, without a message around it: what {@code uuid_dump} answers. */
    public static byte[] content(Event event, EventFormat format) {
        return format == EventFormat.JSON ? json(event) : plainWithBody(event);
    }

    private static Buffer disconnectNotice(DisconnectNotice notice) {
        StringBuilder head = new StringBuilder("Content-Type: text/disconnect-notice\n");
        if (notice.sessionUuid() != null) {
            head.append("Controlled-Session-UUID: ").append(notice.sessionUuid());
            head.append("\nContent-Disposition: ").append(notice.linger() ? "linger" : "disconnect");
            head.append('\n');
        }
        if (notice.linger()) {
            head.append("Channel-Name: ").append(notice.channelName());
            head.append("\nLinger-Time: ").append(notice.lingerSeconds()).append('\n');
        }
        return withBody(head.toString(), notice.text().getBytes(UTF_8));
    }

    private static Buffer logData(LogData log) {
        byte[] text = log.text().getBytes(UTF_8);
        String userData = log.userData() == null ? "" : "User-Data: " + log.userData() + "\n";
        return Buffer.buffer("Content-Type: log/data\nContent-Length: " + text.length + "\nLog-Level: " + log.level()
                        + "\nText-Channel: " + log.textChannel() + "\nLog-File: " + log.file() + "\nLog-Func: "
                        + log.function() + "\nLog-Line: " + log.line() + "\n" + userData + "\n")
                .appendBytes(text);
    }

    private static Buffer withBody(String head, byte[] body) {
        return Buffer.buffer(head + "Content-Length: " + body.length + "\n\n").appendBytes(body);
    }

    /** The inner Content-Length comes last, before the blank line; an event that was decoded has it already. */
    private static byte[] plainWithBody(Event event) {
        StringBuilder text = plain(event);
        String body = event.body();
        String length = "Content-Length: " + body.getBytes(UTF_8).length + "\n";
        if (!body.isEmpty() && !text.toString().endsWith("\n" + length)) {
            text.append(length);
        }
        return text.append('\n').append(body).toString().getBytes(UTF_8);
    }

    private static StringBuilder plain(Event event) {
        StringBuilder text = new StringBuilder(8192);
        for (Entry<String, String> header : event.entries()) {
            text.append(header.getKey()).append(": ");
            text.append(UrlText.encode(header.getValue())).append('\n');
        }
        return text;
    }

    private static byte[] json(Event event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            for (Entry<String, String> header : event.entries()) {
                json.writeFieldName(header.getKey());
                if (header.getValue().startsWith("ARRAY::")) {
                    String[] elements = event.array(header.getKey()).toArray(String[]::new);
                    json.writeArray(elements, 0, elements.length);
                } else {
                    json.writeString(header.getValue());
                }
            }
            if (!event.body().isEmpty()) {
                json.writeStringField("_body", event.body());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
