package uz.alovoice.core.flow;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Lets so many through each second, in the order in which they asked; who comes when nobody waits goes on at once. */
final class Pace {
    private final long interval;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    Pace(int perSecond) {
        interval = 1_000_000_000L / perSecond;
    }

    /** Returns when it is the caller's turn; for virtual threads. */
    void await() {
        var turn = next.getAndUpdate(last -> Math.max(last, System.nanoTime()) + interval);
        for (var left = turn - System.nanoTime(); left > 0; left = turn - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
