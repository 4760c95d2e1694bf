package uz.alovoice.simswitch.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import uz.alovoice.esl.EslEncoder;
import uz.alovoice.esl.EventFormat;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.ChannelData;
import uz.alovoice.simswitch.dialplan.Expansion;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.event.SwitchEvent;
import uz.alovoice.simswitch.node.Node;

/** uuid_getvar, uuid_setvar, uuid_setvar_multi and uuid_dump. */
final class VariableCommands {
    private static final String NO_CHANNEL = "-ERR No such channel!\n";

    private VariableCommands() {}

    static String get(Node node, String argument) {
        String[] words = argument.split(" +", -1);
        Channel channel = node.channel(words[0]);
        if (words.length < 2) return "-USAGE: <uuid> <var>\n";
        if (channel == null) return NO_CHANNEL;
        String value = Expansion.variable(channel, words[1]);
        return value == null ? "_undef_" : value;
    }

    static String set(Node node, String argument) {
        String[] words = argument.split(" +", 3);
        Channel channel = node.channel(words[0]);
        if (words.length < 2) return "-USAGE: <uuid> <var> [value]\n";
        if (channel == null) return NO_CHANNEL;
        channel.variables().set(words[1], words.length > 2 ? words[2] : null);
        return "+OK\n";
    }

    static String setMany(Node node, String argument) {
        String[] words = argument.split(" +", 2);
        Channel channel = node.channel(words[0]);
        if (words.length < 2) return "-USAGE: <uuid> <var>=<value>;<var>=<value>...\n";
        if (channel == null) return NO_CHANNEL;
        for (String pair : words[1].split(";", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) channel.variables().set(pair.substring(0, at).strip(), pair.substring(at + 1));
        }
        return "+OK\n";
    }

    static String dump(Node node, String argument) {
        String[] words = argument.split(" +", -1);
        Channel channel = node.channel(words[0]);
        if (channel == null) return "-ERR No such channel!\n";
        SwitchEvent event = node.event(null, "CHANNEL_DATA", EventSource.DUMP);
        ChannelData.add(event, channel, true);
        EventFormat format = words.length > 1 && words[1].equals("json") ? EventFormat.JSON : EventFormat.PLAIN;
        return new String(EslEncoder.content(event.toEvent(), format), UTF_8);
    }
}
