package uz.alovoice.simswitch.channel;

import java.util.Map;

/**
 * A command as it came over the event socket: its first line, headers (in order, found without regard to case) and body.
 *
 * @param body null when there was none
 */
public record Command(String line, Map<String, String> headers, String body) {
    /** Null when absent. */
    public String header(String name) {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase(name)) return header.getValue();
        }
        return null;
    }

    /** The first word of the line. */
    public String verb() {
        int space = line.indexOf(' ');
        return space < 0 ? line : line.substring(0, space);
    }

    /** What follows the first word, stripped; empty when nothing does. */
    public String argument() {
        int space = line.indexOf(' ');
        return space < 0 ? "" : line.substring(space + 1).strip();
    }
}
