package uz.alovoice.core.campaign.pacing;

import java.util.Arrays;

/**
 * Everything a pacing rule may know, at one moment. A seat is an operator or a place of an assistant: a client can be given to either, so
 * they are counted together. All times are seconds.
 */
public final class Floor {
    /** How far back {@link #answers} and {@link #abandons} look: the span over which regulators measure. */
    public static final int WINDOW_SECONDS = 1800;

    private final int free;
    private final double[] talking;
    private final double[] freeIn;
    private final double wrapUp;
    private final int ringing;
    /** How many calls have been on their way for 0, 1 … seconds; those longer count with the longest. */
    private final int[] ringingBySecond = new int[RecentCalls.LONGEST_SECONDS + 1];

    private final RecentCalls recent;
    private final double[] talks;
    private final int answers;
    private final int abandons;

    /**
     * @param free     seats that can take a client now
     * @param talking  how long each talk has lasted
     * @param freeIn   in how long each seat in wrap-up is free
     * @param wrapUp   how long a seat is not offered clients after a talk
     * @param ringing  how long each call has been on its way
     * @param recent   what the latest calls came to
     * @param talks    lengths of the latest talks, the shortest first
     * @param answers  calls that were answered in the last {@value #WINDOW_SECONDS} seconds, those abandoned included
     * @param abandons those among them that nobody was free for
     */
    public Floor(
            int free,
            double[] talking,
            double[] freeIn,
            double wrapUp,
            double[] ringing,
            RecentCalls recent,
            double[] talks,
            int answers,
            int abandons) {
        this.free = free;
        this.talking = talking.clone();
        Arrays.sort(this.talking);
        this.freeIn = freeIn.clone();
        this.wrapUp = wrapUp;
        this.ringing = ringing.length;
        for (var age : ringing) {
            ringingBySecond[Math.min((int) age, RecentCalls.LONGEST_SECONDS)]++;
        }
        this.recent = recent;
        this.talks = talks.clone();
        this.answers = answers;
        this.abandons = abandons;
    }

    public int free() {
        return free;
    }

    public int ringing() {
        return ringing;
    }

    /** Free, talking and in wrap-up. */
    public int seats() {
        return free + talking.length + freeIn.length;
    }

    public int talking() {
        return talking.length;
    }

    int answers() {
        return answers;
    }

    int abandons() {
        return abandons;
    }

    RecentCalls recent() {
        return recent;
    }

    /** A sum of chances that have nothing to do with each other. */
    record Expected(double mean, double variance) {}

    /** Calls on their way that will be answered within so many seconds. */
    Expected answered(int within) {
        var mean = 0.0;
        var variance = 0.0;
        for (var second = 0; second < ringingBySecond.length; second++) {
            if (ringingBySecond[second] > 0) {
                var p = recent.answered(second, within);
                mean += ringingBySecond[second] * p;
                variance += ringingBySecond[second] * p * (1 - p);
            }
        }
        return new Expected(mean, variance);
    }

    /** Seats, not free yet, that will be within so many seconds. */
    Expected freed(int within) {
        var mean = 0.0;
        var variance = 0.0;
        for (var left : freeIn) {
            mean += left <= within ? 1 : 0;
        }
        var rest = within - wrapUp;
        if (rest > 0 && talks.length >= 20) { // else too little is known
            var over = 0;
            var then = 0;
            // Talks come from the shortest to the longest, so both counts only grow: none is looked up.
            for (var lasted : talking) {
                over = notLonger(over, lasted);
                then = notLonger(then, lasted + rest);
                var longer = talks.length - over;
                if (longer < 5) {
                    break; // it is longer than nearly all: nothing is known of such a talk
                }
                var p = (double) (then - over) / (longer + 1);
                mean += p;
                variance += p * (1 - p);
            }
        }
        return new Expected(mean, variance);
    }

    /** How many of the latest talks were no longer than this, counted on from {@code from}. */
    private int notLonger(int from, double seconds) {
        var count = from;
        while (count < talks.length && talks[count] <= seconds) {
            count++;
        }
        return count;
    }
}
