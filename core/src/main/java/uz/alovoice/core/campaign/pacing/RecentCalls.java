package uz.alovoice.core.campaign.pacing;

/**
 * What the latest calls came to, as chances of an answer by the second they have rung. Calls still on their way count for the seconds they
 * have lasted: answers come sooner than "no answer", and a sample of finished calls alone would see too many.
 */
public final class RecentCalls {
    /** Nothing rings longer. */
    public static final int LONGEST_SECONDS = 60;

    /** How far {@link #answered} looks. */
    static final int AHEAD = 30;

    /** Seconds that few calls have seen are taken to be like all others: as if so many more calls had seen them. */
    private static final double LIKE_OTHERS = 8;

    private static final int LATEST = 60;
    private static final int FEWEST = 60;

    private final double[] chance = new double[LONGEST_SECONDS + 1];
    private final double[] ends = new double[LONGEST_SECONDS + 1];
    private final double[][] answeredWithin = new double[LONGEST_SECONDS + 1][];
    private final int known;

    /**
     * @param lasted   seconds that each of the latest calls has rung, the latest first
     * @param answered whether it was; false for one still on its way
     * @param over     whether it has ended or was answered
     */
    public RecentCalls(double[] lasted, boolean[] answered, boolean[] over) {
        var all = new Hazard(lasted, answered, over, lasted.length);
        var latest = new Hazard(lasted, answered, over, Math.min(LATEST, lasted.length));
        // People answer more by the hour, and a list may have better parts: the higher rate of the two is the safe one.
        var more = latest.answers >= 8 && all.answers > 0 ? Math.max(1, latest.rate() / all.rate()) : 1;
        for (var second = 0; second <= LONGEST_SECONDS; second++) {
            chance[second] = Math.min(1, all.answer[second] * more);
            ends[second] = all.end[second];
        }
        known = all.over;
    }

    /** Whether enough calls were seen to judge by. */
    boolean known() {
        return known >= FEWEST;
    }

    /**
     * The chances that a call which has rung for {@code age} seconds is answered within 0, 1 … {@value #AHEAD} seconds more. For the caller's
     * eyes only: not to be changed.
     */
    double[] answered(double age) {
        var second = Math.min((int) age, LONGEST_SECONDS);
        var within = answeredWithin[second];
        if (within == null) {
            within = new double[AHEAD + 1];
            var alive = 1.0;
            for (var ahead = 1; ahead <= AHEAD; ahead++) {
                var at = Math.min(second + ahead - 1, LONGEST_SECONDS);
                within[ahead] = within[ahead - 1] + alive * chance[at];
                alive *= Math.max(0, 1 - chance[at] - ends[at]);
            }
            answeredWithin[second] = within;
        }
        return within;
    }

    /** For each second of ringing: of the calls that got so far, how many were answered in it, and how many ended otherwise. */
    private static final class Hazard {
        final double[] answer = new double[LONGEST_SECONDS + 1];
        final double[] end = new double[LONGEST_SECONDS + 1];
        int over;
        int answers;
        private double seconds;

        Hazard(double[] lasted, boolean[] answered, boolean[] isOver, int count) {
            var atRisk = new double[LONGEST_SECONDS + 1];
            for (var i = 0; i < count; i++) {
                var last = Math.min((int) lasted[i], LONGEST_SECONDS);
                atRisk[last]++;
                seconds += Math.min(lasted[i], 30) + 1;
                if (isOver[i]) {
                    over++;
                    (answered[i] ? answer : end)[last]++;
                    answers += answered[i] ? 1 : 0;
                }
            }
            for (var second = LONGEST_SECONDS - 1; second >= 0; second--) {
                atRisk[second] += atRisk[second + 1];
            }
            var others = LIKE_OTHERS * rate();
            for (var second = 0; second <= LONGEST_SECONDS; second++) {
                answer[second] = (answer[second] + others) / (atRisk[second] + LIKE_OTHERS);
                end[second] /= atRisk[second] + LIKE_OTHERS;
            }
        }

        /** Answers by second of ringing. */
        double rate() {
            return answers / Math.max(1, seconds);
        }
    }
}
