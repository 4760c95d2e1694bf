package uz.alovoice.core.queue;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.call.Call;
import uz.alovoice.core.call.DialString;
import uz.alovoice.core.call.EndLeg;
import uz.alovoice.core.call.LegEnd;
import uz.alovoice.core.call.Outcome;
import uz.alovoice.core.call.ReserveLine;
import uz.alovoice.core.call.Ring;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.department.Department;
import uz.alovoice.core.node.SwitchNode;
import uz.alovoice.core.node.Switches;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.workplace.WakeBrowsers;

/** Rings the operator of an offer, and brings its legs to their end, whatever comes. */
public final class RingOffer {
    private static final int GRACE_SECONDS = 5;

    private final Db db;
    private final Switches switches;
    private final EndLeg endLeg;
    private final WakeBrowsers wakeBrowsers;

    public RingOffer(Db db, Switches switches, EndLeg endLeg, WakeBrowsers wakeBrowsers) {
        this.db = db;
        this.switches = switches;
        this.endLeg = endLeg;
        this.wakeBrowsers = wakeBrowsers;
    }

    /** Rings all that he has; tells the mailbox once, when he answered or when it is sure that he did not. */
    public void ring(Call call, Department department, Offer offer, Mailbox mailbox) {
        if (offer.wakes()) {
            wakeBrowsers.wake(call.tenant(), new OperatorId(offer.operator()), call.from(), call.fromName());
        }
        if (offer.rings().isEmpty()) {
            // He was told, and a phone that registers brings the next offer.
            mailbox.tell(new Signal.Declined(offer, "USER_NOT_REGISTERED"));
            return;
        }
        dial(call, department, offer)
                .onSuccess(leg -> {
                    endOthers(offer, leg);
                    mailbox.tell(new Signal.Answered(offer, leg));
                })
                .onFailure(e -> declined(call, department, offer, SwitchNode.cause(e))
                        .onComplete(written -> mailbox.tell(new Signal.Declined(offer, SwitchNode.cause(e)))));
    }

    /**
     * What is to ring after an offer that came to nothing: his mobile, when he wishes so and did not refuse.
     *
     * @return empty when nothing is
     */
    public Future<Optional<Offer>> afterwards(Call call, Department department, Offer offer, String cause) {
        var refused = Outcome.of(cause, 0) == Outcome.CANCELLED || Outcome.of(cause, 0) == Outcome.REJECTED;
        if (!offer.mobile() || refused) {
            return Future.succeededFuture(Optional.empty());
        }
        return db.inTenant(call.tenant(), tx -> {
                    var phone = tx.one(row -> row.getString("phone"), """
                    SELECT phone FROM operator o WHERE id = $1 AND disabled_at IS NULL AND ring_mobile = 'after'
                      AND NOT EXISTS (SELECT FROM leg WHERE operator_id = o.id AND ended_at IS NULL) FOR NO KEY UPDATE""", offer.operator());
                    return phone.compose(found -> found.isEmpty()
                            ? Future.succeededFuture(Optional.<Ring>empty())
                            : ReserveLine.mobile(
                                    tx,
                                    call.tenant(),
                                    call.id(),
                                    call.node(),
                                    offer.operator(),
                                    department.id().value(),
                                    PhoneNumber.parse(found.get()),
                                    department.settings().ringSeconds() + GRACE_SECONDS));
                })
                .map(line -> line.map(ring -> new Offer(offer.call(), offer.operator(), List.of(ring), false, false)));
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
            offer.rings().forEach(dial::leg);
        } catch (CoreException e) {
            return Future.failedFuture(e);
        }
        return node.ring(dial, department.settings().ringSeconds());
    }

    /** Stops ringing, because the caller is gone or another operator was quicker. */
    public void cancel(Call call, Offer offer, String cause) {
        for (var ring : offer.rings()) {
            switches.get(call.node()).kill(ring.leg(), cause);
            endLeg.end(ring.leg(), LegEnd.of(cause));
        }
    }

    private void endOthers(Offer offer, UUID answered) {
        offer.rings().stream()
                .map(Ring::leg)
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
        return offer.rings().stream()
                .map(ring -> endLeg.end(ring.leg(), LegEnd.of(cause)))
                .toList();
    }
}
