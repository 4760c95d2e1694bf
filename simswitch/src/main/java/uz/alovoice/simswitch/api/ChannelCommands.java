package uz.alovoice.simswitch.api;

import uz.alovoice.simswitch.SimCall;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.ChannelState;
import uz.alovoice.simswitch.channel.Digit;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.simswitch.channel.Transfers;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.node.Node;
import uz.alovoice.simswitch.sip.Talk;

/** The uuid_ commands that do something to one channel. */
final class ChannelCommands {
    private static final String NO_CHANNEL = "-ERR No such channel!\n";

    private ChannelCommands() {}

    private static String word(String argument, int index, String otherwise) {
        String[] words = argument.split(" +", -1);
        return words.length > index && !words[index].isEmpty() ? words[index] : otherwise;
    }

    private static Channel find(Node node, String argument) {
        return node.channel(word(argument, 0, ""));
    }

    static String kill(Node node, String argument) {
        Channel channel = find(node, argument);
        if (channel == null) return NO_CHANNEL;
        channel.hangUp(HangupCause.named(word(argument, 1, "NORMAL_CLEARING")));
        return "+OK\n";
    }

    static String bridge(Node node, String argument) {
        Channel first = find(node, argument);
        Channel second = node.channel(word(argument, 1, ""));
        if (argument.split(" +", -1).length < 2) return "-USAGE: <uuid> <other_uuid>\n";
        if (first == null || second == null || first == second) return "-ERR Invalid uuid\n";
        if (!first.media().answered() && !first.media().early()) return "-ERR Invalid uuid\n";
        Talk.connect(first, second);
        return "+OK " + second.uuid() + "\n";
    }

    static String breakPlayback(Node node, String argument) {
        Channel channel = find(node, argument);
        if (channel == null) return NO_CHANNEL;
        Channel other = channel.bridgedTo();
        boolean both =
                word(argument, 1, "").equals("both") || word(argument, 2, "").equals("both");
        channel.breakPlayback(word(argument, 1, "").equals("all"));
        if (both && other != null) other.breakPlayback(false);
        return "+OK\n";
    }

    static String transfer(Node node, String argument) {
        Channel channel = find(node, argument);
        if (channel == null) return NO_CHANNEL;
        int space = argument.indexOf(' ');
        if (space < 0) return "-USAGE: <uuid> [-bleg|-both] <dest-exten> [<dialplan>] [<context>]\n";
        boolean done = Transfers.byText(channel, argument.substring(space + 1));
        return done ? "+OK\n" : "-ERR bleg uuid not found\n";
    }

    static String park(Node node, String argument) {
        Channel channel = find(node, argument);
        if (channel == null) return NO_CHANNEL;
        Channel other = channel.bridgedTo();
        if (other != null) {
            other.bridgedTo(null);
            channel.bridgedTo(null);
        }
        channel.want(ChannelState.PARK);
        return "+OK\n";
    }

    static String hold(Node node, String argument) {
        boolean off = word(argument, 0, "").equals("off");
        boolean toggle = word(argument, 0, "").equals("toggle");
        Channel channel = node.channel(word(argument, off || toggle ? 1 : 0, ""));
        if (channel == null) return "-ERR Operation failed\n";
        channel.hold(toggle ? !channel.holding() : !off);
        return "+OK Success\n";
    }

    static String answer(Node node, String argument) {
        Channel channel = find(node, argument);
        if (channel == null) return NO_CHANNEL;
        channel.media().answer();
        return "+OK\n";
    }

    static String preAnswer(Node node, String argument) {
        Channel channel = find(node, argument);
        if (channel == null) return NO_CHANNEL;
        channel.media().preAnswer();
        return "+OK\n";
    }

    static String displace(Node node, String argument) {
        Channel channel = find(node, argument);
        if (channel == null) return "-ERR Cannot locate session!\n";
        String action = word(argument, 1, "");
        String file = word(argument, 2, "");
        if (!action.equals("start") && !action.equals("stop"))
            return "-USAGE: <uuid> [start|stop] <path> [<limit>] [mux]\n";
        boolean start = action.equals("start");
        channel.event(
                        start ? "MEDIA_BUG_START" : "MEDIA_BUG_STOP",
                        start ? EventSource.BUG_START : EventSource.BUG_STOP,
                        true)
                .lead("Media-Bug-Function", "displace")
                .lead("Media-Bug-Target", file)
                .fire();
        if (start) channel.farEnd().hears(file);
        else channel.farEnd().silence(file);
        return "+OK Success\n";
    }

    static String fileman(Node node, String argument) {
        Channel channel = find(node, argument);
        if (channel == null) return "-ERR No such channel!\n";
        if (word(argument, 1, "").startsWith("stop")) channel.breakPlayback(false);
        return "+OK\n";
    }

    static String sendDtmf(Node node, String argument) {
        Channel channel = find(node, argument);
        String digits = word(argument, 1, "");
        if (channel == null || digits.isEmpty()) return "-ERR Operation Failed\n";
        if (channel.farEnd() instanceof SimCall call) call.hearsDtmf(digits.split("@", -1)[0]);
        return "+OK " + channel.uuid() + " sent DTMF " + digits + ".\n";
    }

    static String recvDtmf(Node node, String argument) {
        Channel channel = find(node, argument);
        String digits = word(argument, 1, "");
        if (channel == null || digits.isEmpty()) return "-ERR Operation Failed\n";
        String[] parts = digits.split("@", -1);
        int millis = parts.length > 1 && parts[1].matches("\\d{1,5}") ? Integer.parseInt(parts[1]) : 250;
        for (int i = 0; i < parts[0].length(); i++) {
            char c = parts[0].charAt(i);
            if ("0123456789*#ABCDabcdF".indexOf(c) >= 0) channel.digit(new Digit(c, millis * 8, "APP"));
        }
        return "+OK " + channel.uuid() + " received DTMF " + digits + ".\n";
    }

    static String flushDtmf(Node node, String argument) {
        Channel channel = find(node, argument);
        if (channel == null) return NO_CHANNEL;
        channel.flushDigits();
        return "+OK\n";
    }

    static String schedHangup(Node node, String argument) {
        String seconds = word(argument, 0, "");
        Channel channel = node.channel(word(argument, 1, ""));
        if (!seconds.matches("\\+\\d{1,7}")) return "-USAGE: [+]<time> <uuid> [<cause>]\n";
        if (channel == null) return "-ERR No such channel!\n";
        HangupCause cause = HangupCause.named(word(argument, 2, "ALLOTTED_TIMEOUT"));
        channel.hangUpAfter(Integer.parseInt(seconds.substring(1)), cause);
        return "+OK\n";
    }

    static String schedDel(Node node, String argument) {
        Channel channel = find(node, argument);
        return "+OK Deleted: " + (channel == null ? 0 : channel.unschedule()) + "\n";
    }
}
