package uz.alovoice.core.call;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Language;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.routing.Step;
import uz.alovoice.esl.Event;

/**
 * What is known of a call when it arrives.
 *
 * @param leg the channel it came on
 * @param entry destination as the switch was asked for it
 * @param number row of the DID that was called, null unless incoming
 * @param trunk row of the trunk it came through, null unless incoming
 * @param operator who dialled, null unless a phone of the tenant
 * @param sipCallId SIP Call-ID of the leg
 */
public record NewCall(
        CallId id,
        TenantId tenant,
        long node,
        UUID leg,
        Direction direction,
        Step step,
        String entry,
        String from,
        String fromName,
        String to,
        Language language,
        @Nullable Long number,
        @Nullable Long trunk,
        @Nullable Long operator,
        @Nullable String sipCallId) {
    /** @param channel as the switch told of it first */
    public static NewCall of(CallId id, Route.Found route, long node, UUID leg, Event channel) {
        return new NewCall(
                id,
                route.tenant(),
                node,
                leg,
                route.direction(),
                route.step(),
                channel.headerOrEmpty("Caller-Destination-Number"),
                route.from(),
                route.known() == null
                        ? DialString.plain(channel.headerOrEmpty("Caller-Caller-ID-Name"))
                        : route.known().name(),
                route.to(),
                route.language(),
                route.number(),
                route.trunk(),
                route.operator(),
                channel.variable("sip_call_id"));
    }
}
