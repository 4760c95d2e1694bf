package uz.alovoice.web;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for a condition of a program outside this one, which cannot be subscribed to; looks each 10 ms. */
public final class Await {
    private static final Duration STEP = Duration.ofMillis(10);

    private Await() {}

    /** Within 15 s. */
    public static void until(BooleanSupplier condition) {
        until("what was waited for", Duration.ofSeconds(15), condition);
    }

    /** @throws AssertionError naming {@code what} when it is not true in time */
    public static void until(String what, Duration limit, BooleanSupplier condition) {
        value(what, limit, () -> condition.getAsBoolean() ? Boolean.TRUE : null);
    }

    /** The first value that is not null. */
    public static <T> T value(String what, Duration limit, Supplier<@Nullable T> source) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            T value = source.get();
            if (value != null) {
                return value;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + limit.toMillis() + " ms: " + what);
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
