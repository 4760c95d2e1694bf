package uz.alovoice.core.flow;

import io.vertx.core.Future;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.call.Call;
import uz.alovoice.core.call.CallId;
import uz.alovoice.core.call.DialOut;
import uz.alovoice.core.call.DialString;
import uz.alovoice.core.call.EndLeg;
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

    private final DialOut dialOut;
    private final Switches switches;
    private final EndLeg endLeg;

    public PlaceCall(DialOut dialOut, Switches switches, EndLeg endLeg) {
        this.dialOut = dialOut;
        this.switches = switches;
        this.endLeg = endLeg;
    }

    /** To a telephone; {@link DialOut#phone} says how it fails. */
    public Future<CallId> phone(TenantId tenant, PhoneNumber number, @Nullable TrunkId trunk, Step step) {
        return dialOut.phone(tenant, number, trunk, step)
                .map(placed -> ring(placed.call(), placed.line().leg(), node -> dial(placed.call(), placed.line())));
    }

    /** To an operator's phone; {@link DialOut#operator} says how it fails. */
    public Future<CallId> operator(TenantId tenant, OperatorId operator, String to, Step step) {
        return dialOut.operator(tenant, operator, to, step)
                .map(placed -> ring(placed.call(), placed.leg(), node -> variables(placed.call())
                        .with("origination_caller_id_number", to)
                        .with("origination_caller_id_name", to)
                        .leg(
                                placed.leg(),
                                placed.device().endpoint(placed.call().node()))));
    }

    private CallId ring(Call call, UUID leg, Function<SwitchNode, DialString> dial) {
        Future.succeededFuture()
                .compose(start -> {
                    var node = switches.get(call.node());
                    return node.call(dial.apply(node).with("ignore_early_media", "true"), RING_SECONDS, DialOut.ENTRY);
                })
                .onFailure(e -> {
                    log.info("call {} was not taken: {}", call.id(), e.getMessage());
                    endLeg.end(leg, LegEnd.of(SwitchNode.cause(e)))
                            .onFailure(lost -> log.error("the end of leg {} was not written", leg, lost));
                });
        return call.id();
    }

    private static DialString dial(Call call, Line line) {
        var dial = variables(call);
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

    private static DialString variables(Call call) {
        return new DialString().with("alovoice_call", call.id().toString());
    }
}
