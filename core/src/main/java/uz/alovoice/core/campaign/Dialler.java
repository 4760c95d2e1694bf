package uz.alovoice.core.campaign;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.brain.Lease;
import uz.alovoice.core.call.CallLog;
import uz.alovoice.core.call.PlacedCalls;
import uz.alovoice.core.campaign.BeginAttempt.Answer;
import uz.alovoice.core.campaign.BeginAttempt.Refusal;
import uz.alovoice.core.database.Channel;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Wakes;
import uz.alovoice.core.flow.PlaceCall;

/**
 * Places the calls of campaigns that run. Each campaign has one brain that dials it, for it alone sees the whole floor; when that brain's lease
 * lapses another goes on, from the rows. Calls that were answered come back through the dialplan like every other, to any brain.
 */
public final class Dialler {
    private static final Logger log = LoggerFactory.getLogger(Dialler.class);
    private static final long EVERY_MS = 500;
    private static final int SETTLED_AT_ONCE = 200;

    private final Vertx vertx;
    private final Db db;
    private final Lease lease;
    private final Campaigns campaigns;
    private final ClaimContacts claimContacts;
    private final BeginAttempt beginAttempt;
    private final PlaceCall placeCall;
    private final SettleAttempts settleAttempts;
    private final Set<CampaignId> busy = ConcurrentHashMap.newKeySet();
    private boolean settling;
    private long timer;

    public Dialler(Vertx vertx, Db db, Wakes wakes, Lease lease, PlaceCall placeCall) {
        this.vertx = vertx;
        this.db = db;
        this.lease = lease;
        this.campaigns = new Campaigns(db);
        this.claimContacts = new ClaimContacts(db);
        this.beginAttempt = new BeginAttempt(db, lease.brain());
        this.placeCall = placeCall;
        this.settleAttempts = new SettleAttempts(db);
        wakes.on(Channel.CALLS, this::settle);
    }

    public void start() {
        timer = vertx.setPeriodic(EVERY_MS, tick -> {
            if (lease.valid() && !lease.draining()) {
                mine().onSuccess(all -> all.forEach(this::round))
                        .onFailure(e -> log.warn("campaigns could not be claimed", e));
            }
        });
    }

    public void stop() {
        vertx.cancelTimer(timer);
    }

    private record Dialled(TenantId tenant, CampaignId campaign) {}

    private Future<List<Dialled>> mine() {
        return db.acrossTenants(tx -> {
            tx.query("""
                    UPDATE campaign SET dialler = $1 WHERE id IN (
                        SELECT id FROM campaign WHERE state = 'running' AND dialler IS DISTINCT FROM $1
                          AND NOT EXISTS (SELECT FROM brain b WHERE b.id = dialler AND b.lease_until > clock_timestamp())
                        FOR NO KEY UPDATE SKIP LOCKED)""", lease.brain());
            return tx.list(
                    row -> new Dialled(new TenantId(row.getLong("tenant_id")), new CampaignId(row.getLong("id"))),
                    "SELECT tenant_id, id FROM campaign WHERE state = 'running' AND dialler = $1 ORDER BY id",
                    lease.brain());
        });
    }

    private void round(Dialled one) {
        if (busy.add(one.campaign())) {
            dial(one)
                    .onFailure(e -> log.warn("campaign {} was not dialled: {}", one.campaign(), e.getMessage(), e))
                    .onComplete(done -> busy.remove(one.campaign()));
        }
    }

    private Future<Void> dial(Dialled one) {
        return db.inTenant(one.tenant(), tx -> Situation.of(tx, one.tenant(), one.campaign()))
                .compose(situation -> {
                    if (!situation.open()) {
                        return finishOr(one, situation, Held.CLOSED);
                    }
                    if (situation.floor() != null && situation.floor().seats() == 0) {
                        return finishOr(one, situation, Held.NOBODY_ONLINE);
                    }
                    var calls = situation.toPlace();
                    return calls == 0
                            ? Future.succeededFuture()
                            : claimContacts
                                    .claim(one.tenant(), one.campaign(), calls)
                                    .compose(claims -> claims.isEmpty()
                                            ? finishOr(one, situation, Held.NOBODY_DUE)
                                            : place(one, claims));
                });
    }

    /** One after the other: each looks at what the one before it left of lines and money. */
    private Future<Void> place(Dialled one, List<Claim> claims) {
        var placed = Future.<@Nullable Held>succeededFuture(null);
        for (var claim : claims) {
            placed = placed.compose(held -> held != null ? Future.succeededFuture(held) : place(claim));
        }
        return placed.compose(held -> hold(one, held));
    }

    private Future<@Nullable Held> place(Claim claim) {
        return beginAttempt
                .begin(claim)
                .map(answer -> switch (answer) {
                    case Answer.Begun begun -> {
                        placeCall.ring(
                                begun.call(), begun.line().node(), begun.leg(), PlacedCalls.CAMPAIGN, begun.dial());
                        CallLog.of(begun.call(), () -> log.info("campaign {} calls", claim.campaign()));
                        yield null;
                    }
                    case Answer.Refused(Refusal why) -> why == Refusal.NO_LINE ? Held.NO_LINE : null;
                })
                .recover(e -> {
                    if (!(e instanceof CoreException refused)) {
                        return Future.failedFuture(e);
                    }
                    return switch (refused.reason()) {
                        case Reason.UNPAID -> Future.succeededFuture(Held.UNPAID);
                        case Reason.LOST -> Future.succeededFuture(null); // somebody else's by now
                        default -> Future.failedFuture(e);
                    };
                });
    }

    private Future<Void> finishOr(Dialled one, Situation situation, Held why) {
        return situation.underWay() > 0
                ? hold(one, why)
                : campaigns
                        .finishIfDone(one.tenant(), one.campaign())
                        .compose(finished -> finished ? Future.succeededFuture() : hold(one, why));
    }

    private Future<Void> hold(Dialled one, @Nullable Held why) {
        return db.inTenant(
                        one.tenant(),
                        tx -> tx.update(
                                "UPDATE campaign SET held = $2 WHERE id = $1 AND held IS DISTINCT FROM $2",
                                one.campaign().value(),
                                why == null ? null : why.code()))
                .mapEmpty();
    }

    /** Until none is left: the next wake-up may be a second away. */
    private void settle() {
        if (!settling && lease.valid()) {
            settling = true;
            settleAttempts
                    .settle(SETTLED_AT_ONCE)
                    .onFailure(e -> log.warn("attempts were not settled", e))
                    .onComplete(settled -> {
                        settling = false;
                        if (settled.succeeded() && settled.result() == SETTLED_AT_ONCE) {
                            settle();
                        }
                    });
        }
    }
}
