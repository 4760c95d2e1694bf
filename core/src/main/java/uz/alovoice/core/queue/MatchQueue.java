package uz.alovoice.core.queue;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.call.CallId;
import uz.alovoice.core.call.ReserveLine;
import uz.alovoice.core.call.Ring;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.department.Strategy;
import uz.alovoice.core.directory.Device;
import uz.alovoice.core.directory.Devices;
import uz.alovoice.core.number.PhoneNumber;

/**
 * Brings the waiting callers of a tenant and the operators that are free together, in one short transaction. Callers go by the priority of
 * their department, then by how long they have waited; each is for the first operator of his department who is still free, in the order of its
 * strategy. Every brain works out the same and rings for the calls it holds itself: an operator who is meant for another brain's caller is
 * left to that.
 *
 * <p>An offer is a leg, written before anything rings. Since a live leg is what makes an operator busy, the same operator is never offered
 * twice, in whichever queue: his row is locked first, in the order of ids, and only then is looked at what lives.
 */
public final class MatchQueue {
    /** A ringing attempt that nobody ended is given up this long after its time. */
    private static final int GRACE_SECONDS = 5;

    /** Callers of one department who are looked at; more will not be served by one round. */
    private static final int LOOKED_AT = 200;

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
    public Future<List<Offer>> match(TenantId tenant, Set<UUID> mine) {
        return db.inTenant(tenant, tx -> {
            tx.query("SELECT pg_advisory_xact_lock(1, $1::int)", (int) tenant.value());
            return tx.list(row -> row.getLong(0), "SELECT DISTINCT department_id FROM queue_place")
                    .compose(found -> {
                        var departments = found.toArray(Long[]::new);
                        tx.query("""
                                SELECT FROM operator WHERE id IN (SELECT operator_id FROM department_operator WHERE department_id = ANY($1))
                                ORDER BY id FOR NO KEY UPDATE""", (Object) departments);
                        var free = freeOperators(tx, departments);
                        return waiting(tx, departments)
                                .compose(callers -> offer(tx, tenant, pair(callers, free.result()), mine));
                    });
        });
    }

    private record Waiting(
            UUID call,
            long node,
            long department,
            boolean ringAll,
            int ringSeconds,
            @Nullable Long last) {
        static Waiting of(Row row) {
            return new Waiting(
                    row.getUUID("call_id"),
                    row.getLong("node_id"),
                    row.getLong("department_id"),
                    Strategy.fromCode(row.getString("strategy")) == Strategy.RING_ALL,
                    row.getInteger("ring_seconds"),
                    row.getLong("last_operator"));
        }
    }

    private record Pair(Waiting caller, long operator) {}

    private static List<Pair> pair(List<Waiting> callers, Map<Long, List<Long>> free) {
        var pairs = new ArrayList<Pair>();
        var taken = new HashSet<Long>();
        for (var caller : callers) {
            free.getOrDefault(caller.department(), List.of()).stream()
                    .filter(operator -> !taken.contains(operator))
                    .sorted(comparing((Long operator) -> !operator.equals(caller.last())))
                    .limit(caller.ringAll() ? Long.MAX_VALUE : 1)
                    .forEach(operator -> pairs.add(new Pair(caller, operator)));
            pairs.forEach(pair -> taken.add(pair.operator()));
        }
        return pairs;
    }

    private static Future<List<Waiting>> waiting(Tx tx, Long[] departments) {
        return tx.list(Waiting::of, """
                SELECT w.call_id, w.node_id, d.id AS department_id, d.strategy, d.ring_seconds, (SELECT before.operator_id FROM call before
                    WHERE d.last_operator_first AND before.tenant_id = d.tenant_id AND before.from_number = w.from_number
                        AND before.talk_at IS NOT NULL AND before.department_id = d.id AND w.from_number <> ''
                    ORDER BY before.started_at DESC LIMIT 1) AS last_operator
                FROM department d CROSS JOIN LATERAL (
                    SELECT q.call_id, c.node_id, c.from_number, q.priority, q.entered_at FROM queue_place q JOIN call c ON c.id = q.call_id
                    WHERE q.department_id = d.id AND c.ended_at IS NULL AND c.status = 'queue'
                      AND NOT EXISTS (SELECT FROM leg l WHERE l.call_id = c.id AND l.role = 'operator' AND l.ended_at IS NULL)
                    ORDER BY q.priority DESC, q.entered_at, q.call_id LIMIT $2) AS w
                WHERE d.id = ANY($1)
                ORDER BY w.priority DESC, w.entered_at, w.call_id""", departments, LOOKED_AT);
    }

