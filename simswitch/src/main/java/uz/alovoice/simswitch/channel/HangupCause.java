package uz.alovoice.simswitch.channel;

import java.util.Map;

/** Causes with their Q.850 codes (FreeSWITCH's own ones from 487 up) and what SIP makes of them. */
public enum HangupCause {
    UNSPECIFIED(0, 480, "Temporarily Unavailable"),
    UNALLOCATED_NUMBER(1, 404, "Not Found"),
    NO_ROUTE_DESTINATION(3, 404, "Not Found"),
    NORMAL_CLEARING(16, 480, "Temporarily Unavailable"),
    USER_BUSY(17, 486, "Busy Here"),
    NO_USER_RESPONSE(18, 408, "Request Timeout"),
    NO_ANSWER(19, 480, "Temporarily Unavailable"),
    SUBSCRIBER_ABSENT(20, 480, "Temporarily Unavailable"),
    CALL_REJECTED(21, 603, "Decline"),
    NUMBER_CHANGED(22, 410, "Gone"),
    DESTINATION_OUT_OF_ORDER(27, 502, "Bad Gateway"),
    INVALID_NUMBER_FORMAT(28, 484, "Address Incomplete"),
    NORMAL_CIRCUIT_CONGESTION(34, 503, "Service Unavailable"),
    NETWORK_OUT_OF_ORDER(38, 502, "Bad Gateway"),
    NORMAL_TEMPORARY_FAILURE(41, 503, "Service Unavailable"),
    SWITCH_CONGESTION(42, 503, "Maximum Calls In Progress"),
    CHAN_NOT_IMPLEMENTED(66, 501, "Not Implemented"),
    INCOMPATIBLE_DESTINATION(88, 488, "Not Acceptable Here"),
    RECOVERY_ON_TIMER_EXPIRE(102, 504, "Gateway Timeout"),
    ORIGINATOR_CANCEL(487, 487, "Request Terminated"),
    LOSE_RACE(502, 480, "Temporarily Unavailable"),
    MANAGER_REQUEST(503, 480, "Temporarily Unavailable"),
    BLIND_TRANSFER(600, 480, "Temporarily Unavailable"),
    ATTENDED_TRANSFER(601, 480, "Temporarily Unavailable"),
    ALLOTTED_TIMEOUT(602, 480, "Temporarily Unavailable"),
    MEDIA_TIMEOUT(604, 504, "Gateway Timeout"),
    PICKED_OFF(605, 480, "Temporarily Unavailable"),
    USER_NOT_REGISTERED(606, 480, "Temporarily Unavailable"),
    PROGRESS_TIMEOUT(607, 480, "Temporarily Unavailable"),
    INVALID_GATEWAY(608, 480, "Temporarily Unavailable"),
    GATEWAY_DOWN(609, 480, "Temporarily Unavailable"),
    BUSY_EVERYWHERE(620, 600, "Busy Everywhere"),
    DECLINE(621, 603, "Decline"),
    UNWANTED(623, 607, "Unwanted");

    private static final Map<Integer, HangupCause> BY_STATUS = Map.ofEntries(
            Map.entry(401, CALL_REJECTED),
            Map.entry(402, CALL_REJECTED),
            Map.entry(403, CALL_REJECTED),
            Map.entry(407, CALL_REJECTED),
            Map.entry(603, CALL_REJECTED),
            Map.entry(608, CALL_REJECTED),
            Map.entry(607, UNWANTED),
            Map.entry(404, UNALLOCATED_NUMBER),
            Map.entry(485, NO_ROUTE_DESTINATION),
            Map.entry(604, NO_ROUTE_DESTINATION),
            Map.entry(408, RECOVERY_ON_TIMER_EXPIRE),
            Map.entry(504, RECOVERY_ON_TIMER_EXPIRE),
            Map.entry(410, NUMBER_CHANGED),
            Map.entry(484, INVALID_NUMBER_FORMAT),
            Map.entry(486, USER_BUSY),
            Map.entry(600, USER_BUSY),
            Map.entry(480, NO_USER_RESPONSE),
            Map.entry(400, NORMAL_TEMPORARY_FAILURE),
            Map.entry(481, NORMAL_TEMPORARY_FAILURE),
            Map.entry(500, NORMAL_TEMPORARY_FAILURE),
            Map.entry(503, NORMAL_TEMPORARY_FAILURE),
            Map.entry(502, NETWORK_OUT_OF_ORDER),
            Map.entry(487, ORIGINATOR_CANCEL),
            Map.entry(488, INCOMPATIBLE_DESTINATION),
            Map.entry(606, INCOMPATIBLE_DESTINATION));

    private static final Map<Integer, String> PHRASES = Map.ofEntries(
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(408, "Request Timeout"),
            Map.entry(480, "Temporarily Unavailable"),
            Map.entry(484, "Address Incomplete"),
            Map.entry(486, "Busy Here"),
            Map.entry(487, "Request Terminated"),
            Map.entry(488, "Not Acceptable Here"),
            Map.entry(500, "Server Internal Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"),
            Map.entry(600, "Busy Everywhere"),
            Map.entry(603, "Decline"));

    private final int code;
    private final int status;
    private final String phrase;

    HangupCause(int code, int status, String phrase) {
        this.code = code;
        this.status = status;
        this.phrase = phrase;
    }

    /** Q.850 code as in variable_hangup_cause_q850; 16 for FreeSWITCH's own causes above 128. */
    public int q850() {
        return code;
    }

    /** The status a caller who was not answered yet gets. */
    public int sipStatus() {
        return status;
    }

    public String sipPhrase() {
        return phrase;
    }

    /** As sofia maps the final answer to an INVITE; NORMAL_UNSPECIFIED does not exist here, so others are temporary. */
    public static HangupCause ofStatus(int sipStatus) {
        return BY_STATUS.getOrDefault(sipStatus, NORMAL_TEMPORARY_FAILURE);
    }

    public static String phraseOf(int sipStatus) {
        return PHRASES.getOrDefault(sipStatus, "Status " + sipStatus);
    }

    /** By name or number; an unknown one is NORMAL_CLEARING, as switch_channel_str2cause has it. */
    public static HangupCause named(String text) {
        if (text == null || text.isBlank()) return NORMAL_CLEARING;
        for (HangupCause cause : values()) {
            if (cause.name().equalsIgnoreCase(text.strip())
                    || Integer.toString(cause.code).equals(text.strip())) {
                return cause;
            }
        }
        return NORMAL_CLEARING;
    }
}
