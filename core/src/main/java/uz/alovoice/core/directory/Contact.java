package uz.alovoice.core.directory;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a phone can be rung.
 *
 * @param node that it registered with; a WebSocket contact exists there only
 * @param uri  SIP URI without name and brackets, of harmless characters only: it goes into dial strings
 */
public record Contact(long node, String uri, String userAgent) {
    /** Nothing that means something in a dial string, a variable, an ESL line or XML: no comma, blank, brace, dollar, quote. */
    private static final Pattern HARMLESS = Pattern.compile("sips?:[A-Za-z0-9:@.;=_~%+-]{1,494}");

    private static final String PATH = ";fs_path=";

    /**
     * The URI of a Contact header, such as {@code "Name" <sip:104@192.0.2.4:5060>}.
     *
     * <p>Where a phone behind NAT or a WebSocket is really reached is a URI within it, {@code fs_path}. FreeSWITCH escapes that when it writes
     * the contact, and its events come unescaped once too often (seen on 1.11.3-dev); dialled so, its {@code ;transport=ws} would be lost. So
     * it is escaped here, whichever way it came.
     *
     * @return empty when it has none, or one that could do harm
     */
    public static Optional<String> uriOf(String header) {
        if (header == null) {
            return Optional.empty();
        }
        int open = header.lastIndexOf('<');
        int close = header.indexOf('>', open + 1);
        var uri = open >= 0 && close > open ? header.substring(open + 1, close) : header.strip();
        return HARMLESS.matcher(uri).matches() ? Optional.of(escapedPath(uri)) : Optional.empty();
    }

    private static String escapedPath(String uri) {
        int path = uri.indexOf(PATH);
        return path < 0
                ? uri
                : uri.substring(0, path + PATH.length())
                        + uri.substring(path + PATH.length())
                                .replace(":", "%3A")
                                .replace(";", "%3B")
                                .replace("@", "%40")
                                .replace("=", "%3D");
    }
}
