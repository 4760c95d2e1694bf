package uz.alovoice.core.conclusion;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one talk came to.
 *
 * @param conclusion of the tenant's list; null for none of them
 * @param note       up to 2000 characters; may be empty
 * @param promisedOn a day that the client promised; null for none
 * @param remindAt   null for no reminder
 */
public record CallConclusion(
        @Nullable Long conclusion,
        String note,
        @Nullable LocalDate promisedOn,
        @Nullable Instant remindAt) {}
