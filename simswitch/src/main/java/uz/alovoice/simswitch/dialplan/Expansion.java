package uz.alovoice.simswitch.dialplan;

import java.util.function.UnaryOperator;
import uz.alovoice.simswitch.channel.CallerProfile;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.node.Node;

/** {@code ${variable}}, {@code ${variable:2:3}} and {@code ${api(arguments)}} in texts, innermost first. */
public final class Expansion {
    private static final int LIMIT = 65_536;

    private Expansion() {}

    public static String expand(Channel channel, String text) {
        return expand(channel.node(), text, name -> variable(channel, name));
    }

    /** Unknown variables become empty; a result beyond 64 kB is cut. */
    public static String expand(Node node, String text, UnaryOperator<String> variables) {
        if (text.indexOf("${") < 0) return text;
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length() && out.length() < LIMIT) {
            if (text.charAt(i) == '$' && i + 1 < text.length() && text.charAt(i + 1) == '{') {
                int end = closing(text, i + 1);
                if (end > 0) {
                    String inner = expand(node, text.substring(i + 2, end), variables);
                    out.append(value(node, inner, variables));
                    i = end + 1;
                    continue;
                }
            }
            out.append(text.charAt(i++));
        }
        return out.toString();
    }

    private static String value(Node node, String inner, UnaryOperator<String> variables) {
        int call = inner.indexOf('(');
        if (call > 0 && inner.endsWith(")")) {
            String arguments = inner.substring(call + 1, inner.length() - 1);
            return node.api().run(inner.substring(0, call) + " " + arguments).strip();
        }
        int colon = inner.indexOf(':');
        String name = colon > 0 ? inner.substring(0, colon) : inner;
        String value = variables.apply(name);
        if (value == null) value = node.globalVariables().getOrDefault(name, "");
        return colon > 0 ? part(value, inner.substring(colon + 1)) : value;
    }

    private static String part(String value, String range) {
        String[] numbers = range.split(":", -1);
        if (!numbers[0].matches("-?\\d{1,6}")) return value;
        int from = Integer.parseInt(numbers[0]);
        if (from < 0) from = Math.max(0, value.length() + from);
        from = Math.min(from, value.length());
        int length =
                numbers.length > 1 && numbers[1].matches("\\d{1,6}") ? Integer.parseInt(numbers[1]) : value.length();
        return value.substring(from, Math.min(value.length(), from + length));
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            if (text.charAt(i) == '{') depth++;
            if (text.charAt(i) == '}' && --depth == 0) return i;
        }
        return -1;
    }

    /** A channel variable or, when there is none of that name, a field of the caller profile; null if neither. */
    public static String variable(Channel channel, String name) {
        String set = channel.variables().get(name);
        if (set != null) return set;
        CallerProfile p = channel.profile();
        return switch (name) {
            case "caller_id_name" -> p.callerName;
            case "caller_id_number" -> p.callerNumber;
            case "callee_id_name" -> p.calleeName;
            case "callee_id_number" -> p.calleeNumber;
            case "destination_number" -> p.destination;
            case "network_addr" -> p.networkAddress;
            case "ani" -> p.ani;
            case "username" -> p.username;
            case "context" -> p.context;
            case "dialplan" -> p.dialplan;
            case "rdnis" -> p.rdnis;
            case "source" -> p.source;
            case "uuid" -> channel.uuid();
            case "chan_name" -> channel.name();
            default -> null;
        };
    }
}