    /** For each department, who can be rung (or told to open a phone), not paused, not in any call, his wrap-up over; in the order of its strategy. */
    private static Future<Map<Long, List<Long>>> freeOperators(Tx tx, Long[] departments) {
        return tx.list(row -> row, """
                        SELECT d.id AS department, o.id AS operator
                        FROM department d JOIN department_operator m ON m.department_id = d.id JOIN operator o ON o.id = m.operator_id
                            JOIN tenant t ON t.id = d.tenant_id
                        WHERE d.id = ANY($1) AND o.disabled_at IS NULL AND o.presence = 'available'
                          AND coalesce(o.wrap_up_until, '-infinity') <= clock_timestamp()
                          AND coalesce(o.skipped_until, '-infinity') <= clock_timestamp()
                          AND (EXISTS (SELECT FROM registration r WHERE r.operator_id = o.id AND r.expires_at > clock_timestamp())
                            OR o.ring_mobile <> 'off' AND o.phone IS NOT NULL
                            OR EXISTS (SELECT FROM push_subscription s WHERE s.operator_id = o.id))
                          AND NOT EXISTS (SELECT FROM leg l WHERE l.operator_id = o.id AND l.ended_at IS NULL)
                        ORDER BY CASE WHEN d.strategy = 'fewest_calls' THEN (SELECT count(*) FROM leg l
                                WHERE l.operator_id = o.id AND l.bridged_at >= date_trunc('day', now(), t.time_zone)) END,
                            CASE WHEN d.strategy IN ('longest_idle', 'fewest_calls') THEN o.talk_ended_at END NULLS FIRST,
                            CASE WHEN d.strategy IN ('longest_idle', 'fewest_calls', 'round_robin') THEN o.offered_at END NULLS FIRST,
                            m.place, o.id""", (Object) departments).map(rows -> rows.stream()
                .collect(groupingBy(
                        row -> row.getLong("department"), mapping(row -> row.getLong("operator"), toList()))));
    }

    private Future<List<Offer>> offer(Tx tx, TenantId tenant, List<Pair> pairs, Set<UUID> mine) {
        var own = pairs.stream()
                .filter(pair -> mine.contains(pair.caller().call()))
                .toList();
        if (own.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var operators = own.stream().map(Pair::operator).toArray(Long[]::new);
        tx.update("UPDATE operator SET offered_at = clock_timestamp() WHERE id = ANY($1)", (Object) operators);
        return devices.of(tx, operators).compose(found -> Ways.of(tx, operators).compose(ways -> {
            var offers = Future.<List<Offer>>succeededFuture(new ArrayList<>());
            for (var pair : own) {
                offers = offers.compose(all -> offer(
                                tx,
                                tenant,
                                pair,
                                found.getOrDefault(pair.operator(), List.of()),
                                ways.get(pair.operator()))
                        .map(offer -> {
                            offer.ifPresent(all::add);
                            return all;
                        }));
            }
            return offers;
        }));
    }

    /** His phones; without any, his browsers are told, and after that, or beside it, his mobile rings. */
    private static Future<Optional<Offer>> offer(Tx tx, TenantId tenant, Pair pair, List<Device> phones, Ways ways) {
        var wakes = phones.isEmpty() && ways.wakeable();
        var mobile = ways.beside() || (phones.isEmpty() && !wakes && ways.after());
        return phones(tx, tenant, pair, phones)
                .compose(rings -> mobile ? mobile(tx, tenant, pair, ways, rings) : Future.succeededFuture(rings))
                .compose(rings -> {
                    var offer = new Offer(
                            pair.caller().call(), pair.operator(), rings, wakes, !phones.isEmpty() && ways.after());
                    // No leg keeps him from being offered again and again while nothing of his rings.
                    return rings.isEmpty()
                            ? Ways.passOver(tx, pair.operator(), wakes)
                                    .map(wakes ? Optional.of(offer) : Optional.empty())
                            : Future.succeededFuture(Optional.of(offer));
                });
    }

    private static Future<List<Ring>> phones(Tx tx, TenantId tenant, Pair pair, List<Device> phones) {
        if (phones.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var rings = new ArrayList<Ring>();
        var legs = new ArrayList<Tuple>();
        for (var device : phones) {
            var leg = UUID.randomUUID();
            rings.add(Ring.of(leg, device, pair.caller().node()));
            legs.add(Tuple.of(
                    leg,
                    tenant.value(),
                    pair.caller().call(),
                    pair.caller().node(),
                    pair.operator(),
                    pair.caller().department(),
                    (double) (pair.caller().ringSeconds() + GRACE_SECONDS)));
        }
        return tx.batch("""
                        INSERT INTO leg (uuid, tenant_id, call_id, node_id, role, operator_id, department_id, ring_until)
                        VALUES ($1, $2, $3, $4, 'operator', $5, $6, clock_timestamp() + make_interval(secs => $7))""", legs).map(rings);
    }

    private static Future<List<Ring>> mobile(Tx tx, TenantId tenant, Pair pair, Ways ways, List<Ring> rings) {
        return ReserveLine.mobile(
                        tx,
                        tenant,
                        new CallId(pair.caller().call()),
                        pair.caller().node(),
                        pair.operator(),
                        pair.caller().department(),
                        PhoneNumber.parse(ways.phone()),
                        pair.caller().ringSeconds() + GRACE_SECONDS)
                .map(line -> {
                    var all = new ArrayList<>(rings);
                    line.ifPresent(all::add);
                    return all;
                });
    }
}
