package uz.alovoice.core.audio;

import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A piece of recorded speech that exists in every {@link Language}. This is the table of contents of the recordings: a
 * prompt that can be constructed has a file, and a file has a prompt.
 */
public sealed interface Prompt {

    /** The file's name without its extension, the same in every language. */
    String key();

    /** Every prompt there is. */
    static Stream<Prompt> all() {
        var cardinals = IntStream.range(0, 10_000).filter(Cardinal::isRecorded).mapToObj(Cardinal::new);
        var ordinals = IntStream.rangeClosed(1, 100).filter(Ordinal::isRecorded).mapToObj(Ordinal::new);
        return Stream.of(Stream.of(Phrase.values()), cardinals, ordinals).flatMap(prompts -> prompts);
    }

    /** Sentences and parts of sentences; the texts are in the {@code .tsv} table of each language. */
    enum Phrase implements Prompt {
        WELCOME,
        PLEASE_WAIT,
        CONNECTING,
        CALL_RECORDED,
        GOODBYE,
        TECHNICAL_ERROR,
        OFFICE_CLOSED,
        ENTER_EXTENSION,

        MENU_INVALID,
        MENU_NO_CHOICE,

        QUEUE_ALL_BUSY,
        QUEUE_STAY_ON_LINE,
        /** "You are", before an {@link Ordinal}. */
        QUEUE_POSITION_BEFORE,
        /** "in the queue", after an {@link Ordinal}. */
        QUEUE_POSITION_AFTER,
        /** For places after the hundredth, which have no ordinal of their own. */
        QUEUE_BEYOND_HUNDRED,
        QUEUE_NO_OPERATOR,
        QUEUE_CALL_BACK,

        /** "Your estimated waiting time is about", before minutes. */
        WAIT_ABOUT,
        WAIT_UNDER_MINUTE,
        WAIT_OVER_HOUR,
        /** "minute" as it follows 1 or, in Russian, 21, 31 … */
        MINUTE_ONE,
        /** "minutes" as it follows 2, 3, 4, 22 …: a form of its own in Russian. */
        MINUTE_FEW,
        MINUTE_MANY,
        /** "one" of a feminine thing, such as a Russian minute. */
        ONE_FEMININE,
        TWO_FEMININE,

        VOICEMAIL_LEAVE,
        VOICEMAIL_SAVED,
        VOICEMAIL_TOO_SHORT,

        NUMBER_NOT_IN_SERVICE,
        LINE_BUSY,
        NO_ANSWER,
        UNREACHABLE,
        CALL_LIMIT_REACHED,
        CALL_NOT_ALLOWED,
        BALANCE_EMPTY,
        NOTHING_TO_PICK_UP,
        /** To whom the company does not want to talk. */
        CALL_REFUSED,
        /** That the line works, to who tries it. */
        TEST_CALL;

        @Override
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A recorded cardinal number (masculine in Russian): 0–19, whole tens, whole hundreds, whole thousands to 9,000. */
    record Cardinal(int value) implements Prompt {
        public Cardinal {
            if (!isRecorded(value)) {
                throw new IllegalArgumentException("no recording of the cardinal " + value);
            }
        }

        @Override
        public String key() {
            return "number-" + value;
        }

        private static boolean isRecorded(int value) {
            return value >= 0
                    && (value < 20
                            || (value < 100 && value % 10 == 0)
                            || (value < 1000 && value % 100 == 0)
                            || (value < 10_000 && value % 1000 == 0));
        }
    }

    /** A recorded ordinal number (masculine in Russian): 1–19, whole tens, 100. */
    record Ordinal(int value) implements Prompt {
        public Ordinal {
            if (!isRecorded(value)) {
                throw new IllegalArgumentException("no recording of the ordinal " + value);
            }
        }

        @Override
        public String key() {
            return "ordinal-" + value;
        }

        private static boolean isRecorded(int value) {
            return value >= 1 && (value < 20 || (value <= 100 && value % 10 == 0));
        }
    }
}
