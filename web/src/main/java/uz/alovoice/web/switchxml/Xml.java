package uz.alovoice.web.switchxml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Writes the XML that a node reads: elements and attributes, a line each.
 *
 * <p>The node runs its preprocessor over the answer first (switch_xml_parse_file, preprocess): {@code $${x}} would become a
 * variable of the node, and a line with "X-PRE-PROCESS" would be dropped or obeyed. Values are escaped against both; what XML 1.0
 * cannot say at all becomes U+FFFD.
 */
final class Xml {
    private static final Pattern PREPROCESS = Pattern.compile("x-pre-process", Pattern.CASE_INSENSITIVE);

    private final StringBuilder out =
            new StringBuilder(2048).append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** An answer of one section: document and section are open, and closed by {@link #toString}. */
    static Xml section(String name) {
        return new Xml().open("document", "type", "freeswitch/xml").open("section", "name", name);
    }

    /** What a node takes as "ask the next, or your own files". */
    static String notFound() {
        return section("result").empty("result", "status", "not found").toString();
    }

    /** @param attributes name, value, name, value …; names are ours, values are escaped */
    Xml open(String element, String... attributes) {
        tag(element, attributes).append(">\n");
        open.push(element);
        return this;
    }

    Xml empty(String element, String... attributes) {
        tag(element, attributes).append("/>\n");
        return this;
    }

    Xml close() {
        var element = open.pop();
        indent().append("</").append(element).append(">\n");
        return this;
    }

    Xml param(String name, String value) {
        return empty("param", "name", name, "value", value);
    }

    Xml param(String name, long value) {
        return param(name, Long.toString(value));
    }

    Xml variable(String name, String value) {
        return empty("variable", "name", name, "value", value);
    }

    /** A parameter in which {@code $${x}} shall be the node's own variable; for settings of the installation only. */
    Xml nodeParam(String name, String value) {
        indent().append("<param name=\"").append(name).append("\" value=\"");
        out.append(escape(value).replace("&#36;", "$")).append("\"/>\n");
        return this;
    }

    private StringBuilder tag(String element, String... attributes) {
        indent().append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(attributes[i + 1]))
                    .append('"');
        }
        return out;
    }

    private StringBuilder indent() {
        return out.append("  ".repeat(open.size()));
    }

    static String escape(String value) {
        var escaped = new StringBuilder(value.length() + 16);
        boolean directive = PREPROCESS.matcher(value).find();
        for (int i = 0; i < value.length(); ) {
            int c = value.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&apos;");
                case '\n', '\r', '\t' -> escaped.append("&#").append(c).append(';');
                case '$' -> escaped.append(i < value.length() && value.charAt(i) == '$' ? "&#36;" : "$");
                case '-' -> escaped.append(directive ? "&#45;" : "-");
                default -> escaped.appendCodePoint(allowed(c) ? c : 0xFFFD);
            }
        }
        return escaped.toString();
    }

    /** Char of XML 1.0. */
    private static boolean allowed(int c) {
        return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }

    @Override
    public String toString() {
        while (!open.isEmpty()) {
            close();
        }
        return out.toString();
    }
}
