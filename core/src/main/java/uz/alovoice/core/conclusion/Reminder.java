package uz.alovoice.core.conclusion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was to be thought of.
 *
 * @param number     whom the talk was with
 * @param name       of the client; empty for a stranger
 * @param conclusion in words; null for none
 */
public record Reminder(
        UUID call,
        Instant remindAt,
        String number,
        String name,
        @Nullable String conclusion,
        String note,
        @Nullable LocalDate promisedOn,
        String writtenBy) {}
