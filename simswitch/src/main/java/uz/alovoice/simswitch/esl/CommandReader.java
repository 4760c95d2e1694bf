package uz.alovoice.simswitch.esl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uz.alovoice.simswitch.channel.Command;

/**
 * Splits what a brain sends into commands: a line, headers, a blank line and, with content-length, a body. CRLF and extra
 * blank lines are tolerated (captures esl-inbound/01).
 */
final class CommandReader {
    private static final int LIMIT = 16 * 1024 * 1024;
    private Buffer rest = Buffer.buffer();
    private final List<String> lines = new ArrayList<>();
    private int bodyLength = -1;

    /** The commands completed by these bytes. Throws IllegalArgumentException beyond 16 MB or on a bad length. */
    List<Command> read(Buffer bytes) {
        rest = rest.length() == 0 ? bytes : rest.appendBuffer(bytes);
        if (rest.length() > LIMIT) throw new IllegalArgumentException("a command of more than 16 MB");
        List<Command> done = new ArrayList<>();
        int at = 0;
        while (true) {
            if (bodyLength >= 0) {
                if (rest.length() - at < bodyLength) break;
                done.add(command(rest.getString(at, at + bodyLength, UTF_8.name())));
                at += bodyLength;
                continue;
            }
            int end = indexOf(rest, at);
            if (end < 0) break;
            int stop = end > at && rest.getByte(end - 1) == '\r' ? end - 1 : end;
            String line = rest.getString(at, stop, UTF_8.name());
            at = end + 1;
            if (!line.isEmpty()) lines.add(line);
            else if (!lines.isEmpty()) headersEnd(done);
        }
        rest = at == 0 ? rest : rest.getBuffer(at, rest.length());
        return done;
    }

    private void headersEnd(List<Command> done) {
        for (String line : lines) {
            if (!line.regionMatches(true, 0, "content-length:", 0, 15)) continue;
            String number = line.substring(15).strip();
            if (!number.matches("\\d{1,8}") || Integer.parseInt(number) > LIMIT) {
                throw new IllegalArgumentException("content-length " + number);
            }
            bodyLength = Integer.parseInt(number);
        }
        if (bodyLength < 0) done.add(command(null));
    }

    private Command command(String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0)
                headers.putIfAbsent(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
        }
        Command command = new Command(lines.getFirst().strip(), headers, body);
        lines.clear();
        bodyLength = -1;
        return command;
    }

    private static int indexOf(Buffer buffer, int from) {
        for (int i = from; i < buffer.length(); i++) if (buffer.getByte(i) == '\n') return i;
        return -1;
    }
}
