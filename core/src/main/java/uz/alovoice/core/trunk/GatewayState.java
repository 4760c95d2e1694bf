package uz.alovoice.core.trunk;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What one {@code sofia::gateway_state} event says about a trunk (seen in captures esl-inbound/04).
 *
 * @param state        as the switch calls it: TRYING, REGISTER, REGED, FAILED, FAIL_WAIT, NOREG, DOWN …
 * @param reachable    whether pings are answered
 * @param status       of the last SIP answer; null when there was none
 * @param phrase       null likewise
 * @param registeredIp who answered the last REGISTER, well or badly; null when nobody has
 */
public record GatewayState(
        TrunkId trunk, String state, boolean reachable, Integer status, String phrase, String registeredIp) {
    private static final int LONGEST_PHRASE = 200;

    /** @param header looks up a header of the event; null when it is absent. Empty for a gateway that is none of ours */
    public static Optional<GatewayState> of(UnaryOperator<String> header) {
        return TrunkId.ofGateway(header.apply("Gateway"))
                .filter(trunk -> header.apply("State") != null)
                .map(trunk -> new GatewayState(
                        trunk,
                        header.apply("State"),
                        "UP".equals(header.apply("Ping-Status")),
                        status(header.apply("Status")),
                        phrase(header.apply("Phrase")),
                        ipv4(header.apply("Register-Network-IP"))));
    }

    /**
     * @param before what was known; a new attempt after a failure changes nothing until it has an answer, or the reason
     *               would flicker away each half minute
     */
    public TrunkState after(TrunkState before) {
        return switch (state) {
            case "REGED" -> TrunkState.REGISTERED;
            case "FAILED", "FAIL_WAIT", "TIMEOUT" -> TrunkState.FAILED;
            case "NOREG" -> reachable ? TrunkState.REACHABLE : TrunkState.FAILED;
            case "REGISTER", "TRYING", "UNREGED" ->
                before == TrunkState.FAILED || before == TrunkState.REGISTERED ? before : TrunkState.TRYING;
            case "DOWN", "UNREGISTER", "EXPIRED" -> TrunkState.TRYING;
            default -> before;
        };
    }

    private static Integer status(String text) {
        return text != null && text.matches("[1-6][0-9]{2}") ? Integer.valueOf(text) : null;
    }

    private static String phrase(String text) {
        if (text == null) {
            return null;
        }
        var clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.substring(0, Math.min(LONGEST_PHRASE, clean.length()));
    }

    private static String ipv4(String text) {
        return text != null && text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") ? text : null;
    }
}
