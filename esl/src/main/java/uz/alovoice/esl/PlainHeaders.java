package uz.alovoice.esl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import uz.alovoice.esl.EslException.Reason;

/**
 * {@code Name: value} lines, kept as bytes with an index of where each begins. Values become strings only when asked
 * for: an event has 100 to 300 of them and a flow reads about five.
 */
final class PlainHeaders implements Headers {
    private static final int MARKS = 4;

    private final byte[] bytes;
    private final boolean urlEncoded;
    private final int size;
    private final int end;
    /** Name start, name end, value start, value end of each header. */
    private final int[] marks;

    private PlainHeaders(byte[] bytes, boolean urlEncoded, int[] marks, int size, int end) {
        this.bytes = bytes;
        this.urlEncoded = urlEncoded;
        this.marks = marks;
        this.size = size;
        this.end = end;
    }

    /** Reads from {@code from} up to a blank line or the end of {@code bytes}, which it keeps. */
    static PlainHeaders parse(byte[] bytes, int from, boolean urlEncoded, EslLimits limits) {
        int[] marks = new int[MARKS * Math.max(4, Math.min(bytes.length / 40, limits.headers()))];
        int used = 0;
        int next = from;
        while (next < bytes.length) {
            int start = next;
            int newline = Bytes.indexOf(bytes, (byte) '\n', start, bytes.length);
            int lineEnd = newline < 0 ? bytes.length : newline;
            next = newline < 0 ? bytes.length : newline + 1;
            if (lineEnd > start && bytes[lineEnd - 1] == '\r') {
                lineEnd--;
            }
            if (lineEnd == start) {
                break;
            }
            if (used == MARKS * limits.headers()) {
                throw new EslException(Reason.TOO_MANY_HEADERS, "more than " + limits.headers() + " in an event");
            }
            if (lineEnd - start > limits.line()) {
                throw new EslException(Reason.LINE_TOO_LONG, "more than " + limits.line() + " bytes in an event");
            }
            if (used == marks.length) {
                marks = Arrays.copyOf(marks, 2 * used);
            }
            int colon = separator(bytes, start, lineEnd);
            marks[used] = start;
            marks[used + 1] = colon;
            marks[used + 2] = colon + 1 < lineEnd && bytes[colon + 1] == ' ' ? colon + 2 : colon + 1;
            marks[used + 3] = lineEnd;
            used += MARKS;
        }
        return new PlainHeaders(bytes, urlEncoded, marks, used / MARKS, next);
    }

    /** The first {@code ": "}: names of variables are not encoded and may contain a colon of their own. */
    private static int separator(byte[] bytes, int start, int lineEnd) {
        int first = Bytes.indexOf(bytes, (byte) ':', start, lineEnd);
        int colon = first;
        while (colon >= 0 && colon + 1 < lineEnd && bytes[colon + 1] != ' ') {
            colon = Bytes.indexOf(bytes, (byte) ':', colon + 1, lineEnd);
        }
        int found = colon < 0 ? first : colon;
        if (found <= start) {
            throw new EslException(Reason.MALFORMED_HEADER, "a line of " + (lineEnd - start) + " bytes without name");
        }
        return found;
    }

    /** Where the body begins: after the blank line, or at the end of the bytes. */
    int end() {
        return end;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String name(int index) {
        int mark = index * MARKS;
        return new String(bytes, marks[mark], marks[mark + 1] - marks[mark], UTF_8);
    }

    @Override
    public String value(int index) {
        int from = marks[index * MARKS + 2];
        int to = marks[index * MARKS + 3];
        return urlEncoded ? Bytes.urlDecode(bytes, from, to) : new String(bytes, from, to - from, UTF_8);
    }

    @Override
    public int find(String name, int from) {
        int length = name.length();
        for (int i = from, mark = from * MARKS; i < size; i++, mark += MARKS) {
            if (marks[mark + 1] - marks[mark] == length && Bytes.equalsIgnoreCase(bytes, marks[mark], name)) {
                return i;
            }
        }
        return -1;
    }
}
