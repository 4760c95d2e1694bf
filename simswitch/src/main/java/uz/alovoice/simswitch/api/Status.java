package uz.alovoice.simswitch.api;

import java.util.Locale;
import uz.alovoice.simswitch.node.Node;

/** status, uptime and fsctl. */
public final class Status {
    private static final long STARTED_NANOS = System.nanoTime();

    private Status() {}

    /** Such as {@code 0 years, 0 days, 0 hours, 17 minutes, 21 seconds, 808 milliseconds, 98 microseconds}. */
    public static String since(long micros) {
        long seconds = micros / 1_000_000;
        return String.format(
                Locale.ROOT,
                "%d years, %d days, %d hours, %d minutes, %d seconds, %d milliseconds, %d microseconds",
                seconds / 31_536_000,
                seconds / 86_400 % 365,
                seconds / 3600 % 24,
                seconds / 60 % 60,
                seconds % 60,
                micros / 1000 % 1000,
                micros % 1000);
    }

    public static long micros() {
        return (System.nanoTime() - STARTED_NANOS) / 1000;
    }

    static String text(Node node, String argument) {
        var sessions = node.sessions();
        return "UP " + since(micros()) + "\nFreeSWITCH (Version " + Node.VERSION + "  64bit) is ready\n"
                + sessions.total() + " session(s) since startup\n"
                + node.channels().size() + " session(s) - peak " + sessions.peak() + ", last 5min " + sessions.peak()
                + " \n"
                + sessions.lastSecond() + " session(s) per Sec out of max "
                + node.options().sessionsPerSecond() + ", peak "
                + sessions.peakPerSecond() + ", last 5min " + sessions.peakPerSecond() + " \n"
                + node.options().maxSessions() + " session(s) max\nmin idle cpu 0.00/99.40\n"
                + "Current Stack Size/Max 240K/240K\n";
    }

    static String uptime(Node node, String argument) {
        return micros() / 1_000_000 + "\n";
    }

    static String fsctl(Node node, String argument) {
        return switch (argument.split(" ", -1)[0]) {
            case "sps" -> "+OK sessions per second: " + node.options().sessionsPerSecond() + "\n";
            case "max_sessions" -> "+OK max sessions: " + node.options().maxSessions() + "\n";
            default -> "+OK\n";
        };
    }
}
