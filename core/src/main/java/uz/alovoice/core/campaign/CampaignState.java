package uz.alovoice.core.campaign;

import java.util.Locale;

/** Whether a campaign places calls. Saving never starts one. */
public enum CampaignState {
    /** Never started. */
    DRAFT,
    RUNNING,
    /** Calls under way are finished, no others placed. */
    PAUSED,
    /** Nobody is left to call. */
    FINISHED;

    /** As stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CampaignState fromCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
