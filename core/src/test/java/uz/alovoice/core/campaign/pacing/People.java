package uz.alovoice.core.campaign.pacing;

import java.util.Random;

/**
 * Who is called, as chance has it: answers after a log-normal time, or busy and refusals soon, or silence until the time is up. Each seed is
 * a customer of its own: other lists, other talks.
 */
final class People {
    private static final double NO_ANSWER = 30;

    private final Random random;
    private final double before;
    private final double after;
    private final double jumpAt;
    private final double answerMedian;
    private final double talkMedian;
    private final double talkSpread;
    final double wrapUp;

    /** @param before share that answers, until {@code jumpAt} seconds; {@code after} from then on */
    People(long seed, double before, double after, double jumpAt) {
        random = new Random(seed);
        this.before = before;
        this.after = after;
        this.jumpAt = jumpAt;
        answerMedian = 6 + random.nextDouble() * 6;
        talkMedian = 60 + random.nextDouble() * 60;
        talkSpread = 0.5 + random.nextDouble() * 0.4;
        wrapUp = 5 + random.nextInt(15);
    }

    /** @param seconds until it is answered or over */
    record Call(boolean answered, double seconds) {}

    Call dial(double now) {
        if (random.nextDouble() < (now < jumpAt ? before : after)) {
            return new Call(true, Math.min(NO_ANSWER - 1, logNormal(answerMedian, 0.5)));
        }
        return random.nextDouble() < 0.4 ? new Call(false, 1 + random.nextDouble() * 7) : new Call(false, NO_ANSWER);
    }

    double talk() {
        return Math.min(1200, logNormal(talkMedian, talkSpread));
    }

    private double logNormal(double median, double spread) {
        return median * Math.exp(spread * random.nextGaussian());
    }
}
