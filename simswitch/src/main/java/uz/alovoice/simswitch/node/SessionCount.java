package uz.alovoice.simswitch.node;

/** Sessions since start, their rate and the fence. */
public final class SessionCount {
    private final Node node;
    private long total;
    private int peak;
    private long second;
    private int thisSecond;
    private int lastSecond;
    private int peakPerSecond;

    SessionCount(Node node) {
        this.node = node;
    }

    /** Counts a new session and gives its number. */
    long started() {
        turn();
        thisSecond++;
        peakPerSecond = Math.max(peakPerSecond, thisSecond);
        peak = Math.max(peak, node.channels().size());
        return ++total;
    }

    /** Whether one session more is within max-sessions and sessions-per-second. */
    public boolean admits() {
        turn();
        return node.channels().size() < node.options().maxSessions()
                && thisSecond < node.options().sessionsPerSecond();
    }

    private void turn() {
        long now = node.clock().seconds();
        if (now == second) return;
        lastSecond = now == second + 1 ? thisSecond : 0;
        thisSecond = 0;
        second = now;
    }

    public long total() {
        return total;
    }

    public int peak() {
        return peak;
    }

    public int lastSecond() {
        turn();
        return lastSecond;
    }

    public int peakPerSecond() {
        return peakPerSecond;
    }
}
