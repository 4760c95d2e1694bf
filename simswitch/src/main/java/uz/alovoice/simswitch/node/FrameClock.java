package uz.alovoice.simswitch.node;

import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.sound.Speech;

/** Runs a task for each frame of a channel's audio, 50 a second, until it is stopped or the channel is gone. */
final class FrameClock {
    private final Core core;
    private final Channel channel;
    private final Runnable task;
    private final long begun = System.nanoTime();
    private long frames;
    private boolean stopped;

    FrameClock(Channel channel, Runnable task) {
        this.core = channel.node().core();
        this.channel = channel;
        this.task = task;
        next();
    }

    void stop() {
        stopped = true;
    }

    private void next() {
        long due = ++frames * Speech.FRAME_MILLIS - (System.nanoTime() - begun) / 1_000_000;
        core.after(Math.max(1, due), () -> {
            if (stopped || !channel.up()) return;
            task.run();
            next();
        });
    }
}
