package uz.alovoice.core.queue;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where a waiting flow hears of things. Told from any thread, read by the flow's own. */
public final class Mailbox {
    private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

    public void tell(Signal signal) {
        signals.add(signal);
    }

    /** @return the next signal; null when none came in time */
    public @Nullable Signal next(Duration atMost) {
        try {
            return signals.poll(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Signal.Gone();
        }
    }
}
