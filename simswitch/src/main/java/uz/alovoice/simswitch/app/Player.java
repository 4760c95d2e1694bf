package uz.alovoice.simswitch.app;

import java.util.function.Predicate;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.Digit;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.sound.Sounds;

/**
 * Plays one file on a channel: switch_ivr_play_file. While it plays the channel's commands run nested inside it, unless
 * the running command was sent with event-lock.
 */
final class Player {
    /** How a playback ended. */
    enum Result {
        DONE,
        BROKEN,
        DIGIT,
        NOT_FOUND,
        LOCAL_HANGUP,
        FAILED
    }

    private Player() {}

    /** The digits that end a playback: playback_terminators, {@code *} by default. */
    static Predicate<Digit> terminators(Channel channel) {
        String keys = channel.variables().get("playback_terminators", "*");
        channel.variables().set("playback_terminator_used", null);
        return digit -> {
            boolean ends = keys.equals("any") || (!keys.equals("none") && keys.indexOf(digit.key()) >= 0);
            if (ends) channel.variables().set("playback_terminator_used", String.valueOf(digit.key()));
            return ends;
        };
    }

    /**
     * Plays until the end, a break, a digit that {@code stops} it, or until the channel is no longer ready.
     */
    static Result play(Channel channel, String file, Predicate<Digit> stops) {
        if (!channel.ready()) return channel.up() || channel.endedByFarEnd() ? Result.FAILED : Result.LOCAL_HANGUP;
        channel.takeBreak();
        long length = channel.node().sounds().millis(file);
        if (length == Sounds.MISSING) return Result.NOT_FOUND;
        channel.media().preAnswer();
        channel.media().endUnicast();
        String type = file.startsWith("local_stream://") ? "local_stream" : null;
        channel.event("PLAYBACK_START", EventSource.PLAY_START, true)
                .tail("Playback-File-Type", type)
                .tail("Playback-File-Path", file)
                .fire();
        channel.farEnd().hears(file);
        long played = 0;
        Result result = null;
        while (result == null) {
            Digit digit = null;
            if (!channel.ready()) result = Result.FAILED;
            else if (channel.takeBreak()) result = Result.BROKEN;
            else digit = channel.nextDigit();
            if (digit != null && stops.test(digit)) result = Result.DIGIT;
            if (result != null || digit != null) continue;
            channel.thread().runCommands();
            if (!channel.ready()) continue;
            if (length != Sounds.ENDLESS && played >= length) {
                result = Result.DONE;
            } else {
                long start = System.nanoTime();
                channel.signal().await(length == Sounds.ENDLESS ? -1 : length - played);
                played += (System.nanoTime() - start + 500_000) / 1_000_000;
            }
        }
        channel.farEnd().silence(file);
        stopped(channel, file, type, result, Math.min(played, length), length);
        if (result == Result.FAILED && !channel.up() && !channel.endedByFarEnd()) return Result.LOCAL_HANGUP;
        return result;
    }

    private static void stopped(Channel channel, String file, String type, Result result, long played, long length) {
        if (length != Sounds.ENDLESS && !file.contains("://")) {
            channel.variables().set("playback_last_offset_pos", Long.toString(played * 8));
            channel.variables().set("playback_seconds", Long.toString(length / 1000));
            channel.variables().set("playback_ms", Long.toString(length));
            channel.variables().set("playback_samples", Long.toString(length * 8));
        }
        boolean broken = result == Result.BROKEN || result == Result.DIGIT;
        channel.event("PLAYBACK_STOP", EventSource.PLAY_STOP, true)
                .tail("Playback-File-Type", type)
                .tail("Playback-File-Path", file)
                .tail("Playback-Status", broken ? "break" : "done")
                .fire();
    }

    static void respond(Channel channel, Result result) {
        channel.variables()
                .set(
                        "current_application_response",
                        switch (result) {
                            case NOT_FOUND -> "FILE NOT FOUND";
                            case FAILED -> "PLAYBACK ERROR";
                            default -> "FILE PLAYED";
                        });
    }

    /** The limit in seconds after a path, {@code path +60}; 0 for none. */
    static int seconds(String[] words) {
        return words.length > 1 && words[1].matches("\\d{1,6}") ? Integer.parseInt(words[1]) : 0;
    }
}
