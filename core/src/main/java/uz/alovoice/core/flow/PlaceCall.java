package uz.alovoice.core.flow;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.call.Call;
import uz.alovoice.core.call.CallId;
import uz.alovoice.core.call.CallLog;
import uz.alovoice.core.call.DialOut;
import uz.alovoice.core.call.DialString;
import uz.alovoice.core.call.EndLeg;
import uz.alovoice.core.call.Leg;
import uz.alovoice.core.call.LegEnd;
import uz.alovoice.core.call.ReserveLine.Line;
import uz.alovoice.core.node.SwitchNode;
import uz.alovoice.core.node.Switches;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.trunk.TrunkId;

/**
 * Rings somebody and takes him through a step when he answers: a test of a trunk, a menu that its maker wants to hear, a call back. When the
 * future completes the phone rings; what becomes of the call is in its record.
 */
public final class PlaceCall {
    private static final Logger log = LoggerFactory.getLogger(PlaceCall.class);
    private static final int RING_SECONDS = 45;

    /** What the channel itself tells of its end says more than the order's answer, and is on its way. */
    private static final long REPORTED_MS = 1000;

    private final Vertx vertx;

    private final DialOut dialOut;
    private final Switches switches;
    private final EndLeg endLeg;

    public PlaceCall(Vertx vertx, DialOut dialOut, Switches switches, EndLeg endLeg) {
        this.vertx = vertx;
        this.dialOut = dialOut;
        this.switches = switches;
        this.endLeg = endLeg;
    }

    /** To a telephone; {@link DialOut#phone} says how it fails. */
    public Future<CallId> phone(TenantId tenant, PhoneNumber number, @Nullable TrunkId trunk, Step step) {
        return dialOut.phone(tenant, number, trunk, step)
                .map(placed -> ring(placed.call(), placed.line().leg(), dial(placed.line())));
    }

    /** To an operator's phone; {@link DialOut#operator} says how it fails. */
    public Future<CallId> operator(TenantId tenant, OperatorId operator, String to, Step step) {
        return dialOut.operator(tenant, operator, to, step)
                .map(placed -> ring(
                        placed.call(),
                        placed.leg(),
                        new DialString()
                                .with("origination_caller_id_number", to)
                                .with("origination_caller_id_name", to)
                                .leg(
                                        placed.leg(),
                                        placed.device().endpoint(placed.call().node()))));
    }

    private CallId ring(Call call, UUID leg, DialString dial) {
        ring(call.id(), call.node(), leg, call.entry(), dial);
        return call.id();
    }

    /**
     * For whoever has written call and leg himself; the order is on its way when this returns.
     *
     * @param entry of the call
     */
    public void ring(CallId call, long node, UUID leg, String entry, DialString dial) {
        dial.with(Leg.CALL, call.toString()).with("ignore_early_media", "true");
        Future.succeededFuture()
                .compose(start -> switches.get(node).call(dial, RING_SECONDS, entry))
                .onFailure(e -> vertx.setTimer(REPORTED_MS, timer -> notTaken(call, leg, e)));
    }

    private void notTaken(CallId call, UUID leg, Throwable why) {
        endLeg.end(leg, LegEnd.of(SwitchNode.cause(why)))
                .onFailure(
                        e -> CallLog.of(call, () -> log.warn("the end of leg {} is left to reconciliation", leg, e)));
    }

    private static DialString dial(Line line) {
        var dial = new DialString();
        if (!line.callerNumber().isEmpty()) {
            dial.with("origination_caller_id_number", line.callerNumber())
                    .with("origination_caller_id_name", line.callerNumber());
        }
        if (line.seconds() > 0) {
            dial.with("execute_on_answer", "sched_hangup +" + line.seconds() + " ALLOTTED_TIMEOUT");
        }
        if (line.gateway() != null) {
            dial.with("sip_h_X-AloVoice-Gateway", line.gateway());
        }
        return dial.leg(line.leg(), line.endpoint());
    }
}
