package uz.alovoice.core.campaign;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person on a campaign's list, and where he stands.
 *
 * @param sourceId as his source names him; null when it names nobody
 * @param numbers  in order of trial
 * @param state    waiting, calling or done
 * @param dueAt    when he may be called next; says nothing when he is done
 * @param attempts those that count
 * @param outcome  of the latest attempt, or why there is to be none; null before the first
 */
public record Contact(
        ContactId id,
        @Nullable String sourceId,
        String name,
        List<String> numbers,
        JsonObject fields,
        String state,
        Instant dueAt,
        int attempts,
        @Nullable String outcome) {}
