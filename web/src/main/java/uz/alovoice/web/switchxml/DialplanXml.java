package uz.alovoice.web.switchxml;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dialplan, the same few lines for every call: hand it to a brain; if there is none, or it is lost, come back here.
 *
 * <p>What comes after {@code socket} runs when no brain could be reached, when the brain died while {@code socket_resume} was true,
 * and when a {@code uuid_bridge} ended. So the first time the call returns at once, by a fresh answer that lists the brains alive
 * now; after that with a tone of 1 to 4 s between. Rounds are counted in unary in {@code fallback_rounds}, as by the static dialplan
 * of freeswitch-conf that serves while no brain answers; a brain that has the call empties it. It is the brain that sets {@code
 * socket_resume}, never this.
 *
 * <p>A call that must not be is hung up here, never "not found": the node would ask its static dialplan then, which takes any call.
 */
final class DialplanXml {
    private static final Logger log = LoggerFactory.getLogger(DialplanXml.class);
    private static final String ROUNDS = "fallback_rounds";
    private static final int MOST_ROUNDS = 240; // of 2.5 s on average: ten minutes
    private static final Pattern SOCKET = Pattern.compile("[A-Za-z0-9.-]{1,253}:[0-9]{1,5}");
    private static final Pattern CONTEXT = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    /**
     * `transfer` takes "number dialplan context" by blanks, and the dialplan "inline" runs whatever the number says: a number with
     * a blank would be a command of the caller's.
     */
    private static final Pattern DESTINATION = Pattern.compile("[+*#0-9A-Za-z._-]{1,100}");

    private final IntSupplier toneMillis;

    /** @param toneMillis length of the next hold tone, 1000 to 4000 */
    DialplanXml(IntSupplier toneMillis) {
        this.toneMillis = toneMillis;
    }

    String answer(Form call, List<String> brains) {
        // Hunt-… is where the call goes now, Caller-… where it came from, after a transfer.
        var context =
                call.get("Hunt-Context").or(() -> call.get("Caller-Context")).orElse("");
        var destination = call.get("Hunt-Destination-Number")
                .or(() -> call.get("Caller-Destination-Number"))
                .orElse("");
        var xml = Xml.section("dialplan")
                .open("context", "name", context)
                .open("extension", "name", "alovoice")
                .open("condition");
        int rounds = call.get("variable_" + ROUNDS).map(String::length).orElse(0);
        if (pretendsToBeATrunk(call)) {
            action(xml, "hangup", "CALL_REJECTED");
        } else if (!DESTINATION.matcher(destination).matches()
                || !CONTEXT.matcher(context).matches()) {
            action(xml, "hangup", "INVALID_NUMBER_FORMAT");
        } else if (rounds >= MOST_ROUNDS) {
            action(xml, "hangup", "NORMAL_TEMPORARY_FAILURE");
        } else {
            var sockets = usable(brains);
            toABrain(xml, sockets);
            andBack(xml, rounds, sockets.isEmpty(), destination + " XML " + context);
        }
        return xml.toString();
    }

    private static void toABrain(Xml xml, String sockets) {
        action(xml, "set", "hangup_after_bridge=false");
        action(xml, "set", "continue_on_fail=true");
        // Ends calls whose other side vanished without a BYE; milliseconds without RTP, and on hold.
        action(xml, "set", "media_timeout=120000");
        action(xml, "set", "media_hold_timeout=1800000");
        if (!sockets.isEmpty()) {
            action(xml, "socket", sockets + " async full");
        }
    }

    private void andBack(Xml xml, int rounds, boolean noBrain, String here) {
        action(xml, "set", ROUNDS + "=" + "x".repeat(rounds + 1));
        if (rounds > 0 || noBrain) {
            action(xml, "answer", "");
            action(xml, "playback", tone(toneMillis.getAsInt()));
        }
        action(xml, "transfer", here);
    }

    /** A soft beep, then silence: the caller hears that the line lives. Lengths differ, so that callers do not all come back at once. */
    private static String tone(int millis) {
        return "tone_stream://v=-20;%(250," + (millis - 250) + ",425)";
    }

    /**
     * A phone that calls {@code gw+g17@node} is given that gateway's context and variables by sofia
     * (sofia_handle_sip_i_invite), as if it were the provider. Only calls of the external profile may have them.
     */
    private static boolean pretendsToBeATrunk(Form call) {
        boolean pretends = call.get("variable_sip_gateway").isPresent()
                && !call.has("variable_sofia_profile_name", SofiaConf.EXTERNAL);
        if (pretends) {
            log.warn(
                    "call {} from {} refused: a phone addressed a gateway",
                    call.get("Unique-ID").orElse("?"),
                    call.get("Caller-Network-Addr").orElse("?"));
        }
        return pretends;
    }

    private static String usable(List<String> brains) {
        return String.join(
                "|", brains.stream().filter(b -> SOCKET.matcher(b).matches()).toList());
    }

    private static void action(Xml xml, String application, String data) {
        xml.empty("action", "application", application, "data", data);
    }
}
