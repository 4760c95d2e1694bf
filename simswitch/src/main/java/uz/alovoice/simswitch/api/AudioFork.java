package uz.alovoice.simswitch.api;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.node.Fork;
import uz.alovoice.simswitch.node.Node;

/** uuid_audio_fork of mod_audio_fork, with its answers (captures audio-fork/01 and 02); none where the node is without the module. */
final class AudioFork implements ApiCommand {
    private static final Logger log = LoggerFactory.getLogger(AudioFork.class);
    private static final String USAGE =
            "-USAGE: <uuid> [start | stop | send_text | pause | resume | graceful-shutdown ] [wss-url | path] [mono | mixed | stereo] "
                    + "[8000 | 16000 | 24000 | 32000 | 64000] [bugname] [metadata]\n";
    private static final String OK = "+OK Success\n";
    private static final String FAILED = "-ERR Operation Failed\n";
    private static final String BUG = "audio_fork";

    @Override
    public String run(Node node, String argument) {
        if (!node.options().audioFork()) return "-ERR uuid_audio_fork Command not found!\n";
        String[] words = argument.split(" +", 3);
        if (words.length < 2) return USAGE;
        Channel channel = node.channel(words[0]);
        if (channel == null) return FAILED;
        String rest = words.length > 2 ? words[2] : "";
        return switch (words[1]) {
            case "start" -> start(channel, rest);
            case "stop" -> stop(channel, rest);
            case "send_text" -> send(channel, rest);
            case "pause" -> pause(channel, rest, true);
            case "resume" -> pause(channel, rest, false);
            default -> FAILED;
        };
    }

    private static String start(Channel channel, String rest) {
        // Metadata is one word unless a bug name stands before it.
        String[] words = rest.split(" +", 5);
        if (words.length < 2) return USAGE;
        Fork.Mix mix =
                switch (words[1]) {
                    case "mono" -> Fork.Mix.MONO;
                    case "mixed" -> Fork.Mix.MIXED;
                    case "stereo" -> Fork.Mix.STEREO;
                    default -> null;
                };
        if (mix == null) return "";
        int rate = words.length > 2 ? rate(words[2]) : 0;
        if (rate == 0) {
            log.error("uuid_audio_fork without a rate: a real switch dies of that, and so does this one");
            channel.node().crash();
            return FAILED;
        }
        String bug = words.length > 4 || (words.length > 3 && !words[3].startsWith("{")) ? words[3] : BUG;
        String metadata = words.length > 4 ? words[4] : words.length > 3 && words[3].startsWith("{") ? words[3] : "";
        URI url = url(words[0]);
        if (url == null || channel.forks().containsKey(bug)) return FAILED;
        channel.forks().put(bug, new Fork(channel, url, mix, rate, metadata));
        return OK;
    }

    private static URI url(String text) {
        try {
            URI url = URI.create(text);
            boolean web = "ws".equals(url.getScheme()) || "wss".equals(url.getScheme());
            return web && url.getHost() != null && url.getPort() > 0 ? url : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int rate(String text) {
        if (text.matches("\\d{1,2}k")) return Integer.parseInt(text.substring(0, text.length() - 1)) * 1000;
        return text.matches("\\d{4,5}") ? Integer.parseInt(text) : 0;
    }

    private static String stop(Channel channel, String rest) {
        Named named = named(rest);
        Fork fork = channel.forks().remove(named.bug);
        if (fork == null) return FAILED;
        fork.stop(named.text);
        return OK;
    }

    private static String send(Channel channel, String rest) {
        Named named = named(rest);
        Fork fork = channel.forks().get(named.bug);
        return fork != null && fork.send(named.text) ? OK : FAILED;
    }

    private static String pause(Channel channel, String rest, boolean yes) {
        Fork fork = channel.forks().get(named(rest).bug);
        if (fork == null) return FAILED;
        fork.pause(yes);
        return OK;
    }

    private record Named(String bug, String text) {}

    /** {@code [bugname] [text]}, where a text is JSON. */
    private static Named named(String rest) {
        if (rest.isEmpty() || rest.startsWith("{")) return new Named(BUG, rest);
        String[] words = rest.split(" +", 2);
        return new Named(words[0], words.length > 1 ? words[1] : "");
    }
}
