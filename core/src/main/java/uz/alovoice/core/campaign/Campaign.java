package uz.alovoice.core.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it is stored.
 *
 * @param version grows with each edit
 * @param held    why it places no calls though it runs, as {@link Held} codes it; null while nothing is in its way
 */
public record Campaign(
        CampaignId id,
        int version,
        CampaignSettings settings,
        CampaignState state,
        Instant stateAt,
        @Nullable String held) {}
