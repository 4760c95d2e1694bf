package uz.alovoice.core.campaign;

import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.TenantId;

/**
 * A contact that a brain may call, as long as nobody claims him after it.
 *
 * @param epoch   of this claim; an attempt of an older one is refused
 * @param numbers E.164
 * @param place   of the number to call, from 1
 * @param zone    null for the campaign's
 * @param window  null when he has none of his own
 */
public record Claim(
        TenantId tenant,
        CampaignId campaign,
        ContactId contact,
        int epoch,
        String name,
        List<String> numbers,
        int place,
        JsonObject fields,
        @Nullable ZoneId zone,
        CallingTimes.@Nullable Window window) {
    public String number() {
        return numbers.get(place - 1);
    }
}
