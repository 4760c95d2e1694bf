package uz.alovoice.simswitch.node;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns all state of a node. It is a Vert.x virtual-thread context: tasks run one at a time, and a
 * task that awaits lets the others run. So channels are straight-line code and nothing needs a lock.
 */
public final class Core {
    private static final Logger log = LoggerFactory.getLogger(Core.class);
    private final Vertx vertx;
    private final Context context;
    private final Deque<Promise<Void>> runnable = new ArrayDeque<>();
    private boolean dead;

    /** Must be called on {@code context}, which is a virtual-thread context. */
    public Core(Vertx vertx, Context context) {
        this.vertx = vertx;
        this.context = context;
    }

    public Vertx vertx() {
        return vertx;
    }

    /** Runs a task on the core, after those already waiting; from any thread. The task may await. */
    public void post(Runnable task) {
        context.runOnContext(v -> run(task));
    }

    /** A node that dies interrupts what it was doing; anything else thrown is a fault of this program. */
    private void run(Runnable task) {
        if (dead) return;
        try {
            task.run();
        } catch (Throwable e) {
            if (!dead) log.error("a task of the simulated switch failed", e);
        }
    }

    /** A cancellable timer; delays below one millisecond count as one. */
    public Timer after(long millis, Runnable task) {
        Timer timer = new Timer();
        timer.id = vertx.setTimer(Math.max(1, millis), id -> {
            if (!timer.cancelled) run(task);
        });
        return timer;
    }

    /** Suspends the calling task. */
    public void sleep(long millis) {
        Signal signal = new Signal(this);
        signal.await(millis);
    }

    /** Lets every other runnable task go first. */
    public void yieldOnce() {
        Promise<Void> promise = Promise.promise();
        resume(promise);
        promise.future().await();
    }

    /**
     * Resumes a suspended task in the order of the calls: Vert.x puts a resumed task at the head of its queue, which
     * would turn the order of two wake-ups round.
     */
    void resume(Promise<Void> suspended) {
        runnable.add(suspended);
        context.runOnContext(v -> {
            Promise<Void> next = runnable.poll();
            if (next != null && !dead) next.complete();
        });
    }

    /** After this no task, timer or resumption runs: the process is gone. */
    public void die() {
        dead = true;
    }

    public boolean isDead() {
        return dead;
    }

    /** A pending timer of the core. */
    public final class Timer {
        private long id;
        private boolean cancelled;

        public void cancel() {
            cancelled = true;
            vertx.cancelTimer(id);
        }
    }
}
