package uz.alovoice.core.audit;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody made; V0003 says what the fields may be.
 *
 * @param actorId null for the system
 * @param thingId null for the company's own
 * @param before  the fields that changed, as they were; null when it was created
 * @param after   the same as they are now; null when it was deleted
 */
public record AuditEntry(
        long id,
        Instant at,
        String actorKind,
        @Nullable Long actorId,
        String actorName,
        String action,
        String thing,
        @Nullable Long thingId,
        String name,
        @Nullable JsonObject before,
        @Nullable JsonObject after) {}
