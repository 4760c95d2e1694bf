package uz.alovoice.core.call;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.alovoice.esl.Event;

/**
 * What a {@code bridge} came to, when it is over.
 *
 * @param talked whether somebody answered and was heard
 * @param cause originate disposition; {@code last_bridge_hangup_cause} may be of an earlier bridge (seen on 1.11.3-dev) unless a leg was
 *     heard before it was refused: early media is a success of {@code originate}, not an answer
 * @param sipStatus final status of the leg that failed, 0 when there was none
 */
public record BridgeEnd(boolean talked, String cause, int sipStatus) {
    static final String DISPOSITION = "originate_disposition";
    static final String FAILURE = "sip_invite_failure_status";
    private static final String LAST_CAUSE = "last_bridge_hangup_cause";

    static BridgeEnd of(Event complete, boolean talked) {
        var end = before(complete).orElseGet(() -> new BridgeEnd(talked, "NORMAL_TEMPORARY_FAILURE", 0));
        return talked ? new BridgeEnd(true, end.cause(), 0) : end;
    }

    /**
     * The same of a channel that came back after a bridge which nobody here saw the end of.
     *
     * @return empty when the order to bridge never reached the channel
     */
    public static Optional<BridgeEnd> before(Event data) {
        var cause = data.variable(DISPOSITION);
        if (cause == null || cause.isEmpty()) {
            return Optional.empty();
        }
        var status = status(data.variable(FAILURE));
        if (!"SUCCESS".equals(cause)) {
            return Optional.of(new BridgeEnd(false, cause, status));
        }
        // The switch empties it when it makes a leg, so it is of the one that was connected.
        var last = data.variable(LAST_CAUSE);
        return Optional.of(
                status == 0
                        ? new BridgeEnd(true, cause, 0)
                        : new BridgeEnd(false, last == null ? "NORMAL_TEMPORARY_FAILURE" : last, status));
    }

    static int status(@Nullable String value) {
        return value != null && value.matches("[1-6][0-9]{2}") ? Integer.parseInt(value) : 0;
    }

    public Outcome outcome() {
        return talked ? Outcome.ANSWERED : Outcome.of(cause, sipStatus);
    }
}
