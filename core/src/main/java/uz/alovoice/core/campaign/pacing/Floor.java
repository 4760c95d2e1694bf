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
    private final double[] ringing;
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
        this.freeIn = freeIn.clone();
        this.wrapUp = wrapUp;
        this.ringing = ringing.clone();
        this.recent = recent;
        this.talks = talks.clone();
        this.answers = answers;
        this.abandons = abandons;
    }

    public int free() {
        return free;
    }

    public int ringing() {
        return ringing.length;
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

    double[] ringingAges() {
        return ringing;
    }

    double[] talkingSeconds() {
        return talking;
    }

    double[] freeIn() {
        return freeIn;
    }

    /** The chances that a talk which has lasted so long is over, with its wrap-up, within each of so many seconds. */
    void freed(double lasted, int[] within, double[] chances) {
        Arrays.fill(chances, 0);
        var over = above(lasted);
        var longer = talks.length - over;
        if (talks.length < 20 || longer < 5) {
            return; // too little is known, or it is longer than nearly all: nothing is known of such a talk
        }
        for (var i = 0; i < within.length; i++) {
            var rest = within[i] - wrapUp;
            if (rest > 0) {
                chances[i] = (double) (above(lasted + rest) - over) / (longer + 1);
            }
        }
    }

    /** How many talks were no longer than this. */
    private int above(double seconds) {
        var at = Arrays.binarySearch(talks, seconds);
        if (at < 0) {
            return -at - 1;
        }
        while (at < talks.length && talks[at] <= seconds) {
            at++;
        }
        return at;
    }
}
