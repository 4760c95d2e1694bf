package uz.alovoice.core.campaign;

import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Check;
import uz.alovoice.core.trunk.TrunkId;

/**
 * An external line that a campaign calls over.
 *
 * @param weight       1 to 100: its share of the calls beside the other lines'
 * @param callerNumber what the person called sees; null for the trunk's own
 */
public record CampaignLine(
        TrunkId trunk, int weight, @Nullable String callerNumber) {
    public CampaignLine {
        Check.that(trunk != null, "lines", "field.required");
        Check.range("lines.weight", weight, 1, 100);
        Check.that(
                callerNumber == null || callerNumber.matches("\\+?[0-9]{3,15}"),
                "lines.caller_number",
                "trunk.caller_number_invalid");
    }
}
