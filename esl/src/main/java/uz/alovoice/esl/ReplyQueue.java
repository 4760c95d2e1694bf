package uz.alovoice.esl;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import uz.alovoice.esl.EslException.Reason;
import uz.alovoice.esl.EslMessage.CommandReply;

/**
 * Pairs replies with commands: FreeSWITCH answers in order, one reply a command. A command that timed out keeps its
 * slot, so that its late reply is thrown away and never taken for the next command's.
 *
 * <p>Used on the connection's event loop only. All slots have the same timeout, hence one timer for the oldest.
 */
final class ReplyQueue {
    private final Vertx vertx;
    private final Duration timeout;
    private final int capacity;
    private final Queue<Slot> slots = new ArrayDeque<>();
    private long timer = -1;

    ReplyQueue(Vertx vertx, Duration timeout, int capacity) {
        this.vertx = vertx;
        this.timeout = timeout;
        this.capacity = capacity;
    }

    private record Slot(Command command, Promise<CommandReply> promise, long deadlineNanos) {
        boolean isWaiting() {
            return !promise.future().isComplete();
        }
    }

    boolean hasRoomFor(int commands) {
        return slots.size() + commands <= capacity;
    }

    Future<CommandReply> add(Command command) {
        Promise<CommandReply> promise = Promise.promise();
        slots.add(new Slot(command, promise, System.nanoTime() + timeout.toNanos()));
        if (timer < 0) {
            startTimer(timeout.toMillis());
        }
        return promise.future();
    }

    /** Completes the oldest command; {@code apiResponse} tells which kind of reply came. */
    void reply(CommandReply reply, boolean apiResponse) {
        Slot slot = slots.poll();
        if (slot == null) {
            throw new EslException(Reason.UNEXPECTED_MESSAGE, "a reply that no command waits for");
        }
        if (apiResponse && !(slot.command() instanceof Command.Api)) {
            throw new EslException(
                    Reason.UNEXPECTED_MESSAGE,
                    "api/response to " + slot.command().getClass().getSimpleName());
        }
        if (slot.command() instanceof Command.Api && !apiResponse) {
            slot.promise().tryFail(new EslException(Reason.REFUSED, reply.text()));
        } else {
            slot.promise().tryComplete(reply);
        }
    }

    /** Fails all, in their order. */
    void close(EslException cause) {
        vertx.cancelTimer(timer);
        for (Slot slot = slots.poll(); slot != null; slot = slots.poll()) {
            slot.promise().tryFail(cause);
        }
    }

    private void startTimer(long millis) {
        timer = vertx.setTimer(Math.max(1, millis), id -> expire());
    }

    private void expire() {
        timer = -1;
        long now = System.nanoTime();
        // Failing a slot runs callbacks that may add commands, hence two steps.
        List<Slot> late = new ArrayList<>();
        for (Slot slot : slots) {
            if (slot.isWaiting() && slot.deadlineNanos() - now > 0) {
                startTimer(Duration.ofNanos(slot.deadlineNanos() - now).toMillis() + 1);
                break;
            }
            late.add(slot);
        }
        late.forEach(slot -> slot.promise().tryFail(late(slot.command())));
    }

    private EslException late(Command command) {
        return new EslException(
                Reason.TIMEOUT,
                "no reply in " + timeout.toMillis() + " ms to "
                        + command.getClass().getSimpleName());
    }
}
