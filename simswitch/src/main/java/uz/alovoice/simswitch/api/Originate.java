package uz.alovoice.simswitch.api;

import java.util.List;
import uz.alovoice.simswitch.app.Words;
import uz.alovoice.simswitch.channel.Action;
import uz.alovoice.simswitch.channel.CallerProfile;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.ChannelState;
import uz.alovoice.simswitch.channel.Transfers;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.node.Node;
import uz.alovoice.simswitch.sip.Originator;

/** originate dial-string &app(args)|extension [dialplan] [context] [cid_name] [cid_num] [timeout]. */
final class Originate implements ApiCommand {
    private static final String USAGE = "-USAGE: <call url> <exten>|&<application_name>(<app_args>) [<dialplan>]"
            + " [<context>] [<cid_name>] [<cid_num>] [<timeout_sec>]\n";

    @Override
    public String run(Node node, String argument) {
        List<String> args = arguments(argument);
        if (args.size() < 2) return USAGE;
        int timeout = args.size() > 6 && args.get(6).matches("\\d{1,6}") ? Integer.parseInt(args.get(6)) : 60;
        return switch (new Originator(node, null).ring(args.get(0), timeout)) {
            case Originator.Outcome.Failed failed -> "-ERR " + failed.cause() + "\n";
            case Originator.Outcome.Answered answered -> {
                Channel leg = answered.leg();
                node.core().sleep(node.options().tickMillis());
                if (!leg.up()) yield "-ERR " + leg.cause() + "\n";
                flipCallerId(leg);
                proceed(leg, args);
                yield "+OK " + leg.uuid() + "\n";
            }
        };
    }

    /** Spaces separate, but not inside braces, brackets, parentheses of an application, or quotes. */
    private static List<String> arguments(String text) {
        StringBuilder shielded = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') quoted = !quoted;
            if (!quoted && (c == '{' || c == '[' || c == '(')) depth++;
            if (!quoted && (c == '}' || c == ']' || c == ')')) depth--;
            boolean inside = c == ' ' && (depth > 0 || quoted);
            shielded.append(inside ? '\u0001' : c == '\'' ? '\u0002' : c);
        }
        return Words.split(shielded.toString(), ' ').stream()
                .map(word -> word.replace('\u0001', ' ').replace('\u0002', '\''))
                .map(Originate::unquoteWhole)
                .toList();
    }

    private static String unquoteWhole(String word) {
        boolean whole = word.length() > 1 && word.startsWith("'") && word.endsWith("'");
        return whole ? word.substring(1, word.length() - 1) : word;
    }

    /** The leg was called; from now on it is a caller (captures esl-outbound/10). */
    private static void flipCallerId(Channel leg) {
        leg.event("CHANNEL_OUTGOING", EventSource.OUTGOING, false).fire();
        CallerProfile p = leg.profile();
        leg.variables().set("pre_transfer_caller_id_name", p.callerName);
        leg.variables().set("pre_transfer_caller_id_number", p.callerNumber);
        leg.variables().set("channel_cid_flipped", "yes");
        String name = p.callerName;
        String number = p.callerNumber;
        p.callerName = p.calleeName;
        p.callerNumber = p.calleeNumber;
        p.calleeName = name;
        p.calleeNumber = number;
        leg.hitDialplan(true);
        leg.event("CALL_UPDATE", EventSource.FLIP_CID, true)
                .lead("Direction", "RECV")
                .fire();
    }

    private static void proceed(Channel leg, List<String> args) {
        String target = args.get(1);
        if (target.startsWith("&")) {
            int open = target.indexOf('(');
            String application = open < 0 ? target.substring(1) : target.substring(1, open);
            String data = open < 0
                    ? ""
                    : target.substring(
                            open + 1, target.lastIndexOf(')') > open ? target.lastIndexOf(')') : target.length());
            leg.thread().extension(application, List.of(new Action(application, data)));
            leg.want(ChannelState.EXECUTE);
            return;
        }
        Transfers.to(leg, target, args.size() > 3 ? args.get(3) : "default");
    }
}
