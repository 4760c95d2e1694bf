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
    /** Those first that allow the least most often. */
    private static final int[] AHEAD = {6, 20, 10, RecentCalls.AHEAD, 3, 15};

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

    /** As many as the strictest of the moments allows; they are looked at one by one, and mostly the first allows none. */
    private static int ahead(Floor floor, double share, double room) {
        var most = floor.seats() * 10;
        for (var moment : AHEAD) {
            most = until(moment, floor, share, room, most);
            if (most == 0) {
                return 0;
            }
        }
        return most;
    }

    private static int until(int moment, Floor floor, double share, double room, int most) {
        var answered = floor.answered(moment);
        var seats = floor.freed(moment);
        var mean = answered.mean() - floor.free() - seats.mean();
        var variance = answered.variance() + seats.variance();
        var answers = floor.answered(RecentCalls.AHEAD).mean();
        var another = floor.recent().answered(0, moment);
        var anotherAnswer = floor.recent().answered(0, RecentCalls.AHEAD);
        for (var calls = 0; calls < most; calls++) {
            mean += another;
            variance += another * (1 - another);
            var sigma = Math.sqrt(Math.max(variance, 1e-6));
            if (mean + SURE * sigma > room + 1 || excess(mean, sigma) > share * answers) {
                return calls;
            }
            answers += anotherAnswer;
        }
        return most;
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
