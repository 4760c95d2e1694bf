package uz.alovoice.core.queue;

import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.call.Call;
import uz.alovoice.core.call.DialString;
import uz.alovoice.core.call.EndLeg;
import uz.alovoice.core.call.LegEnd;
import uz.alovoice.core.call.Outcome;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.department.Department;
import uz.alovoice.core.node.SwitchNode;
import uz.alovoice.core.node.Switches;

/** Rings the operator of an offer, and brings its legs to their end, whatever comes. */
public final class RingOffer {
    private final Db db;
    private final Switches switches;
    private final EndLeg endLeg;

    public RingOffer(Db db, Switches switches, EndLeg endLeg) {
        this.db = db;
        this.switches = switches;
        this.endLeg = endLeg;
    }

    /** Rings all his devices; tells the mailbox once, when he answered or when it is sure that he did not. */
    public void ring(Call call, Department department, Offer offer, Mailbox mailbox) {
        dial(call, department, offer)
                .onSuccess(leg -> {
                    endOthers(offer, leg);
                    mailbox.tell(new Signal.Answered(offer, leg));
                })
                .onFailure(e -> declined(call, department, offer, SwitchNode.cause(e))
                        .onComplete(written -> mailbox.tell(new Signal.Declined(offer, SwitchNode.cause(e)))));
    }

    private Future<UUID> dial(Call call, Department department, Offer offer) {
        SwitchNode node;
        var dial = new DialString()
                .with("alovoice_leg_of", call.id().toString())
                .with("origination_caller_id_number", call.from().isEmpty() ? "anonymous" : call.from())
                .with(
                        "origination_caller_id_name",
                        call.fromName().isEmpty() ? department.settings().name() : call.fromName());
        try {
            node = switches.get(call.node());
            offer.devices().forEach(ring -> dial.leg(ring.leg(), ring.device().endpoint(call.node())));
        } catch (CoreException e) {
            return Future.failedFuture(e);
        }
        return node.ring(dial, department.settings().ringSeconds());
    }

    /** Stops ringing, because the caller is gone or another operator was quicker. */
    public void cancel(Call call, Offer offer, String cause) {
        for (var ring : offer.devices()) {
            switches.get(call.node()).kill(ring.leg(), cause);
            endLeg.end(ring.leg(), LegEnd.of(cause));
        }
    }

    private void endOthers(Offer offer, UUID answered) {
        offer.devices().stream()
                .map(Offer.Ring::leg)
                .filter(leg -> !leg.equals(answered))
                .forEach(leg -> endLeg.end(leg, LegEnd.of("LOSE_RACE")));
    }

    /** An operator who let it ring, or whose phone is dead, is passed over for a while and then asked again. */
    private Future<Void> declined(Call call, Department department, Offer offer, String cause) {
        var skipped = Outcome.of(cause, 0) == Outcome.CANCELLED
                ? Future.succeededFuture()
                : db.inTenant(
                        call.tenant(),
                        tx -> tx.update(
                                "UPDATE operator SET skipped_until = clock_timestamp() + make_interval(secs => $2) WHERE id = $1",
                                offer.operator(),
                                (double) department.settings().skipSeconds()));
        return skipped.transform(done -> Future.join(ends(offer, cause)).mapEmpty());
    }

    private List<Future<Boolean>> ends(Offer offer, String cause) {
        return offer.devices().stream()
                .map(ring -> endLeg.end(ring.leg(), LegEnd.of(cause)))
                .toList();
    }
}
