package uz.alovoice.core.campaign;

import java.time.Instant;

/**
 * A campaign as it is stored.
 *
 * @param version grows with each edit
 */
public record Campaign(CampaignId id, int version, CampaignSettings settings, CampaignState state, Instant stateAt) {}
