package uz.alovoice.core.call;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.directory.Device;
import uz.alovoice.core.directory.Devices;

/** Legs that are about to be tried on a caller's own channel, written before the switch hears of them. */
public final class Attempts {
    private final Db db;
    private final Devices devices;
    private final EndLeg endLeg;

    public Attempts(Db db, Devices devices, EndLeg endLeg) {
        this.db = db;
        this.devices = devices;
        this.endLeg = endLeg;
    }

    /** One device that will ring. */
    public record Ring(UUID leg, Device device) {}

    /** What an operator's phones can take now. */
    public sealed interface Answer {
        /** In another call. */
        record Busy() implements Answer {}

        /** No phone is registered, or the operator is disabled. */
        record Unreachable() implements Answer {}

        record Ready(List<Ring> rings) implements Answer {}
    }

    /** Writes a leg for each phone of the operator, unless he is in a call. */
    public Future<Answer> operator(Call call, long operator, int seconds) {
        return db.inTenant(call.tenant(), tx -> {
            tx.query("SELECT FROM operator WHERE id = $1 FOR NO KEY UPDATE", operator);
            var busy = tx.one(
                    row -> true, "SELECT FROM leg WHERE operator_id = $1 AND ended_at IS NULL LIMIT 1", operator);
            return devices.of(tx, operator).compose(found -> {
                if (busy.result().isPresent()) {
                    return Future.succeededFuture(new Answer.Busy());
                }
                var rings = new ArrayList<Ring>();
                var rows = new ArrayList<Tuple>();
                for (var device : found.getOrDefault(operator, List.of())) {
                    var leg = UUID.randomUUID();
                    rings.add(new Ring(leg, device));
                    rows.add(Tuple.of(
                            leg,
                            call.tenant().value(),
                            call.id().value(),
                            call.node(),
                            operator,
                            device.extension(),
                            (double) seconds + 5));
                }
                return rings.isEmpty()
                        ? Future.succeededFuture(new Answer.Unreachable())
                        : tx.batch("""
                                        INSERT INTO leg (uuid, tenant_id, call_id, node_id, role, operator_id, number, ring_until)
                                        VALUES ($1, $2, $3, $4, 'operator', $5, $6, clock_timestamp() + make_interval(secs => $7))""", rows).map(written -> new Answer.Ready(rings));
            });
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
