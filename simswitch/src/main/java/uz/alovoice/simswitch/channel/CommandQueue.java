package uz.alovoice.simswitch.channel;

import java.util.ArrayDeque;
import java.util.Deque;
import uz.alovoice.esl.CommandDecoder.ReceivedCommand;
import uz.alovoice.simswitch.node.Core;

/**
 * Commands waiting for a channel. The channel's thread looks once per frame (20 ms), so whatever arrived since the last
 * frame is done together and a single command waits for the next one (captures' figures, part c).
 */
final class CommandQueue {
    private final Channel channel;
    private final Deque<ReceivedCommand> arrived = new ArrayDeque<>();
    private final Deque<ReceivedCommand> due = new ArrayDeque<>();
    private Core.Timer timer;

    CommandQueue(Channel channel) {
        this.channel = channel;
    }

    void add(ReceivedCommand command) {
        arrived.add(command);
        if (timer == null) timer = channel.node().core().after(channel.millisToFrame(), this::frame);
    }

    private void frame() {
        timer = null;
        due.addAll(arrived);
        arrived.clear();
        channel.wake();
    }

    /** The next command of a frame that has begun; null if none. */
    ReceivedCommand next() {
        return due.poll();
    }

    void clear() {
        arrived.clear();
        due.clear();
    }
}
