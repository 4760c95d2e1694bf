package uz.alovoice.esl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uz.alovoice.esl.EslException.Reason;
import uz.alovoice.esl.EslMessage.ApiResponse;
import uz.alovoice.esl.EslMessage.AuthRequest;
import uz.alovoice.esl.EslMessage.CommandReply;
import uz.alovoice.esl.EslMessage.DisconnectNotice;
import uz.alovoice.esl.EslMessage.EventMessage;
import uz.alovoice.esl.EslMessage.LogData;
import uz.alovoice.esl.EslMessage.RudeRejection;
import uz.alovoice.esl.EslMessage.Unknown;
import uz.alovoice.esl.FrameDecoder.Frame;

/**
 * Turns the bytes that FreeSWITCH sends into messages. No sockets, no threads: {@code feed} a chunk, then call
 * {@code next} until it gives null. Any violation throws {@link EslException}, after which the stream cannot be read on.
 */
public final class EslDecoder {
    private final EslLimits limits;
    private final FrameDecoder frames;

    public EslDecoder(EslLimits limits) {
        this.limits = limits;
        this.frames = new FrameDecoder(limits);
    }

    public void feed(Buffer chunk) {
        frames.feed(chunk);
    }

    /** The next message, or null when more bytes are needed. */
    public @Nullable EslMessage next() {
        Frame frame = frames.next();
        return frame == null ? null : message(frame);
    }

    private EslMessage message(Frame frame) {
        PlainHeaders head = PlainHeaders.parse(frame.head, 0, false, limits);
        String found = value(head, "Content-Type");
        if (found == null) {
            throw new EslException(Reason.MISSING_CONTENT_TYPE, "in a message of " + head.size() + " headers");
        }
        String contentType = found.strip().toLowerCase(Locale.ROOT);
        return switch (contentType) {
            case "text/event-plain" -> plainEvent(frame.body);
            case "text/event-json" -> new EventMessage(JsonEvents.read(frame.body, limits), EventFormat.JSON);
            case "command/reply" -> commandReply(head, frame.head);
            case "api/response" -> new ApiResponse(text(frame));
            case "auth/request" -> new AuthRequest();
            case "text/disconnect-notice" -> disconnectNotice(head, text(frame));
            case "text/rude-rejection" -> new RudeRejection(text(frame));
            case "log/data" -> logData(head, text(frame));
            default -> new Unknown(contentType, frame.body.length);
        };
    }

    private EventMessage plainEvent(byte[] body) {
        PlainHeaders headers = PlainHeaders.parse(body, 0, true, limits);
        return new EventMessage(new Event(headers, body, headers.end()), EventFormat.PLAIN);
    }

    /** The answer to {@code connect} is a bare event in the header lines, every value URL-encoded (captures esl-outbound/01). */
    private CommandReply commandReply(PlainHeaders head, byte[] bytes) {
        if (value(head, "Event-Name") == null) {
            return new CommandReply(orEmpty(value(head, "Reply-Text")), value(head, "Job-UUID"), null);
        }
        Event data = new Event(PlainHeaders.parse(bytes, 0, true, limits), bytes, bytes.length);
        return new CommandReply(data.headerOrEmpty("Reply-Text").strip(), null, data);
    }

    private static DisconnectNotice disconnectNotice(PlainHeaders head, String text) {
        boolean linger = "linger".equals(value(head, "Content-Disposition"));
        return new DisconnectNotice(
                value(head, "Controlled-Session-UUID"),
                linger,
                linger ? number(value(head, "Linger-Time"), -1) : 0,
                value(head, "Channel-Name"),
                text);
    }

    private static LogData logData(PlainHeaders head, String text) {
        return new LogData(
                number(value(head, "Log-Level"), 7),
                number(value(head, "Text-Channel"), 0),
                orEmpty(value(head, "Log-File")),
                orEmpty(value(head, "Log-Func")),
                number(value(head, "Log-Line"), 0),
                value(head, "User-Data"),
                text);
    }

    private static String text(Frame frame) {
        return new String(frame.body, UTF_8);
    }

    private static @Nullable String value(PlainHeaders head, String name) {
        int index = head.find(name, 0);
        return index < 0 ? null : head.value(index);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits != null && digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : otherwise;
    }
}
