package uz.alovoice.core.call;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Language;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.routing.Step;

/** Whose call it is and where it begins. */
public sealed interface Route {
    /**
     * @param from as history shows it: E.164 where that could be told, an extension for a phone of the tenant
     * @param number row of the DID, null unless incoming
     * @param trunk row of the trunk, null unless incoming
     * @param operator who dials, null unless a phone of the tenant
     * @param known    the caller as the client book has him, null for a stranger
     */
    record Found(
            TenantId tenant,
            Direction direction,
            Step step,
            String from,
            String to,
            Language language,
            @Nullable Long number,
            @Nullable Long trunk,
            @Nullable Long operator,
            @Nullable KnownCaller known)
            implements Route {}

    /**
     * A leg of a call on another node, which comes by way of this one because a phone or a trunk is here: only to be passed on.
     *
     * @param endpoints to bridge it to, whichever answers first
     * @param callId that a trunk is to see: the SIP Call-ID by which the leg is recorded; null where it does not matter
     */
    record Relayed(List<String> endpoints, @Nullable String callId) implements Route {}

    /** Not a call for anybody here; the channel gets this cause. */
    record Refused(String cause, String why) implements Route {}
}
