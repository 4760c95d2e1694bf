package uz.alovoice.core.apikey;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.TenantId;

/**
 * A key for programs; the key itself is nowhere.
 *
 * @param hint      its beginning, to tell it by
 * @param scopes    such as {@code operators:read}
 * @param expiresAt null for never
 * @param usedAt    last, to the minute; null for never
 */
public record ApiKey(
        ApiKeyId id,
        TenantId tenant,
        String name,
        String hint,
        List<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant usedAt) {
    /** A new one, and for the only time what it is used by. */
    public record Issued(ApiKey apiKey, String key) {
        /** Without the key: records land in logs. */
        @Override
        public String toString() {
            return apiKey.toString();
        }
    }
}
