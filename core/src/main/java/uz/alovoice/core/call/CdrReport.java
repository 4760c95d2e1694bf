package uz.alovoice.core.call;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;

/** What mod_json_cdr posts at the end of each channel: the safety net under all other reports. */
public record CdrReport(UUID leg, LegEnd end) {
    /** @param cdr with the values of its variables decoded */
    public static CdrReport of(JsonObject cdr) {
        try {
            var variables = cdr.getJsonObject("variables");
            var status = BridgeEnd.status(variables.getString("sip_invite_failure_status"));
            return new CdrReport(
                    UUID.fromString(variables.getString("uuid")),
                    new LegEnd(
                            variables.getString("hangup_cause", "NORMAL_CLEARING"),
                            status != 0 ? status : BridgeEnd.status(variables.getString("sip_term_status")),
                            time(variables.getString("end_uepoch")),
                            time(variables.getString("answer_uepoch")),
                            variables.getString("sip_call_id"),
                            LegEnd.channel(variables.getString("last_bridge_to")),
                            time(variables.getString("bridge_uepoch"))));
        } catch (RuntimeException e) {
            throw new CoreException(Reason.INVALID, "not a CDR of mod_json_cdr", e);
        }
    }

    private static @Nullable OffsetDateTime time(@Nullable String micros) {
        return micros == null || !micros.matches("[1-9][0-9]{0,17}")
                ? null
                : Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
