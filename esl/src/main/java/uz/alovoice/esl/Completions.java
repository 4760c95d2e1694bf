package uz.alovoice.esl;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uz.alovoice.esl.EslException.Reason;

/**
 * Events that something waits for by an id of our own making: the end of an application, of a background job. Used on
 * the connection's event loop only.
 */
final class Completions {
    private final int capacity;
    private final Map<String, Promise<Event>> waiting = new LinkedHashMap<>();

    Completions(int capacity) {
        this.capacity = capacity;
    }

    /** Completes with the event; the same future for an id that is waited for already. */
    Future<Event> await(String id) {
        Promise<Event> known = waiting.get(id);
        if (known != null) {
            return known.future();
        }
        if (waiting.size() >= capacity) {
            return Future.failedFuture(new EslException(Reason.QUEUE_FULL, capacity + " completions waited for"));
        }
        Promise<Event> promise = Promise.promise();
        waiting.put(id, promise);
        return promise.future();
    }

    void complete(@Nullable String id, Event event) {
        Promise<Event> promise = id == null ? null : waiting.remove(id);
        if (promise != null) {
            promise.tryComplete(event);
        }
    }

    void fail(String id, Throwable cause) {
        Promise<Event> promise = waiting.remove(id);
        if (promise != null) {
            promise.tryFail(cause);
        }
    }

    void failAll(Throwable cause) {
        List<Promise<Event>> all = List.copyOf(waiting.values());
        waiting.clear();
        all.forEach(promise -> promise.tryFail(cause));
    }
}
