package uz.alovoice.simswitch.dialplan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;
import uz.alovoice.simswitch.channel.Action;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.node.Node;

/** mod_dialplan_xml: asks for the context of a call, then finds the extension whose conditions hold. */
public final class Dialplan {
    private static final Logger log = LoggerFactory.getLogger(Dialplan.class);
    private final Node node;

    /** What to execute. */
    public record Extension(String name, List<Action> actions) {}

    public Dialplan(Node node) {
        this.node = node;
    }

    /** Awaits the answer of the bindings; null when nothing matches. */
    public Extension route(Channel channel) {
        Element section = node.xml().dialplan(channel);
        if (section == null) section = node.options().fallbackDialplan();
        if (section == null) return null;
        Element global = null;
        for (Element context : Xml.children(section, "context")) {
            String name = context.getAttribute("name");
            if (name.equals(channel.profile().context) || name.equals("any")) return match(channel, context);
            if (name.equals("global")) global = context;
        }
        return global == null ? null : match(channel, global);
    }

    private static Extension match(Channel channel, Element context) {
        List<Action> actions = new ArrayList<>();
        String name = null;
        for (Element extension : Xml.children(context, "extension")) {
            int before = actions.size();
            boolean held = conditions(channel, extension, actions);
            if (actions.size() > before && name == null) name = extension.getAttribute("name");
            if (held && !extension.getAttribute("continue").equals("true")) break;
        }
        return actions.isEmpty() ? null : new Extension(name, actions);
    }

    /** Whether the extension holds; collects its actions. */
    private static boolean conditions(Channel channel, Element extension, List<Action> actions) {
        boolean all = true;
        for (Element condition : Xml.children(extension, "condition")) {
            Matcher match = test(channel, condition);
            boolean holds = match != null;
            for (Element action : Xml.children(condition, holds ? "action" : "anti-action")) {
                add(channel, action, match, actions);
            }
            if (!holds) all = false;
            String stop = condition.getAttribute("break");
            if (stop.equals("always")) break;
            if (holds ? stop.equals("on-true") : !stop.equals("never") && !stop.equals("on-true")) break;
        }
        return all;
    }

    private static void add(Channel channel, Element action, Matcher match, List<Action> actions) {
        String application = action.getAttribute("application");
        String data = substitute(action.getAttribute("data"), match);
        if (action.getAttribute("inline").equals("true")) channel.thread().execute(application, data, null);
        else actions.add(new Action(application, data));
    }

    /** Null when it does not hold; without a field it always does. */
    private static Matcher test(Channel channel, Element condition) {
        String field = condition.getAttribute("field");
        String expression = condition.getAttribute("expression");
        try {
            if (field.isEmpty()) return Pattern.compile("").matcher("");
            String value = field.contains("${") ? Expansion.expand(channel, field) : Expansion.variable(channel, field);
            Matcher matcher =
                    Pattern.compile(Expansion.expand(channel, expression)).matcher(value == null ? "" : value);
            return matcher.find() ? matcher : null;
        } catch (PatternSyntaxException e) {
            log.warn("dialplan expression {} is no regular expression: {}", expression, e.getDescription());
            return null;
        }
    }

    /** {@code $1} and so on; {@code ${...}} is left for execution. */
    private static String substitute(String data, Matcher match) {
        if (match == null || data.indexOf('$') < 0) return data;
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < data.length(); i++) {
            char next = i + 1 < data.length() ? data.charAt(i + 1) : ' ';
            if (data.charAt(i) == '$' && Character.isDigit(next)) {
                int group = next - '0';
                if (group <= match.groupCount() && match.group(group) != null) out.append(match.group(group));
                i++;
            } else {
                out.append(data.charAt(i));
            }
        }
        return out.toString();
    }
}
