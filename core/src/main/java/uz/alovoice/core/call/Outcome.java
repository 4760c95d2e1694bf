package uz.alovoice.core.call;

import java.util.Map;

/**
 * What a leg that was tried came to: hang-up cause and SIP status, put in the words that reports and retry rules use. The same cause
 * can mean different things: CALL_REJECTED is a person's 603 or a trunk's 403.
 */
public enum Outcome {
    ANSWERED,
    BUSY,
    NO_ANSWER,
    UNREACHABLE,
    REJECTED,
    BAD_NUMBER,
    /** Another trunk may do better, and the attempt does not count against the person called. */
    TRUNK_FAULT,
    /** We, or the caller, gave up. */
    CANCELLED,
    /** Answered, then the audio stopped. */
    DROPPED;

    /** SIP statuses that say more than the cause they are mapped to. 408 is the person's line in mobile networks, as 480. */
    private static final Map<Integer, Outcome> BY_STATUS = Map.ofEntries(
            Map.entry(401, TRUNK_FAULT),
            Map.entry(402, TRUNK_FAULT),
            Map.entry(403, TRUNK_FAULT),
            Map.entry(407, TRUNK_FAULT),
            Map.entry(404, BAD_NUMBER),
            Map.entry(410, BAD_NUMBER),
            Map.entry(484, BAD_NUMBER),
            Map.entry(485, BAD_NUMBER),
            Map.entry(604, BAD_NUMBER),
            Map.entry(603, REJECTED),
            Map.entry(608, REJECTED),
            Map.entry(607, REJECTED),
            Map.entry(486, BUSY),
            Map.entry(600, BUSY));

    private static final Map<String, Outcome> BY_CAUSE = Map.ofEntries(
            Map.entry("SUCCESS", ANSWERED),
            Map.entry("NORMAL_CLEARING", ANSWERED),
            Map.entry("USER_BUSY", BUSY),
            Map.entry("NO_ANSWER", NO_ANSWER),
            Map.entry("PROGRESS_TIMEOUT", NO_ANSWER),
            Map.entry("ALLOTTED_TIMEOUT", NO_ANSWER),
            Map.entry("NO_USER_RESPONSE", UNREACHABLE),
            Map.entry("RECOVERY_ON_TIMER_EXPIRE", UNREACHABLE),
            Map.entry("USER_NOT_REGISTERED", UNREACHABLE),
            Map.entry("SUBSCRIBER_ABSENT", UNREACHABLE),
            Map.entry("CALL_REJECTED", REJECTED),
            Map.entry("UNALLOCATED_NUMBER", BAD_NUMBER),
            Map.entry("INVALID_NUMBER_FORMAT", BAD_NUMBER),
            Map.entry("NUMBER_CHANGED", BAD_NUMBER),
            Map.entry("NO_ROUTE_DESTINATION", BAD_NUMBER),
            Map.entry("ORIGINATOR_CANCEL", CANCELLED),
            Map.entry("LOSE_RACE", CANCELLED),
            Map.entry("PICKED_OFF", CANCELLED),
            Map.entry("MANAGER_REQUEST", CANCELLED),
            Map.entry("MEDIA_TIMEOUT", DROPPED));

    /**
     * @param cause FreeSWITCH's cause or originate disposition; unknown ones are a trunk fault
     * @param sipStatus final SIP status, 0 when there was none
     */
    public static Outcome of(String cause, int sipStatus) {
        var said = BY_STATUS.get(sipStatus);
        return said != null ? said : BY_CAUSE.getOrDefault(cause, TRUNK_FAULT);
    }

    /** The result of a call that came to no talk because of this. */
    public Result result() {
        return switch (this) {
            case ANSWERED, DROPPED -> Result.ANSWERED;
            case BUSY -> Result.BUSY;
            case NO_ANSWER, UNREACHABLE, CANCELLED -> Result.NO_ANSWER;
            case REJECTED -> Result.REJECTED;
            case BAD_NUMBER, TRUNK_FAULT -> Result.FAILED;
        };
    }
}
