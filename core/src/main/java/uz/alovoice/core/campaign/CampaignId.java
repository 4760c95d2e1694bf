package uz.alovoice.core.campaign;

/** A list of people to be called, and how. */
public record CampaignId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
