package uz.alovoice.core.call;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.alovoice.esl.Event;

/**
 * The end of a channel as somebody reported it.
 *
 * @param cause FreeSWITCH's hang-up cause
 * @param sipStatus final SIP status of a leg that was tried, 0 when unknown
 * @param at when, on the switch's clock; null for now
 * @param answeredAt when it was answered, null when it was not or that is not known
 * @param sipCallId its SIP Call-ID, null when unknown
 * @param talkedTo the channel it was connected with last, null when with none or unknown
 * @param talkedAt when that began
 * @param heard packets of audio that came in, null when unknown
 */
public record LegEnd(
        String cause,
        int sipStatus,
        @Nullable OffsetDateTime at,
        @Nullable OffsetDateTime answeredAt,
        @Nullable String sipCallId,
        @Nullable UUID talkedTo,
        @Nullable OffsetDateTime talkedAt,
        @Nullable Long heard) {
    /** For a channel that is gone without anyone having seen it go: a later report with the facts may still replace it. */
    public static final String LOST = "LOST";

    static final String HEARD = "rtp_audio_in_media_packet_count";

    /** What CHANNEL_HANGUP_COMPLETE tells; its times are microseconds since 1970, 0 for what never was. */
    public static LegEnd of(Event hangup) {
        var cause = hangup.header("Hangup-Cause");
        var failed = BridgeEnd.status(hangup.variable("sip_invite_failure_status"));
        return new LegEnd(
                cause == null ? "NORMAL_CLEARING" : cause,
                failed != 0 ? failed : BridgeEnd.status(hangup.variable("sip_term_status")),
                time(hangup.number("Caller-Channel-Hangup-Time")),
                time(hangup.number("Caller-Channel-Answered-Time")),
                hangup.variable("sip_call_id"),
                channel(hangup.variable("last_bridge_to")),
                time(hangup.number("Caller-Channel-Bridged-Time")),
                count(hangup.variable(HEARD)));
    }

    /** @param micros since 1970, as the switch gives times; 0 for what never was, which is null here */
    public static @Nullable OffsetDateTime time(long micros) {
        return micros <= 0
                ? null
                : Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    static @Nullable UUID channel(@Nullable String uuid) {
        return uuid == null || uuid.isEmpty() ? null : UUID.fromString(uuid);
    }

    static @Nullable Long count(@Nullable String packets) {
        return packets != null && packets.matches("[0-9]{1,18}") ? Long.valueOf(packets) : null;
    }

    public static LegEnd lost() {
        return of(LOST);
    }

    public static LegEnd of(String cause) {
        return new LegEnd(cause, 0, null, null, null, null, null, null);
    }
}
