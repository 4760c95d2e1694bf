package uz.alovoice.core.audio;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import uz.alovoice.core.Language;
import uz.alovoice.core.audio.Prompt.Cardinal;
import uz.alovoice.core.audio.Prompt.Ordinal;
import uz.alovoice.core.audio.Prompt.Phrase;

/**
 * Numbers as sequences of prompts. Uzbek, Russian and English all say thousands, hundreds, tens and units in this order,
 * and irregular words ("двести", "forty") are recordings of their own; so only counted things need a rule per language.
 */
public final class SpokenNumber {
    private static final int MAX_CARDINAL = 9_999;
    private static final int MAX_ORDINAL = 100;
    private static final int MAX_DIGITS = 32;

    private SpokenNumber() {}

    /**
     * "Three hundred five", masculine in Russian.
     *
     * @throws IllegalArgumentException unless {@code n} is 0–9,999
     */
    public static List<Prompt> cardinal(int n) {
        return parts(n).<Prompt>mapToObj(Cardinal::new).toList();
    }

    /**
     * Only the last word is an ordinal: "twenty third", "двадцать третий", "yigirma uchinchi".
     *
     * @throws IllegalArgumentException unless {@code n} is 1–100
     */
    public static List<Prompt> ordinal(int n) {
        requireWithin(1, n, MAX_ORDINAL);
        int units = n < 20 ? 0 : n % 10;
        return units == 0 ? List.of(new Ordinal(n)) : List.of(new Cardinal(n - units), new Ordinal(units));
    }

    /**
     * A number of minutes, in the nominative.
     *
     * @throws IllegalArgumentException unless {@code n} is 0–9,999
     */
    public static List<Prompt> minutes(Language language, int n) {
        Stream<Prompt> count = parts(n).mapToObj(SpokenNumber::feminine);
        return Stream.concat(count, Stream.of(minuteAfter(language, n))).toList();
    }

    /**
     * Digit by digit, as telephone numbers and codes are read.
     *
     * @param digits 1–32 characters {@code 0}–{@code 9}; not null
     * @throws IllegalArgumentException when it is anything else
     */
    public static List<Prompt> digits(String digits) {
        requireWithin(1, digits.length(), MAX_DIGITS);
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("not a sequence of digits");
        }
        return digits.chars().<Prompt>mapToObj(c -> new Cardinal(c - '0')).toList();
    }

    /** 2,345 → 2,000, 300, 40, 5. */
    private static IntStream parts(int n) {
        requireWithin(0, n, MAX_CARDINAL);
        if (n == 0) {
            return IntStream.of(0);
        }
        int belowHundred = n % 100;
        int units = belowHundred < 20 ? belowHundred : n % 10;
        return IntStream.of(n - n % 1000, n % 1000 - belowHundred, belowHundred - units, units)
                .filter(part -> part > 0);
    }

    private static Prompt feminine(int part) {
        return switch (part) {
            case 1 -> Phrase.ONE_FEMININE;
            case 2 -> Phrase.TWO_FEMININE;
            default -> new Cardinal(part);
        };
    }

    /** The plural rules of Unicode CLDR; Uzbek has one form after numbers, so any of its recordings will do. */
    private static Phrase minuteAfter(Language language, int n) {
        return switch (language) {
            case RU -> {
                boolean teen = n % 100 >= 11 && n % 100 <= 14;
                yield switch (teen ? 0 : n % 10) {
                    case 1 -> Phrase.MINUTE_ONE;
                    case 2, 3, 4 -> Phrase.MINUTE_FEW;
                    default -> Phrase.MINUTE_MANY;
                };
            }
            case UZ, EN -> n == 1 ? Phrase.MINUTE_ONE : Phrase.MINUTE_MANY;
        };
    }

    private static void requireWithin(int min, int n, int max) {
        if (n < min || n > max) {
            throw new IllegalArgumentException(n + " is not within " + min + "–" + max);
        }
    }
}
