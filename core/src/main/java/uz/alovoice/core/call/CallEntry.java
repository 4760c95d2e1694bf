package uz.alovoice.core.call;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call as a list shows it; V0001 says what the fields may be.
 *
 * @param from       number, empty when it was withheld
 * @param operator   who talked last, or who dialled; null for nobody
 * @param operatorName his, also when he was deleted since
 * @param waitMs     in queues and ringing
 * @param cost       tiyin
 * @param client     id and name, as the client book has him now; null for a stranger
 * @param conclusion what was written of the talk; null for nothing
 * @param recordings that are not erased
 */
public record CallEntry(
        UUID id,
        String direction,
        String status,
        String from,
        String fromName,
        String to,
        @Nullable Long operator,
        @Nullable String operatorName,
        @Nullable Long department,
        @Nullable Long trunk,
        String language,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable String result,
        @Nullable String cause,
        long waitMs,
        long talkMs,
        long cost,
        @Nullable JsonObject client,
        @Nullable JsonObject conclusion,
        List<JsonObject> recordings) {
    /** Where the next page begins: calls can start at the same moment. */
    String cursor() {
        return startedAt + "," + id;
    }

    /** What happened in a call, in order. */
    public record Happening(Instant at, String kind, JsonObject detail) {}
}
