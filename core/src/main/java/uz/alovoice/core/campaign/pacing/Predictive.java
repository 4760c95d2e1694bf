package uz.alovoice.core.campaign.pacing;

/**
 * Calls ahead of the seats that will be free when they are answered, as far as the abandon rate allows.
 *
 * <p>For each of some moments ahead, the answers until then and the seats free until then are sums of independent chances; their
 * difference is taken for normal. A call more is placed while, at every such moment,
 *
 * <ul>
 *   <li>the people expected to find nobody stay below a share of those expected to answer: the share shrinks as the abandons of the last
 *       half hour come near the target, and
 *   <li>more of them than the half hour still has room for are as good as impossible.
 * </ul>
 *
 * With no room left, or while too little is known, that is one call for each seat that is free.
 *
 * @param target of those who answer, at most this share finds nobody, in any half hour; such as 0.03
 */
public record Predictive(double target) implements Pacing {
    private static final int[] AHEAD = {3, 6, 10, 15, 20, RecentCalls.AHEAD};

    /** The rate varies about what is aimed at, and the half hour that counts is the worst. */
    private static final double AIM = 0.15;

    /** Answers still to come may be fewer than those that go out of the half hour. */
    private static final double ROOM = 0.4;

    /** Standard deviations that are as good as impossible. */
    private static final double SURE = 4.5;

    @Override
    public int dial(Floor floor) {
        var safe = new Progressive().dial(floor);
        if (!floor.recent().known()) {
            return safe;
        }
        var room = target * ROOM * floor.answers() - floor.abandons();
        var share = target * AIM * Math.clamp(room / Math.max(1, target * ROOM * floor.answers()), 0, 1);
        if (share == 0) {
            return safe;
        }
        return Math.max(safe, ahead(floor, share, Math.max(0, Math.floor(room))));
    }

    private static int ahead(Floor floor, double share, double room) {
        var answers = new double[AHEAD.length];
        var mean = new double[AHEAD.length];
        var variance = new double[AHEAD.length];
        var another = new double[AHEAD.length];
        seats(floor, mean, variance);
        for (var i = 0; i < AHEAD.length; i++) {
            for (var age : floor.ringingAges()) {
                var p = floor.recent().answered(age)[AHEAD[i]];
                answers[i] += p;
                mean[i] += p;
                variance[i] += p * (1 - p);
            }
            another[i] = floor.recent().answered(0)[AHEAD[i]];
        }
        var most = floor.seats() * 10;
        for (var calls = 0; calls < most; calls++) {
            for (var i = 0; i < AHEAD.length; i++) {
                answers[i] += another[i];
                mean[i] += another[i];
                variance[i] += another[i] * (1 - another[i]);
                var sigma = Math.sqrt(Math.max(variance[i], 1e-6));
                if (mean[i] + SURE * sigma > room + 1 || excess(mean[i], sigma) > share * answers[AHEAD.length - 1]) {
                    return calls;
                }
            }
        }
        return most;
    }

    /** Answers less seats: the seats' part. */
    private static void seats(Floor floor, double[] mean, double[] variance) {
        for (var i = 0; i < AHEAD.length; i++) {
            mean[i] = -floor.free();
            for (var left : floor.freeIn()) {
                mean[i] -= left <= AHEAD[i] ? 1 : 0;
            }
        }
        var chances = new double[AHEAD.length];
        for (var lasted : floor.talkingSeconds()) {
            floor.freed(lasted, AHEAD, chances);
            for (var i = 0; i < AHEAD.length; i++) {
                mean[i] -= chances[i];
                variance[i] += chances[i] * (1 - chances[i]);
            }
        }
    }

    /** What is expected of a normal variable above zero. */
    private static double excess(double mean, double sigma) {
        var z = mean / sigma;
        return sigma * density(z) + mean * below(z);
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /** The normal distribution, to 1e-7 (Abramowitz and Stegun 26.2.17). */
    private static double below(double z) {
        var t = 1 / (1 + 0.2316419 * Math.abs(z));
        var tail = density(z)
                * t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return z >= 0 ? 1 - tail : tail;
    }
}
