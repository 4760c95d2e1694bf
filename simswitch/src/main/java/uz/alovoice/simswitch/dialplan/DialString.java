package uz.alovoice.simswitch.dialplan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A dial string: {@code {a=1,b=2}[c=3]user/101@d,sofia/gateway/g1/998..|user/102@d}. Braces hold for all legs, brackets for
 * one; a comma rings at once, a bar one after another.
 *
 * @param globals variables of all legs
 * @param groups tried in order
 */
public record DialString(Map<String, String> globals, List<List<Leg>> groups) {
    /**
     * One endpoint.
     *
     * @param variables of this leg alone
     * @param target such as {@code user/101@domain}
     */
    public record Leg(Map<String, String> variables, String target) {}

    public static DialString parse(String text) {
        Map<String, String> globals = new LinkedHashMap<>();
        String rest = text.strip();
        while (rest.startsWith("{")) {
            int end = closing(rest, '{', '}');
            if (end < 0) break;
            globals.putAll(variables(rest.substring(1, end)));
            rest = rest.substring(end + 1).strip();
        }
        List<List<Leg>> groups = new ArrayList<>();
        for (String group : split(rest, '|')) {
            List<Leg> legs = new ArrayList<>();
            for (String leg : split(group, ',')) legs.add(leg(leg.strip()));
            groups.add(legs);
        }
        return new DialString(globals, groups);
    }

    private static Leg leg(String text) {
        Map<String, String> variables = new LinkedHashMap<>();
        String rest = text;
        while (rest.startsWith("[") || rest.startsWith("{")) {
            char open = rest.charAt(0);
            int end = closing(rest, open, open == '[' ? ']' : '}');
            if (end < 0) break;
            variables.putAll(variables(rest.substring(1, end)));
            rest = rest.substring(end + 1);
        }
        return new Leg(variables, rest);
    }

    /** {@code a=1,b='x, y'}, or with {@code ^^:} in front separated by that character. */
    static Map<String, String> variables(String text) {
        char separator = ',';
        String pairs = text;
        if (text.startsWith("^^") && text.length() > 2) {
            separator = text.charAt(2);
            pairs = text.substring(3);
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (String pair : split(pairs, separator)) {
            int at = pair.indexOf('=');
            if (at > 0) variables.put(pair.substring(0, at).strip(), unquote(pair.substring(at + 1)));
        }
        return variables;
    }

    private static String unquote(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("'") && value.endsWith("'");
        return (quoted ? value.substring(1, value.length() - 1) : value).replace("\\,", ",");
    }

    private static int closing(String text, char open, char close) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') quoted = !quoted;
            if (quoted) continue;
            if (c == open) depth++;
            if (c == close && --depth == 0) return i;
        }
        return -1;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted) {
                if (c == '[' || c == '{') depth++;
                if (c == ']' || c == '}') depth--;
                if (c == separator && depth <= 0) {
                    parts.add(text.substring(from, i));
                    from = i + 1;
                }
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
