package uz.alovoice.core.queue;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.department.Department;
import uz.alovoice.core.department.Strategy;
import uz.alovoice.core.directory.Device;
import uz.alovoice.core.directory.Devices;

/**
 * Brings the callers of one queue and the operators that are free together, in one short transaction. Every brain does this for the calls
 * it holds itself: the n-th free operator is for the n-th caller, and where that caller is another brain's, the operator is left to it.
 *
 * <p>An offer is a leg, written before anything rings. Since a live leg is what makes an operator busy, the same operator is never offered
 * twice, in whichever queue: his row is locked first, in the order of ids, and only then is looked at what lives.
 */
public final class MatchQueue {
    /** A ringing attempt that nobody ended is given up this long after its time. */
    private static final int GRACE_SECONDS = 5;

    private final Db db;
    private final Devices devices;

    public MatchQueue(Db db, Devices devices) {
        this.db = db;
        this.devices = devices;
    }

    /**
     * @param mine calls whose flows wait in this brain
     * @return offers that are written and must now be rung
     */
    public Future<List<Offer>> match(TenantId tenant, Department department, Set<UUID> mine) {
        return db.inTenant(tenant, tx -> {
            tx.query("SELECT pg_advisory_xact_lock(1, $1::int)", (int)
                    department.id().value());
            tx.query("""
                    SELECT FROM operator WHERE id IN (SELECT operator_id FROM department_operator WHERE department_id = $1)
                    ORDER BY id FOR NO KEY UPDATE""", department.id().value());
            var free = tx.list(
                    row -> row.getLong("id"),
                    freeOperators(department.settings().strategy()),
                    department.id().value());
            var waiting = tx.list(Waiting::of, """
                    SELECT q.call_id, c.node_id FROM queue_place q JOIN call c ON c.id = q.call_id
                    WHERE q.department_id = $1 AND c.ended_at IS NULL AND c.status = 'queue'
                      AND NOT EXISTS (SELECT FROM leg l WHERE l.call_id = c.id AND l.role = 'operator' AND l.ended_at IS NULL)
                    ORDER BY q.priority DESC, q.entered_at, q.call_id LIMIT 200""", department.id().value());
            return Future.all(free, waiting)
                    .compose(read ->
                            offer(tx, tenant, department, pair(department, free.result(), waiting.result()), mine));
        });
    }

    private record Waiting(UUID call, long node) {
        static Waiting of(Row row) {
            return new Waiting(row.getUUID("call_id"), row.getLong("node_id"));
        }
    }

    private record Pair(Waiting caller, long operator) {}

    private static List<Pair> pair(Department department, List<Long> free, List<Waiting> waiting) {
        var pairs = new ArrayList<Pair>();
        if (department.settings().strategy() == Strategy.RING_ALL) {
            if (!waiting.isEmpty()) {
                free.forEach(operator -> pairs.add(new Pair(waiting.getFirst(), operator)));
            }
            return pairs;
        }
        for (var i = 0; i < Math.min(free.size(), waiting.size()); i++) {
            pairs.add(new Pair(waiting.get(i), free.get(i)));
        }
        return pairs;
    }

    private Future<List<Offer>> offer(Tx tx, TenantId tenant, Department department, List<Pair> pairs, Set<UUID> mine) {
        var own = pairs.stream()
                .filter(pair -> mine.contains(pair.caller().call()))
                .toList();
        if (own.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var operators = own.stream().map(Pair::operator).toArray(Long[]::new);
        return devices.of(tx, operators).compose(found -> {
            var offers = new ArrayList<Offer>();
            var legs = new ArrayList<Tuple>();
            for (var pair : own) {
                var rings = new ArrayList<Offer.Ring>();
                for (Device device : found.getOrDefault(pair.operator(), List.of())) {
                    var leg = UUID.randomUUID();
                    rings.add(new Offer.Ring(leg, device));
                    legs.add(Tuple.of(
                            leg,
                            tenant.value(),
                            pair.caller().call(),
                            pair.caller().node(),
                            pair.operator(),
                            department.id().value(),
                            (double) (department.settings().ringSeconds() + GRACE_SECONDS)));
                }
                if (!rings.isEmpty()) {
                    offers.add(new Offer(pair.caller().call(), pair.operator(), rings));
                }
            }
            if (offers.isEmpty()) {
                return Future.succeededFuture(List.of());
            }
            tx.update("UPDATE operator SET offered_at = clock_timestamp() WHERE id = ANY($1)", (Object) operators);
            return tx.batch("""
                            INSERT INTO leg (uuid, tenant_id, call_id, node_id, role, operator_id, department_id, ring_until)
                            VALUES ($1, $2, $3, $4, 'operator', $5, $6, clock_timestamp() + make_interval(secs => $7))""", legs).map(written -> offers);
        });
    }

    /** Registered, not paused, not in any call, his wrap-up over; in the order of the strategy. */
    private static String freeOperators(Strategy strategy) {
        var order =
                switch (strategy) {
                    case RING_ALL, TOP_DOWN -> "d.place, o.id";
                    case ROUND_ROBIN -> "o.offered_at NULLS FIRST, d.place, o.id";
                    case LONGEST_IDLE -> "o.talk_ended_at NULLS FIRST, o.offered_at NULLS FIRST, d.place, o.id";
                    case FEWEST_CALLS -> """
                            (SELECT count(*) FROM leg l WHERE l.operator_id = o.id AND l.bridged_at > now() - interval '12 hours'),
                            o.talk_ended_at NULLS FIRST, o.offered_at NULLS FIRST, o.id""";
                };
        return """
                SELECT o.id FROM department_operator d JOIN operator o ON o.id = d.operator_id
                WHERE d.department_id = $1 AND o.disabled_at IS NULL AND o.presence = 'available'
                  AND coalesce(o.wrap_up_until, '-infinity') <= clock_timestamp()
                  AND coalesce(o.skipped_until, '-infinity') <= clock_timestamp()
                  AND EXISTS (SELECT FROM registration r WHERE r.operator_id = o.id AND r.expires_at > clock_timestamp())
                  AND NOT EXISTS (SELECT FROM leg l WHERE l.operator_id = o.id AND l.ended_at IS NULL)
                ORDER BY\s""" + order;
    }
}
