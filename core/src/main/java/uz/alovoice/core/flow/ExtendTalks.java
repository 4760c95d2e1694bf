package uz.alovoice.core.flow;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.billing.Reservations;
import uz.alovoice.core.billing.Reservations.Paid;
import uz.alovoice.core.brain.Lease;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.node.Switches;

/**
 * Lets talks that are paid minute by minute go on while the balance lasts: holds more of it shortly before a leg has used what is held, then
 * puts the switch's own end of that leg off. Any brain does this for any leg, as often as it likes; when none does, or nothing is left,
 * the switch ends the leg at what was paid.
 */
public final class ExtendTalks {
    private static final Logger log = LoggerFactory.getLogger(ExtendTalks.class);
    private static final long EVERY_MS = 2000;
    /** Enough for a dead brain's lease to lapse and another's round to come. */
    private static final int SOON_SECONDS = 20;

    private final Vertx vertx;
    private final Db db;
    private final Lease lease;
    private final Switches switches;
    private long timer;

    public ExtendTalks(Vertx vertx, Db db, Lease lease, Switches switches) {
        this.vertx = vertx;
        this.db = db;
        this.lease = lease;
        this.switches = switches;
    }

    private record Talk(UUID leg, TenantId tenant, long node) {}

    public void start() {
        timer = vertx.setPeriodic(EVERY_MS, tick -> {
            if (lease.valid()) {
                extend().onFailure(e -> log.warn("talks were not extended", e));
            }
        });
    }

    public void stop() {
        vertx.cancelTimer(timer);
    }

    /** One round. */
    public Future<Void> extend() {
        return ending().compose(talks ->
                Future.join(talks.stream().map(this::extend).toList()).mapEmpty());
    }

    /** Soon at the end of what the switch knows to be paid. */
    private Future<List<Talk>> ending() {
        return db.acrossTenants(tx -> tx.list(
                row -> new Talk(row.getUUID("uuid"), new TenantId(row.getLong("tenant_id")), row.getLong("node_id")),
                """
                SELECT uuid, tenant_id, node_id FROM leg WHERE ended_at IS NULL AND paid_seconds > 0
                  AND answered_at + make_interval(secs => fuse_seconds - $1::integer) < clock_timestamp()""",
                SOON_SECONDS));
    }

    /** The order to the switch follows the commit: what is not held is never talked. */
    private Future<Void> extend(Talk talk) {
        return db.inTenant(talk.tenant(), tx -> Reservations.more(tx, talk.tenant(), talk.leg(), SOON_SECONDS))
                .compose(paid -> paid.isEmpty() ? Future.succeededFuture() : putOff(talk, paid.get()))
                .recover(e -> {
                    log.warn("the talk of leg {} was not extended: {}", talk.leg(), e.getMessage());
                    return Future.succeededFuture();
                });
    }

    private Future<Void> putOff(Talk talk, Paid paid) {
        return switches.get(talk.node())
                .endAfter(talk.leg(), paid.left())
                .compose(done -> db.inTenant(
                        talk.tenant(),
                        tx -> tx.update(
                                "UPDATE leg SET fuse_seconds = greatest(fuse_seconds, $2) WHERE uuid = $1",
                                talk.leg(),
                                paid.seconds())))
                .mapEmpty();
    }
}
