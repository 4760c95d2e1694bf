package uz.alovoice.core.node;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.call.CallLog;
import uz.alovoice.core.call.EndLeg;
import uz.alovoice.core.call.LegEnd;
import uz.alovoice.core.database.Db;

/**
 * Holds the legs in the database against the channels of a node, all the time while it is guarded: events are lost when connections are. What
 * was missing twice running is no more; the list of channels lags behind by moments, and a CDR with the facts may be on its way.
 */
public final class Reconcile {
    private static final Logger log = LoggerFactory.getLogger(Reconcile.class);
    private static final long EVERY_MS = 1000;

    private final Vertx vertx;
    private final Db db;
    private final Switches switches;
    private final EndLeg endLeg;
    private final Map<Long, Watch> watches = new ConcurrentHashMap<>();

    /** What the last round found, and what of it was odd. */
    private static final class Watch {
        private long timer;
        private volatile int live;
        private Set<UUID> missing = Set.of();
        private Set<UUID> unwanted = Set.of();
    }

    public Reconcile(Vertx vertx, Db db, Switches switches, EndLeg endLeg) {
        this.vertx = vertx;
        this.db = db;
        this.switches = switches;
        this.endLeg = endLeg;
    }

    public void start(long node) {
        stop(node);
        var watch = new Watch();
        watches.put(node, watch);
        watch.timer = vertx.setPeriodic(0, EVERY_MS, tick -> round(node, watch)
                .onFailure(e -> log.warn("node {} was not reconciled: {}", node, e.getMessage())));
    }

    /** Legs that live on the nodes that are watched here, as of two seconds ago at most. */
    public int liveLegs() {
        return watches.values().stream().mapToInt(watch -> watch.live).sum();
    }

    public void stop(long node) {
        var watch = watches.remove(node);
        if (watch != null) {
            vertx.cancelTimer(watch.timer);
        }
    }

    private Future<Void> round(long node, Watch watch) {
        // First the rows, then the channels: a channel that is made in between is no surprise.
        return live(node).compose(live -> {
            watch.live = live.size();
            if (live.isEmpty() && watch.missing.isEmpty() && watch.unwanted.isEmpty()) {
                return Future.succeededFuture();
            }
            return switches.get(node).channels().compose(channels -> {
                var missing = new HashSet<>(live.keySet());
                missing.removeAll(channels.keySet());
                var gone = new HashSet<>(missing);
                gone.retainAll(watch.missing);
                watch.missing = missing;
                return Future.join(gone.stream()
                                .map(leg -> lost(leg, live.get(leg)))
                                .toList())
                        .compose(ended -> ended(node, channels.keySet()))
                        .onSuccess(unwanted -> killTwiceUnwanted(node, watch, unwanted))
                        .mapEmpty();
            });
        });
    }

    private Future<Boolean> lost(UUID leg, UUID call) {
        CallLog.of(call, () -> log.warn("leg {} has no channel", leg));
        return endLeg.end(leg, LegEnd.lost());
    }

    /** Channels whose leg is over for us: they would stay with nobody at their other end. */
    private void killTwiceUnwanted(long node, Watch watch, Map<UUID, UUID> unwanted) {
        unwanted.forEach((leg, call) -> {
            if (watch.unwanted.contains(leg)) {
                CallLog.of(call, () -> log.warn("channel {} outlived its leg", leg));
                switches.get(node).kill(leg, "NORMAL_CLEARING");
            }
        });
        watch.unwanted = unwanted.keySet();
    }

    /** Calls by their legs. */
    private Future<Map<UUID, UUID>> live(long node) {
        return db.acrossTenants(tx -> tx.list(row -> row, """
                        SELECT uuid, call_id FROM leg WHERE node_id = $1 AND ended_at IS NULL
                          AND created_at < clock_timestamp() - interval '1 second'""", node)).map(Reconcile::callsByLeg);
    }

    private Future<Map<UUID, UUID>> ended(long node, Set<UUID> channels) {
        return db.acrossTenants(tx -> tx.list(row -> row, """
                        SELECT uuid, call_id FROM leg WHERE uuid = ANY($1) AND node_id = $2 AND ended_at IS NOT NULL AND cause <> 'LOST'""", channels.toArray(UUID[]::new), node))
                .map(Reconcile::callsByLeg);
    }

    private static Map<UUID, UUID> callsByLeg(List<Row> rows) {
        return rows.stream().collect(Collectors.toMap(row -> row.getUUID("uuid"), row -> row.getUUID("call_id")));
    }
}
