package uz.alovoice.core.campaign;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;
import uz.alovoice.core.Check;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;

/**
 * What comes after an outcome.
 *
 * @param attempts     with this outcome a number may have; then it is given up. Outcomes that do not count are limited by this alone
 * @param afterSeconds until the contact is due again
 * @param nextNumber   whether another number of the contact is tried before this one again
 */
@JsonIgnoreProperties(ignoreUnknown = false)
public record Retry(int attempts, int afterSeconds, boolean nextNumber) {
    private static final Map<AttemptOutcome, Retry> DEFAULTS = new EnumMap<>(Map.ofEntries(
            Map.entry(AttemptOutcome.SHORT_TALK, new Retry(2, 3600, false)),
            Map.entry(AttemptOutcome.MACHINE, new Retry(2, 3600, true)),
            Map.entry(AttemptOutcome.ABANDONED, new Retry(2, 60, false)),
            Map.entry(AttemptOutcome.BUSY, new Retry(3, 600, false)),
            Map.entry(AttemptOutcome.NO_ANSWER, new Retry(3, 3600, true)),
            Map.entry(AttemptOutcome.UNREACHABLE, new Retry(3, 3600, true)),
            Map.entry(AttemptOutcome.REJECTED, new Retry(1, 86_400, false)),
            Map.entry(AttemptOutcome.BAD_NUMBER, new Retry(1, 1, true)),
            Map.entry(AttemptOutcome.LOST, new Retry(3, 3600, false)),
            Map.entry(AttemptOutcome.TRUNK_FAULT, new Retry(100, 60, false)),
            Map.entry(AttemptOutcome.CANCELLED, new Retry(100, 60, false))));

    public Retry {
        Check.range("retries.attempts", attempts, 1, 100);
        Check.range("retries.after_seconds", afterSeconds, 1, 30 * 86_400);
    }

    /** What a campaign does that says nothing else; nothing comes after a success. */
    public static Map<AttemptOutcome, Retry> defaults() {
        return new EnumMap<>(DEFAULTS);
    }

    static JsonObject toJson(Map<AttemptOutcome, Retry> retries) {
        var json = new JsonObject();
        retries.forEach((outcome, retry) -> json.put(outcome.code(), JsonObject.mapFrom(retry)));
        return json;
    }

    static Map<AttemptOutcome, Retry> fromJson(JsonObject json) {
        var retries = new EnumMap<AttemptOutcome, Retry>(AttemptOutcome.class);
        try {
            json.forEach(entry -> retries.put(
                    AttemptOutcome.fromCode(entry.getKey()), ((JsonObject) entry.getValue()).mapTo(Retry.class)));
        } catch (IllegalArgumentException | ClassCastException e) {
            throw new CoreException(Reason.INVALID, Message.of("field.invalid").at("retries"), e);
        }
        return retries;
    }
}
