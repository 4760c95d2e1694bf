package uz.alovoice.core.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who calls.
 *
 * @param lastCallAt when he called or was called last; null when never
 * @param version grows with each edit
 */
public record Client(
        ClientId id,
        ClientSettings settings,
        Instant createdAt,
        @Nullable Instant lastCallAt,
        int version) {}
