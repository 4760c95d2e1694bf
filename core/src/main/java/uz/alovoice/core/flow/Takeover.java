package uz.alovoice.core.flow;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.brain.Lease;
import uz.alovoice.core.call.Call;
import uz.alovoice.core.call.CallLog;
import uz.alovoice.core.call.Calls;
import uz.alovoice.core.call.JoinLegs;
import uz.alovoice.core.call.Leg;
import uz.alovoice.core.call.Status;
import uz.alovoice.core.node.SwitchNode;
import uz.alovoice.core.node.Switches;

/**
 * Picks up the calls of brains whose lease has lapsed: dead, frozen or cut off. A call in a step is sent through the dialplan again and so comes
 * to a living brain; a talk, or a phone ringing by the switch's own doing, goes on by itself and comes back when it is over. A few at a time: a
 * node does not recover from overload.
 */
public final class Takeover {
    private static final Logger log = LoggerFactory.getLogger(Takeover.class);
    private static final long EVERY_MS = 500;
    private static final int AT_ONCE = 25;
    private static final Set<Status> BY_THEMSELVES = Set.of(Status.TALKING, Status.RINGING);

    private final Vertx vertx;
    private final Lease lease;
    private final Calls calls;
    private final Switches switches;
    private final JoinLegs joinLegs;
    private long timer;

    public Takeover(Vertx vertx, Lease lease, Calls calls, Switches switches, JoinLegs joinLegs) {
        this.vertx = vertx;
        this.lease = lease;
        this.calls = calls;
        this.switches = switches;
        this.joinLegs = joinLegs;
    }

    public void start() {
        timer = vertx.setPeriodic(EVERY_MS, tick -> {
            if (lease.valid()) {
                calls.claimOrphans(AT_ONCE)
                        .onSuccess(claimed -> claimed.forEach(this::bringBack))
                        .onFailure(e -> log.warn("calls of lapsed brains could not be claimed", e));
            }
        });
    }

    public void stop() {
        vertx.cancelTimer(timer);
    }

    private void bringBack(Call call) {
        CallLog.of(call.id(), () -> log.info("taking over: {}", call.status()));
        if (BY_THEMSELVES.contains(call.status())) {
            return;
        }
        Future.succeededFuture(call.node())
                .map(switches::get)
                // The talk may have begun in the moment in which the other brain went: then it must not be cut.
                .compose(node -> node.variable(call.callerLeg(), "bridge_to")
                        .compose(partner -> partner.isEmpty()
                                ? transfer(node, call)
                                : joinLegs.joined(call.callerLeg(), UUID.fromString(partner), null)))
                // A brain that has just started may not be connected to the node yet: kept, the call would be nobody's.
                .onFailure(e -> CallLog.of(call.id(), () -> {
                    log.warn("could not be brought back, left to the next: {}", e.getMessage());
                    calls.release(call).onFailure(f -> log.warn("was not released", f));
                }));
    }

    private static Future<Void> transfer(SwitchNode node, Call call) {
        return node.setVariable(call.callerLeg(), Leg.TAKEN_OVER, "true")
                .compose(set -> node.transfer(call.callerLeg(), call.entry()));
    }
}
