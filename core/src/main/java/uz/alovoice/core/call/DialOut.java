package uz.alovoice.core.call;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.directory.Device;
import uz.alovoice.core.directory.Devices;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.trunk.TrunkId;

/**
 * Writes calls that we begin ourselves, each with the leg that will be its caller, in one transaction: whoever is rung so is taken through a
 * step when he answers, as if he had called.
 */
public final class DialOut {
    private final Db db;
    private final UUID brain;
    private final ReserveLine reserveLine;
    private final Devices devices;

    /** @param brain this process, as owner of the calls */
    public DialOut(Db db, UUID brain, ReserveLine reserveLine, Devices devices) {
        this.db = db;
        this.brain = brain;
        this.reserveLine = reserveLine;
        this.devices = devices;
    }

    /** A call to the world and its line. */
    public record ToPhone(Call call, ReserveLine.Line line) {}

    /** A call to an operator's phone. */
    public record ToOperator(Call call, UUID leg, Device device) {}

    /**
     * @param trunk through this one only; null for any
     * @return fails with CONFLICT when no provider is connected, and as {@link ReserveLine#reserve} does
     */
    public Future<ToPhone> phone(TenantId tenant, PhoneNumber number, @Nullable TrunkId trunk, Step step) {
        return db.inTenant(tenant, tx -> tx.list(row -> row, """
                        SELECT id, node_id FROM trunk WHERE node_id IS NOT NULL ORDER BY id = $1 DESC, state = 'failed', place, id""", trunk == null ? null : trunk.value())
                .compose(trunks -> {
                    var first = trunks.stream()
                            .filter(row -> trunk == null || row.getLong("id") == trunk.value())
                            .findFirst()
                            .orElseThrow(() -> new CoreException(Reason.CONFLICT, Message.of("call.no_trunk")));
                    var others = trunk == null ? Set.<Long>of() : others(trunks, trunk);
                    return insert(
                                    tx,
                                    tenant,
                                    first.getLong("node_id"),
                                    "",
                                    number.value(),
                                    null,
                                    UUID.randomUUID(),
                                    step)
                            .compose(call -> reserveLine
                                    .reserve(tx, call, number, others)
                                    .recover(DialOut::conflict)
                                    .map(line -> line.orElseThrow(
                                            () -> new CoreException(Reason.LIMIT, Message.of("call.trunk_busy"))))
                                    .compose(line -> tx.one(
                                                    Call::of,
                                                    "UPDATE call SET caller_leg = $2, trunk_id = $3 WHERE id = $1 RETURNING "
                                                            + Call.COLUMNS,
                                                    call.id().value(),
                                                    line.leg(),
                                                    line.trunk())
                                            .map(placed -> new ToPhone(placed.orElseThrow(), line))));
                }));
    }

    /** That no line is free is no missing thing to who asked for a call. */
    private static <T> Future<T> conflict(Throwable e) {
        return Future.failedFuture(
                e instanceof CoreException none
                                && none.reason() == Reason.NOT_FOUND
                                && none.told().isPresent()
                        ? new CoreException(Reason.CONFLICT, none.told().get(), none)
                        : e);
    }

    private static Set<Long> others(List<Row> trunks, TrunkId trunk) {
        return trunks.stream()
                .map(row -> row.getLong("id"))
                .filter(id -> id != trunk.value())
                .collect(Collectors.toSet());
    }

    /**
     * Rings the phone of his that registered last.
     *
     * @param to as history shows whom he is connected with then
     * @return fails with CONFLICT when he has no phone now, or is in a call
     */
    public Future<ToOperator> operator(TenantId tenant, OperatorId operator, String to, Step step) {
        return db.inTenant(tenant, tx -> {
            tx.query("SELECT FROM operator WHERE id = $1 FOR NO KEY UPDATE", operator.value());
            var busy = tx.one(
                    row -> true,
                    "SELECT FROM leg WHERE operator_id = $1 AND ended_at IS NULL LIMIT 1",
                    operator.value());
            return devices.of(tx, operator.value()).compose(found -> {
                if (busy.result().isPresent()) {
                    throw new CoreException(Reason.CONFLICT, Message.of("call.operator_busy"));
                }
                var device = Optional.ofNullable(found.get(operator.value()))
                        .map(List::getLast)
                        .orElseThrow(() -> new CoreException(Reason.CONFLICT, Message.of("call.no_phone")));
                var leg = UUID.randomUUID();
                return insert(tx, tenant, device.node(), device.extension(), to, operator, leg, step)
                        .compose(call -> tx.update(
                                        """
                                        INSERT INTO leg (uuid, tenant_id, call_id, node_id, role, operator_id, number)
                                        VALUES ($1, $2, $3, $4, 'caller', $5, $6)""",
                                        leg,
                                        tenant.value(),
                                        call.id().value(),
                                        call.node(),
                                        operator.value(),
                                        device.extension())
                                .map(written -> new ToOperator(call, leg, device)));
            });
        });
    }

    /** No step was entered yet: whoever takes the call when it is answered enters it. */
    private Future<Call> insert(
            Tx tx,
            TenantId tenant,
            long node,
            String from,
            String to,
            @Nullable OperatorId operator,
            UUID leg,
            Step step) {
        var id = new CallId(UUID.randomUUID());
        return tx.one(
                        Call::of,
                        """
                        INSERT INTO call (id, tenant_id, node_id, owner, direction, step, status, waiting_since, entry, caller_leg, from_number,
                            to_number, language, operator_id)
                        SELECT $1, id, $3, $4, 'outgoing', $5, 'ringing', clock_timestamp(), $6, $7, $8, $9, language, $10 FROM tenant
                        WHERE id = $2 RETURNING\s""" + Call.COLUMNS,
                        id.value(),
                        tenant.value(),
                        node,
                        brain,
                        step.toJson(),
                        PlacedCalls.ENTRY,
                        leg,
                        from,
                        to,
                        operator == null ? null : operator.value())
                .map(Optional::orElseThrow)
                .compose(call ->
                        Timeline.note(tx, tenant, id, "began", new JsonObject()).map(call));
    }
}
