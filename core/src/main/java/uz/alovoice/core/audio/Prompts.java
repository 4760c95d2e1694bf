package uz.alovoice.core.audio;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import uz.alovoice.core.Language;
import uz.alovoice.core.audio.Prompt.Phrase;

/** Where the prompts are, and the announcements composed of them: files to play one after another. */
public final class Prompts {
    private static final Duration LONGEST_ANNOUNCED_WAIT = Duration.ofMinutes(60);

    private final Path sounds;

    /**
     * @param sounds the directory of the prompts as the switch sees it, which need not be on the brain's own machine
     * @throws IllegalArgumentException when it is relative, or contains the {@code !} that separates files in FreeSWITCH's
     *     {@code file_string}
     */
    public Prompts(Path sounds) {
        if (!sounds.isAbsolute() || sounds.toString().contains("!")) {
            throw new IllegalArgumentException("sounds directory must be absolute and without '!': " + sounds);
        }
        this.sounds = sounds.normalize();
    }

    public Path file(Language language, Prompt prompt) {
        return sounds.resolve(language.code()).resolve(prompt.key() + ".wav");
    }

    public List<Path> files(Language language, List<? extends Prompt> prompts) {
        return prompts.stream().map(prompt -> file(language, prompt)).toList();
    }

    /**
     * "You are third in the queue."
     *
     * @param position 1 for the caller who is next; beyond 100 only "at least one hundred callers are ahead" is said
     * @throws IllegalArgumentException when it is less than 1
     */
    public List<Path> queuePosition(Language language, int position) {
        if (position > 100) {
            return files(language, List.of(Phrase.QUEUE_BEYOND_HUNDRED));
        }
        return files(
                language,
                join(Phrase.QUEUE_POSITION_BEFORE, SpokenNumber.ordinal(position), Phrase.QUEUE_POSITION_AFTER));
    }

    /**
     * "Your estimated waiting time is about three minutes." Rounded up, since an answer sooner than promised annoys nobody.
     *
     * @throws IllegalArgumentException when {@code wait} is negative
     */
    public List<Path> waitingTime(Language language, Duration wait) {
        if (wait.isNegative()) {
            throw new IllegalArgumentException("negative waiting time: " + wait);
        }
        if (wait.compareTo(LONGEST_ANNOUNCED_WAIT) > 0) {
            return files(language, List.of(Phrase.WAIT_OVER_HOUR));
        }
        if (wait.toMinutes() == 0) {
            return files(language, List.of(Phrase.WAIT_UNDER_MINUTE));
        }
        int minutes = (int) wait.plusMinutes(1).minusNanos(1).toMinutes();
        return files(language, join(Phrase.WAIT_ABOUT, SpokenNumber.minutes(language, minutes)));
    }

    /** The tone before a voicemail recording, 0.4 s. */
    public Path beep() {
        return sounds.resolve("tone").resolve("beep.wav");
    }

    /** Music for a caller on hold or in a queue: 32 s, to be played as an endless loop. */
    public Path holdMusic() {
        return sounds.resolve("music").resolve("hold.wav");
    }

    private static List<Prompt> join(Prompt before, List<Prompt> middle, Prompt... after) {
        var prompts = new ArrayList<Prompt>();
        prompts.add(before);
        prompts.addAll(middle);
        prompts.addAll(List.of(after));
        return prompts;
    }
}
