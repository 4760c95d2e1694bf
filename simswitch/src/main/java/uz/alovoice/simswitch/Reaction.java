package uz.alovoice.simswitch;

import java.time.Duration;

/**
 * What a party does with a call it gets.
 *
 * @param ringsAfter until the 180 (or 183); null for none
 * @param early 183 with audio instead of 180
 * @param decidesAfter from the INVITE until the final answer; null for never
 * @param status the final answer: 200, or a refusal
 * @param hangsUpAfter from the answer until it hangs up; null for never
 */
public record Reaction(Duration ringsAfter, boolean early, Duration decidesAfter, int status, Duration hangsUpAfter) {
    private static final Duration SOON = Duration.ofMillis(40);

    /** Rings at once and answers after the time. */
    public static Reaction answerAfter(Duration time) {
        return new Reaction(SOON.compareTo(time) < 0 ? SOON : null, false, time, 200, null);
    }

    /** Rings, then refuses: 486 busy, 603 declined, 404, 480, 503 … */
    public static Reaction refuse(int sipStatus) {
        return new Reaction(SOON, false, Duration.ofMillis(60), sipStatus, null);
    }

    /** Rings for ever, unless the test answers. */
    public static Reaction ringOnly() {
        return new Reaction(SOON, false, null, 0, null);
    }

    /** Does not even ring. */
    public static Reaction silence() {
        return new Reaction(null, false, null, 0, null);
    }

    /** Sends audio before the answer. */
    public Reaction withEarlyMedia() {
        return new Reaction(SOON, true, decidesAfter, status, hangsUpAfter);
    }

    public Reaction hangingUpAfter(Duration time) {
        return new Reaction(ringsAfter, early, decidesAfter, status, time);
    }
}
