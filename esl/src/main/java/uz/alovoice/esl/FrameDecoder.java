package uz.alovoice.esl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import uz.alovoice.esl.EslException.Reason;

/**
 * Cuts a byte stream into frames: header lines up to a blank line, then as many body bytes as {@code Content-Length}
 * says. Both directions of the protocol are framed like this. CRLF line ends and blank lines between frames are
 * tolerated, as FreeSWITCH does (captures esl-inbound/01).
 *
 * <p>Memory grows with what has arrived, never with what a peer announces. Not thread-safe. After an exception the
 * stream is lost: every further call throws the same exception.
 */
final class FrameDecoder {
    private static final byte[] CONTENT_LENGTH = "content-length".getBytes(ISO_8859_1);
    private static final byte[] NOTHING = {};

    private final EslLimits limits;
    private byte[] bytes = NOTHING;
    private int frameStart;
    private int lineStart;
    private int scanned;
    private int end;
    private int headEnd;
    private int lines;
    private int bodyLength;
    private boolean inBody;
    private @Nullable EslException failure;

    FrameDecoder(EslLimits limits) {
        this.limits = limits;
    }

    /** One frame: its header lines, each with its line end, and its body. */
    static final class Frame {
        final byte[] head;
        final byte[] body;

        private Frame(byte[] head, byte[] body) {
            this.head = head;
            this.body = body;
        }
    }

    void feed(Buffer chunk) {
        if (failure != null) {
            throw failure;
        }
        int kept = end - frameStart;
        if (kept == 0) {
            bytes = chunk.getBytes();
        } else {
            append(chunk, kept);
        }
        end = kept + chunk.length();
        lineStart -= frameStart;
        scanned -= frameStart;
        headEnd -= frameStart;
        frameStart = 0;
    }

    private void append(Buffer chunk, int kept) {
        int needed = kept + chunk.length();
        if (needed > bytes.length) {
            bytes = Arrays.copyOfRange(bytes, frameStart, frameStart + Math.max(needed, 2 * kept));
        } else {
            System.arraycopy(bytes, frameStart, bytes, 0, kept);
        }
        chunk.getBytes(bytes, kept);
    }

    /** The next whole frame, or null when more bytes are needed. */
    @Nullable
    Frame next() {
        if (failure != null) {
            throw failure;
        }
        while (!inBody) {
            int newline = Bytes.indexOf(bytes, (byte) '\n', scanned, end);
            if (newline < 0) {
                scanned = end;
                checkLine(end);
                releaseWhenEmpty();
                return null;
            }
            readLine(newline);
        }
        if (end - headEnd < bodyLength) {
            return null;
        }
        return cut();
    }

    /** Between two messages nothing is held: there may be ten thousand quiet connections. */
    private void releaseWhenEmpty() {
        if (frameStart == end) {
            bytes = NOTHING;
            frameStart = 0;
            lineStart = 0;
            scanned = 0;
            headEnd = 0;
            end = 0;
        }
    }

    private void readLine(int newline) {
        int lineEnd = newline > lineStart && bytes[newline - 1] == '\r' ? newline - 1 : newline;
        checkLine(lineEnd);
        if (lineEnd > lineStart) {
            if (++lines > limits.headers()) {
                throw violated(Reason.TOO_MANY_HEADERS, "more than " + limits.headers());
            }
            readContentLength(lineEnd);
        } else if (lines > 0) {
            headEnd = newline + 1;
            inBody = true;
        } else {
            frameStart = newline + 1;
        }
        lineStart = newline + 1;
        scanned = lineStart;
    }

    private void checkLine(int lineEnd) {
        if (lineEnd - lineStart > limits.line()) {
            throw violated(Reason.LINE_TOO_LONG, "more than " + limits.line() + " bytes");
        }
        if (lineEnd - frameStart > limits.head()) {
            throw violated(Reason.HEAD_TOO_LONG, "more than " + limits.head() + " bytes");
        }
    }

    private void readContentLength(int lineEnd) {
        int colon = lineStart + CONTENT_LENGTH.length;
        if (colon >= lineEnd || bytes[colon] != ':' || !Bytes.equalsIgnoreCase(bytes, lineStart, CONTENT_LENGTH)) {
            return;
        }
        String text = new String(bytes, colon + 1, lineEnd - colon - 1, ISO_8859_1).strip();
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw violated(Reason.BAD_CONTENT_LENGTH, "not a number");
        }
        if (text.length() > 9 || Integer.parseInt(text) > limits.body()) {
            throw violated(Reason.BODY_TOO_LONG, "more than " + limits.body() + " bytes announced");
        }
        bodyLength = Integer.parseInt(text);
    }

    private Frame cut() {
        int blankLine = bytes[headEnd - 2] == '\r' ? 2 : 1;
        Frame frame = new Frame(
                Arrays.copyOfRange(bytes, frameStart, headEnd - blankLine),
                Arrays.copyOfRange(bytes, headEnd, headEnd + bodyLength));
        frameStart = headEnd + bodyLength;
        lineStart = frameStart;
        scanned = frameStart;
        lines = 0;
        bodyLength = 0;
        inBody = false;
        return frame;
    }

    private EslException violated(Reason reason, String detail) {
        failure = new EslException(reason, detail);
        return failure;
    }
}
