package uz.alovoice.core.workplace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token that was given out for an operator's phone, without the token.
 *
 * @param kind      phone or desktop
 * @param expiresAt null for as long as it is not revoked
 * @param usedAt    a phone: when it was set up; a desktop: when it was opened last; null when never
 * @param computer  that a desktop is bound to, as it calls itself; null when to none yet
 */
public record Workplace(
        long id,
        String kind,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant usedAt,
        @Nullable String computer) {}
