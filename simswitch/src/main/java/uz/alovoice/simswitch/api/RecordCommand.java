package uz.alovoice.simswitch.api;

import java.util.List;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.node.Node;
import uz.alovoice.simswitch.sound.Recording;

/** uuid_record uuid start|stop|mask|unmask path [limit]. */
final class RecordCommand implements ApiCommand {
    @Override
    public String run(Node node, String argument) {
        String[] words = argument.split(" +", -1);
        if (words.length < 3) return "-USAGE: <uuid> [start|stop|mask|unmask] <path> [<limit>] [<recording_vars>]\n";
        Channel channel = node.channel(words[0]);
        if (channel == null) return "-ERR Cannot locate session!\n";
        int limit = words.length > 3 && words[3].matches("\\d{1,7}") ? Integer.parseInt(words[3]) : 0;
        return switch (words[1]) {
            case "start" -> start(channel, words[2], limit);
            case "stop" -> stop(channel, words[2]);
            case "mask" -> mask(channel, words[2], true);
            case "unmask" -> mask(channel, words[2], false);
            default -> "-USAGE: <uuid> [start|stop|mask|unmask] <path> [<limit>] [<recording_vars>]\n";
        };
    }

    private static String start(Channel channel, String path, int limit) {
        boolean started = channel.node().recordings().start(channel, path, limit);
        return started ? "+OK Success\n" : "-ERR Cannot record session!\n";
    }

    private static String stop(Channel channel, String path) {
        List<Recording> found = channel.recordings().values().stream()
                .filter(recording -> path.equals("all") || recording.path().equals(path))
                .toList();
        if (found.isEmpty()) return "-ERR Cannot stop record session!\n";
        found.forEach(Recording::stop);
        return "+OK Success\n";
    }

    private static String mask(Channel channel, String path, boolean on) {
        Recording recording = channel.recordings().get(path);
        if (recording == null) return "-ERR Cannot " + (on ? "mask" : "unmask") + " recording session!\n";
        recording.mask(on);
        return "+OK Success\n";
    }
}
