package uz.alovoice.simswitch.node;

import uz.alovoice.simswitch.api.Status;
import uz.alovoice.simswitch.event.EventSource;

/** HEARTBEAT every 20 s, and the RE_SCHEDULE that follows it (captures esl-inbound/07). */
public final class Heartbeat {
    private final Node node;

    public Heartbeat(Node node) {
        this.node = node;
    }

    public void start() {
        node.core().after(node.options().heartbeat().toMillis(), this::beat);
    }

    private void beat() {
        long micros = Status.micros();
        SessionCount sessions = node.sessions();
        node.fire(node.event(null, "HEARTBEAT", EventSource.HEARTBEAT)
                .add("Event-Info", "System Ready")
                .add("Up-Time", Status.since(micros))
                .add("FreeSWITCH-Version", Node.VERSION + "~64bit")
                .add("Uptime-msec", Long.toString(micros / 1000))
                .add("Session-Count", Integer.toString(node.channels().size()))
                .add("Max-Sessions", Integer.toString(node.options().maxSessions()))
                .add("Session-Per-Sec", Integer.toString(node.options().sessionsPerSecond()))
                .add("Session-Per-Sec-Last", Integer.toString(sessions.lastSecond()))
                .add("Session-Per-Sec-Max", Integer.toString(sessions.peakPerSecond()))
                .add("Session-Per-Sec-FiveMin", Integer.toString(sessions.peakPerSecond()))
                .add("Session-Since-Startup", Long.toString(sessions.total()))
                .add("Session-Peak-Max", Integer.toString(sessions.peak()))
                .add("Session-Peak-FiveMin", Integer.toString(sessions.peak()))
                .add("Idle-CPU", "98.233333"));
        long next = node.clock().seconds() + node.options().heartbeat().toSeconds();
        node.fire(node.event(null, "RE_SCHEDULE", EventSource.RE_SCHEDULE)
                .add("Task-ID", "1")
                .add("Task-Desc", "heartbeat")
                .add("Task-Group", "core")
                .add("Task-Runtime", Long.toString(next)));
        start();
    }
}
