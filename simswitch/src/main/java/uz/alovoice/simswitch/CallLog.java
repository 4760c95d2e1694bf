package uz.alovoice.simswitch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What a party lived through, written by the core and awaited by tests. */
final class CallLog {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Heard> heard = new ArrayList<>();
    private final long start = System.nanoTime();

    long millis() {
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** Runs a change of the party's state so that waiting tests see it whole. */
    void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    <T> T read(Supplier<T> state) {
        lock.lock();
        try {
            return state.get();
        } finally {
            lock.unlock();
        }
    }

    void begin(String what) {
        change(() -> heard.add(new Heard(what, millis(), -1)));
    }

    void end(String what) {
        change(() -> {
            for (int i = heard.size() - 1; i >= 0; i--) {
                Heard one = heard.get(i);
                if (one.to() >= 0 || !one.what().equals(what)) continue;
                heard.set(i, new Heard(what, one.from(), millis()));
                return;
            }
        });
    }

    void endAll() {
        change(() -> heard.replaceAll(one -> one.to() >= 0 ? one : new Heard(one.what(), one.from(), millis())));
    }

    List<Heard> heard() {
        return read(() -> List.copyOf(heard));
    }

    /** Waits until {@code state} gives something but null; AssertionError with {@code what} after the time. */
    <T> T await(Duration limit, String what, Supplier<T> state) {
        long end = System.nanoTime() + limit.toNanos();
        lock.lock();
        try {
            T found = state.get();
            while (found == null) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError("waited " + limit.toMillis() + " ms for " + what + "; heard " + heard);
                }
                changed.await(left, TimeUnit.NANOSECONDS);
                found = state.get();
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + what, e);
        } finally {
            lock.unlock();
        }
    }
}
