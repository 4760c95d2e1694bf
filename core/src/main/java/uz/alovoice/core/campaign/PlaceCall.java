package uz.alovoice.core.campaign;

import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.call.CallLog;
import uz.alovoice.core.call.DialString;
import uz.alovoice.core.call.EndLeg;
import uz.alovoice.core.call.LegEnd;
import uz.alovoice.core.call.PlacedCalls;
import uz.alovoice.core.campaign.BeginAttempt.Answer.Begun;
import uz.alovoice.core.node.SwitchNode;
import uz.alovoice.core.node.Switches;

/** Rings a person whose attempt is written; who answers goes through the dialplan, and so to a living brain. */
public final class PlaceCall {
    private static final Logger log = LoggerFactory.getLogger(PlaceCall.class);
    private static final int RING_SECONDS = 45;

    /** What the channel itself tells of its end says more than the order's answer, and is on its way. */
    private static final long REPORTED_MS = 1000;

    private final Vertx vertx;
    private final Switches switches;
    private final EndLeg endLeg;

    public PlaceCall(Vertx vertx, Switches switches, EndLeg endLeg) {
        this.vertx = vertx;
        this.switches = switches;
        this.endLeg = endLeg;
    }

    void place(Begun begun) {
        SwitchNode node;
        try {
            node = switches.get(begun.line().node());
        } catch (CoreException e) {
            ended(begun, e);
            return;
        }
        node.call(dial(begun), RING_SECONDS, PlacedCalls.ENTRY)
                .onFailure(e -> vertx.setTimer(REPORTED_MS, timer -> ended(begun, e)));
    }

    private static DialString dial(Begun begun) {
        var dial = new DialString()
                .with("alovoice_call", begun.call().toString())
                // The client talks to the switch alone until he is connected: nobody hears what his network plays.
                .with("ignore_early_media", "true");
        var caller = begun.line().callerNumber().replaceFirst("^\\+", "");
        if (!caller.isEmpty()) {
            dial.with("origination_caller_id_number", caller).with("origination_caller_id_name", caller);
        }
        if (begun.seconds() > 0) {
            dial.with("execute_on_answer", "sched_hangup +" + begun.seconds() + " ALLOTTED_TIMEOUT");
        }
        return dial.leg(
                begun.leg(),
                "sofia/gateway/" + begun.line().gateway() + "/" + begun.number().substring(1));
    }

    private void ended(Begun begun, Throwable why) {
        endLeg.end(begun.leg(), LegEnd.of(SwitchNode.cause(why)))
                .onFailure(e -> CallLog.of(
                        begun.call(), () -> log.warn("the end of leg {} is left to reconciliation", begun.leg(), e)));
    }
}
