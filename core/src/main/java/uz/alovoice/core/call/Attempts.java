package uz.alovoice.core.call;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.directory.Device;
import uz.alovoice.core.directory.Devices;
import uz.alovoice.core.number.PhoneNumber;

/** Legs that are about to be tried on a caller's own channel, written before the switch hears of them. */
public final class Attempts {
    private static final int GRACE_SECONDS = 5;

    private final Db db;
    private final Devices devices;
    private final EndLeg endLeg;

    public Attempts(Db db, Devices devices, EndLeg endLeg) {
        this.db = db;
        this.devices = devices;
        this.endLeg = endLeg;
    }

    /** What an operator's phones can take now. */
    public sealed interface Answer {
        /** In another call. */
        record Busy() implements Answer {}

        /** Nothing of his can ring now, or he is disabled. */
        record Unreachable() implements Answer {}

        record Ready(List<Ring> rings) implements Answer {}
    }

    /** Writes a leg for each phone of the operator, and for his mobile when that rings beside them, unless he is in a call. */
    public Future<Answer> operator(Call call, long operator, int seconds) {
        return db.inTenant(call.tenant(), tx -> free(tx, operator).compose(free -> {
            if (free.isEmpty()) {
                return Future.succeededFuture(new Answer.Busy());
            }
            var beside = free.get().getString("ring_mobile").equals("beside");
            return devices.of(tx, operator)
                    .compose(found -> phones(tx, call, operator, found.getOrDefault(operator, List.of()), seconds))
                    .compose(rings -> beside ? withMobile(tx, call, operator, free.get(), rings, seconds) : done(rings))
                    .map(Attempts::answer);
        }));
    }

    /** Writes a leg for the operator's mobile, when he wishes it to ring after his phones, unless he is in a call. */
    public Future<Answer> mobile(Call call, long operator, int seconds) {
        return db.inTenant(call.tenant(), tx -> free(tx, operator).compose(free -> {
            if (free.isEmpty()) {
                return Future.succeededFuture(new Answer.Busy());
            }
            return free.get().getString("ring_mobile").equals("after")
                    ? withMobile(tx, call, operator, free.get(), List.of(), seconds)
                            .map(Attempts::answer)
                    : Future.succeededFuture(new Answer.Unreachable());
        }));
    }

    /** The operator, locked; empty when he is in a call. */
    private static Future<Optional<Row>> free(Tx tx, long operator) {
        var row = tx.one(
                found -> found,
                "SELECT phone, ring_mobile, disabled_at FROM operator WHERE id = $1 FOR NO KEY UPDATE",
                operator);
        return tx.one(found -> true, "SELECT FROM leg WHERE operator_id = $1 AND ended_at IS NULL LIMIT 1", operator)
                .map(busy -> busy.isPresent() ? Optional.empty() : row.result());
    }

    private static Answer answer(List<Ring> rings) {
        return rings.isEmpty() ? new Answer.Unreachable() : new Answer.Ready(rings);
    }

    private static Future<List<Ring>> done(List<Ring> rings) {
        return Future.succeededFuture(rings);
    }

    private static Future<List<Ring>> phones(Tx tx, Call call, long operator, List<Device> devices, int seconds) {
        if (devices.isEmpty()) {
            return done(List.of());
        }
        var rings = new ArrayList<Ring>();
        var rows = new ArrayList<Tuple>();
        for (var device : devices) {
            var leg = UUID.randomUUID();
            rings.add(Ring.of(leg, device, call.node()));
            rows.add(Tuple.of(
                    leg,
                    call.tenant().value(),
                    call.id().value(),
                    call.node(),
                    operator,
                    device.extension(),
                    (double) seconds + GRACE_SECONDS));
        }
        return tx.batch("""
                        INSERT INTO leg (uuid, tenant_id, call_id, node_id, role, operator_id, number, ring_until)
                        VALUES ($1, $2, $3, $4, 'operator', $5, $6, clock_timestamp() + make_interval(secs => $7))""", rows).map(rings);
    }

    private static Future<List<Ring>> withMobile(
            Tx tx, Call call, long operator, Row settings, List<Ring> rings, int seconds) {
        var phone = settings.getString("phone");
        if (phone == null || settings.getOffsetDateTime("disabled_at") != null) {
            return done(rings);
        }
        return ReserveLine.mobile(
                        tx,
                        call.tenant(),
                        call.id(),
                        call.node(),
                        operator,
                        null,
                        PhoneNumber.parse(phone),
                        seconds + GRACE_SECONDS)
                .map(line -> {
                    var all = new ArrayList<>(rings);
                    line.ifPresent(all::add);
                    return all;
                });
    }

    /** Ends those that are still open when the attempt is over. */
    public Future<Void> end(List<UUID> legs, BridgeEnd end) {
        var report = new LegEnd(
                end.talked() ? "NORMAL_CLEARING" : end.cause(), end.sipStatus(), null, null, null, null, null, null);
        return Future.join(legs.stream().map(leg -> endLeg.end(leg, report)).toList())
                .mapEmpty();
    }
}
