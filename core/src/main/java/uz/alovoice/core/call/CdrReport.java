package uz.alovoice.core.call;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.esl.Event;

/**
 * What mod_json_cdr posts at the end of each channel: the safety net under all other reports.
 *
 * @param startedAt when the channel was made, on the switch's clock; null when it does not say
 * @param channel its variables and where it was headed, as the first event of a channel tells them
 */
public record CdrReport(UUID leg, @Nullable OffsetDateTime startedAt, LegEnd end, Event channel) {
    /** @param cdr with the values of its variables decoded */
    public static CdrReport of(JsonObject cdr) {
        try {
            var variables = cdr.getJsonObject("variables");
            var status = BridgeEnd.status(variables.getString("sip_invite_failure_status"));
            return new CdrReport(
                    UUID.fromString(variables.getString("uuid")),
                    time(variables.getString("start_uepoch")),
                    new LegEnd(
                            variables.getString("hangup_cause", "NORMAL_CLEARING"),
                            status != 0 ? status : BridgeEnd.status(variables.getString("sip_term_status")),
                            time(variables.getString("end_uepoch")),
                            time(variables.getString("answer_uepoch")),
                            variables.getString("sip_call_id"),
                            LegEnd.channel(variables.getString("last_bridge_to")),
                            time(variables.getString("bridge_uepoch")),
                            LegEnd.count(variables.getString(LegEnd.HEARD))),
                    channel(cdr, variables));
        } catch (RuntimeException e) {
            throw new CoreException(Reason.INVALID, "not a CDR of mod_json_cdr", e);
        }
    }

    private static final Map<String, String> PROFILE = Map.of(
            "Caller-Destination-Number", "destination_number",
            "Caller-Caller-ID-Number", "caller_id_number",
            "Caller-Caller-ID-Name", "caller_id_name");

    private static Event channel(JsonObject cdr, JsonObject variables) {
        var event = Event.builder()
                .header("Unique-ID", variables.getString("uuid"))
                .header("FreeSWITCH-Switchname", cdr.getString("switchname", ""));
        // The newest comes first: where the call was headed last.
        var flow = cdr.getJsonArray("callflow");
        if (flow != null && !flow.isEmpty()) {
            var profile = flow.getJsonObject(0).getJsonObject("caller_profile", new JsonObject());
            PROFILE.forEach((header, name) -> event.header(header, profile.getString(name, "")));
        }
        variables.forEach(variable -> {
            if (variable.getValue() instanceof String value) {
                event.variable(variable.getKey(), value);
            }
        });
        return event.build();
    }

    private static @Nullable OffsetDateTime time(@Nullable String micros) {
        return micros == null || !micros.matches("[1-9][0-9]{0,17}")
                ? null
                : Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
