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

    /** Of a call that has just begun: the chances that it still rings after so many seconds, and that it was answered in them. */
    private final double[] alive = new double[LONGEST_SECONDS + AHEAD + 1];

    private final double[] answeredBefore = new double[LONGEST_SECONDS + AHEAD + 1];
    private final int known;

    /**
     * @param lasted   seconds that each of the latest calls has rung, the latest first
     * @param answered whether it was; false for one still on its way
     * @param over     whether it has ended or was answered
     */
    public RecentCalls(double[] lasted, boolean[] answered, boolean[] over) {
        var all = new Hazard(lasted, answered, over);
        // People answer more by the hour, and a list may have better parts: the higher rate of the two is the safe one.
        var more = all.latestAnswers >= 8 && all.answers > 0
                ? Math.max(1, all.latestAnswers / Math.max(1, all.latestSeconds) / all.rate())
                : 1;
        alive[0] = 1;
        for (var second = 0; second < LONGEST_SECONDS + AHEAD; second++) {
            var like = Math.min(second, LONGEST_SECONDS);
            var chance = Math.min(1, all.answer[like] * more);
            answeredBefore[second + 1] = answeredBefore[second] + alive[second] * chance;
            alive[second + 1] = alive[second] * Math.max(0, 1 - chance - all.end[like]);
        }
        known = all.over;
    }

    /** Whether enough calls were seen to judge by. */
    boolean known() {
        return known >= FEWEST;
    }

    /** The chance that a call which has rung for so many seconds is answered within {@code ahead} more, {@value #AHEAD} at most. */
    double answered(int second, int ahead) {
        // Nobody was seen to ring so long.
        return alive[second] == 0 ? 0 : (answeredBefore[second + ahead] - answeredBefore[second]) / alive[second];
    }

    /** For each second of ringing: of the calls that got so far, how many were answered in it, and how many ended otherwise. */
    private static final class Hazard {
        final double[] answer = new double[LONGEST_SECONDS + 1];
        final double[] end = new double[LONGEST_SECONDS + 1];
        int over;
        int answers;
        double latestAnswers;
        double latestSeconds;
        private double seconds;

        Hazard(double[] lasted, boolean[] answered, boolean[] isOver) {
            var atRisk = new double[LONGEST_SECONDS + 1];
            for (var i = 0; i < lasted.length; i++) {
                if (i == LATEST) {
                    latest();
                }
                var last = Math.min((int) lasted[i], LONGEST_SECONDS);
                var ended = isOver[i] ? 1 : 0;
                var gladly = isOver[i] && answered[i] ? 1 : 0;
                atRisk[last]++;
                seconds += Math.min(lasted[i], 30) + 1;
                over += ended;
                answers += gladly;
                answer[last] += gladly;
                end[last] += ended - gladly;
            }
            if (lasted.length <= LATEST) {
                latest();
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

        private void latest() {
            latestAnswers = answers;
            latestSeconds = seconds;
        }

        /** Answers by second of ringing. */
        double rate() {
            return answers / Math.max(1, seconds);
        }
    }
}
