package uz.alovoice.core.voicemail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that a caller left.
 *
 * @param id         of the recording
 * @param from       number, empty when it was withheld
 * @param fromName   of the client, or as the network says; may be empty
 * @param department that it is for; null for the company
 * @param durationMs null while it is being left
 * @param heardAt    null until somebody has heard it
 */
public record Voicemail(
        UUID id,
        UUID call,
        String from,
        String fromName,
        @Nullable Long department,
        Instant at,
        @Nullable Long durationMs,
        @Nullable Instant heardAt) {
    /** Where the next page begins. */
    String cursor() {
        return at + "," + id;
    }
}
