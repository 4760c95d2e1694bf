package uz.alovoice.simswitch.node;

import io.vertx.core.Promise;

/** What one task of the core waits on. A signal raised while nobody waits is kept, once. */
public final class Signal {
    private final Core core;
    private Promise<Void> waiting;
    private boolean raised;

    public Signal(Core core) {
        this.core = core;
    }

    public void raise() {
        if (waiting == null) {
            raised = true;
            return;
        }
        Promise<Void> promise = waiting;
        waiting = null;
        core.resume(promise);
    }

    /** Waits without limit. */
    public void await() {
        await(-1);
    }

    /**
     * Waits until the signal or the time.
     *
     * @param millis limit in milliseconds; negative for none
     */
    public void await(long millis) {
        if (raised) {
            raised = false;
            return;
        }
        Promise<Void> promise = Promise.promise();
        waiting = promise;
        Core.Timer timer = millis < 0
                ? null
                : core.after(millis, () -> {
                    if (waiting == promise) raise();
                });
        promise.future().await();
        if (timer != null) timer.cancel();
    }
}
