package uz.alovoice.core.campaign.pacing;

/**
 * VICIdial's adaptive dialling, as the help of its campaign screen tells it: lines equal to the active agents times the dial level are kept
 * in use; the level follows the difference between agents waiting for calls and calls waiting for agents (target 0, intensity 0, the level at
 * most 3.0). HARD_LIMIT dials predictively up to the dropped percentage of the day and not aggressively until it is down again; TAPERED
 * allows more in the first half of the shift and gets stricter; AVERAGE keeps an average without hard limits.
 */
final class Vicidial implements Rule {
    enum Method {
        HARD_LIMIT,
        TAPERED,
        AVERAGE
    }

    private static final double LIMIT = 0.03;
    private static final double MAXIMUM = 3.0;
    private static final int EVERY_SECONDS = 15;

    private final Method method;
    private final double shift;
    private double level = 1;
    private double waitingSum;
    private int samples;

    Vicidial(Method method, double shiftSeconds) {
        this.method = method;
        this.shift = shiftSeconds;
    }

    @Override
    public int dial(double now, Floor floor, int answers, int abandons) {
        waitingSum += floor.free();
        samples++;
        if (samples == EVERY_SECONDS) {
            adapt(now, waitingSum / samples, floor.seats(), answers == 0 ? 0 : (double) abandons / answers);
            waitingSum = 0;
            samples = 0;
        }
        return Math.max(0, (int) (floor.seats() * level) - floor.talking() - floor.ringing());
    }

    private void adapt(double now, double waiting, int agents, double dropped) {
        // Half a seat of difference is noise.
        var suggested = waiting > 0.5 ? level + waiting / agents : level - 1.0 / agents;
        level = Math.clamp(suggested, 1, MAXIMUM);
        var over = dropped >= LIMIT;
        switch (method) {
            case HARD_LIMIT -> level = over ? 1 : level;
            case TAPERED -> {
                var lenient = LIMIT * (now < shift / 2 ? 2 : Math.max(1, 2 - 2 * (now / shift - 0.5)));
                level = dropped >= lenient ? 1 : level;
            }
            case AVERAGE -> level = over ? Math.max(1, level - 0.1 * (dropped / LIMIT)) : level;
        }
    }
}
