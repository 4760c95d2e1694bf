package uz.alovoice.esl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uz.alovoice.esl.FrameDecoder.Frame;

/** The switch's side of the stream: reads the commands that a client sends. For the simulated switch and for tests. */
public final class CommandDecoder {
    private final EslLimits limits;
    private final FrameDecoder frames;

    public CommandDecoder(EslLimits limits) {
        this.limits = limits;
        this.frames = new FrameDecoder(limits);
    }

    public void feed(Buffer chunk) {
        frames.feed(chunk);
    }

    /** The next command, or null when more bytes are needed. */
    public @Nullable ReceivedCommand next() {
        Frame frame = frames.next();
        if (frame == null) {
            return null;
        }
        byte[] head = frame.head;
        int newline = Bytes.indexOf(head, (byte) '\n', 0, head.length);
        String line = new String(head, 0, newline, UTF_8).strip();
        return new ReceivedCommand(
                line, PlainHeaders.parse(head, newline + 1, false, limits), new String(frame.body, UTF_8));
    }

    /** A command as it came: {@code line} is its first line, such as {@code sendmsg} or {@code api status}. */
    public static final class ReceivedCommand {
        private final String line;
        private final Headers headers;
        private final String body;

        private ReceivedCommand(String line, Headers headers, String body) {
            this.line = line;
            this.headers = headers;
            this.body = body;
        }

        /** What a switch would read of the command, for orders that it gives itself. */
        public static ReceivedCommand of(Command command) {
            CommandDecoder decoder = new CommandDecoder(EslLimits.INBOUND);
            decoder.feed(command.encode());
            return Objects.requireNonNull(decoder.next());
        }

        public String line() {
            return line;
        }

        /** The first word. */
        public String verb() {
            int space = line.indexOf(' ');
            return space < 0 ? line : line.substring(0, space);
        }

        /** What follows the first word, empty when nothing does. */
        public String arguments() {
            int space = line.indexOf(' ');
            return space < 0 ? "" : line.substring(space + 1).strip();
        }

        /** The first header of that name, without regard to case; null when there is none. */
        public @Nullable String header(String name) {
            int index = headers.find(name, 0);
            return index < 0 ? null : headers.value(index);
        }

        /** All headers of that name in their order, such as {@code application} of xferext. */
        public List<String> headers(String name) {
            List<String> values = new ArrayList<>();
            for (int i = headers.find(name, 0); i >= 0; i = headers.find(name, i + 1)) {
                values.add(headers.value(i));
            }
            return values;
        }

        /** All headers in their order, repeated ones as often as they came. */
        public List<Entry<String, String>> entries() {
            List<Entry<String, String>> entries = new ArrayList<>(headers.size());
            for (int i = 0; i < headers.size(); i++) {
                entries.add(Map.entry(headers.name(i), headers.value(i)));
            }
            return entries;
        }

        public String body() {
            return body;
        }

        @Override
        public String toString() {
            return line;
        }
    }
}
