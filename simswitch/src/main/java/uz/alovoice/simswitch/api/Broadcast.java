package uz.alovoice.simswitch.api;

import uz.alovoice.esl.Command;
import uz.alovoice.esl.CommandDecoder.ReceivedCommand;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.node.Node;

/** uuid_broadcast uuid file|app::args|app!cause::args [aleg|bleg|both]: runs about 110 ms later. */
final class Broadcast implements ApiCommand {
    private static final int DELAY_MILLIS = 90;

    @Override
    public String run(Node node, String argument) {
        String[] words = argument.split(" +", -1);
        if (words.length < 2) return "-USAGE: <uuid> <path> [aleg|bleg|holdb|both]\n";
        Channel channel = node.channel(words[0]);
        if (channel == null) return "-ERR invalid uuid\n";
        String last = words[words.length - 1];
        boolean named = words.length > 2
                && (last.equals("aleg") || last.equals("bleg") || last.equals("both") || last.equals("holdb"));
        String legs = named ? last : "aleg";
        String what = String.join(" ", java.util.Arrays.copyOfRange(words, 1, words.length - (named ? 1 : 0)));
        node.core().after(DELAY_MILLIS, () -> {
            if (!legs.equals("bleg")) send(channel, what);
            if (!legs.equals("aleg") && channel.bridgedTo() != null) send(channel.bridgedTo(), what);
        });
        return "+OK Message sent\n";
    }

    private static void send(Channel channel, String what) {
        int colons = what.indexOf("::");
        String application = colons < 0 ? "playback" : what.substring(0, colons).replaceFirst("!.*", "");
        String data = colons < 0 ? what : what.substring(colons + 2);
        channel.command(ReceivedCommand.of(Command.Execute.of(application, data)));
    }
}
