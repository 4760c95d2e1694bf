package uz.alovoice.core.node;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.brain.Lease;
import uz.alovoice.core.call.CallLog;
import uz.alovoice.core.call.EndLeg;
import uz.alovoice.core.call.JoinLegs;
import uz.alovoice.core.call.LegEnd;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.directory.Registrations;
import uz.alovoice.core.recording.Recordings;
import uz.alovoice.core.trunk.GatewayState;
import uz.alovoice.core.trunk.Trunks;
import uz.alovoice.esl.Event;
import uz.alovoice.esl.EventName;
import uz.alovoice.esl.InboundClient;
import uz.alovoice.esl.InboundClientOptions;

/**
 * Reads what the nodes tell of themselves: ends and talks of channels that no socket here sees, registrations, trunks. For each node one brain
 * does so, by a lease in the node's row; the others try to get it each second.
 */
public final class Guardian {
    private static final Logger log = LoggerFactory.getLogger(Guardian.class);
    private static final long TRY_MS = 1000;
    private static final Set<EventName> EVENTS = Set.of(
            EventName.CHANNEL_HANGUP_COMPLETE,
            EventName.CHANNEL_BRIDGE,
            EventName.CHANNEL_ANSWER,
            EventName.RECORD_STOP);
    private static final Set<String> SUBCLASSES =
            Set.of("sofia::register", "sofia::unregister", "sofia::expire", "sofia::gateway_state");

    private final Vertx vertx;
    private final Db db;
    private final Lease lease;
    private final String password;
    private final EndLeg endLeg;
    private final JoinLegs joinLegs;
    private final Recordings recordings;
    private final Registrations registrations;
    private final Trunks trunks;
    private final CatchUp catchUp;
    private final Reconcile reconcile;
    private final Map<Long, InboundClient> guarded = new ConcurrentHashMap<>();
    private final Map<Long, Future<Void>> inOrder = new ConcurrentHashMap<>();
    private final Set<Long> behind = ConcurrentHashMap.newKeySet();
    private final List<LongConsumer> connectedHandlers = new CopyOnWriteArrayList<>();
    private final Map<Long, Sessions> sessions = new ConcurrentHashMap<>();
    private long timer;

    /** What a node's heartbeat says: channels that are there, and its fence. */
    public record Sessions(long now, long most) {}

    public Guardian(
            Vertx vertx,
            Db db,
            Lease lease,
            String password,
            EndLeg endLeg,
            JoinLegs joinLegs,
            Recordings recordings,
            Registrations registrations,
            Trunks trunks,
            CatchUp catchUp,
            Reconcile reconcile) {
        this.vertx = vertx;
        this.db = db;
        this.lease = lease;
        this.password = password;
        this.endLeg = endLeg;
        this.joinLegs = joinLegs;
        this.recordings = recordings;
        this.registrations = registrations;
        this.trunks = trunks;
        this.catchUp = catchUp;
        this.reconcile = reconcile;
        lease.onLost(() -> Set.copyOf(guarded.keySet()).forEach(this::leave));
    }

    public void start() {
        timer = vertx.setPeriodic(0, TRY_MS, tick -> claim());
    }

    /** Runs with the node's id whenever its events can be heard again: it may have been restarted. */
    public void onConnected(LongConsumer handler) {
        connectedHandlers.add(handler);
    }

    /** The nodes that this brain guards now. */
    public Set<Long> nodes() {
        return Set.copyOf(guarded.keySet());
    }

    /** Of the nodes that this brain guards, by their ids. */
    public Map<Long, Sessions> sessions() {
        return Map.copyOf(sessions);
    }

    public Future<Void> stop() {
        vertx.cancelTimer(timer);
        Set.copyOf(guarded.keySet()).forEach(this::leave);
        return db.acrossTenants(tx -> tx.update("UPDATE node SET guardian = NULL WHERE guardian = $1", lease.brain()))
                .mapEmpty();
    }

    private void claim() {
        if (!lease.valid()) {
            return;
        }
        db.acrossTenants(tx -> tx.list(row -> row, """
                        UPDATE node SET guardian = $1, guardian_until = clock_timestamp() + make_interval(secs => $2)
                        WHERE guardian = $1 OR guardian IS NULL OR guardian_until < clock_timestamp()
                        RETURNING id, esl""", lease.brain(), (double) Lease.SECONDS))
                .onFailure(e -> log.warn("nodes could not be claimed", e))
                .onSuccess(mine -> {
                    var ids = mine.stream().map(row -> row.getLong("id")).toList();
                    Set.copyOf(guarded.keySet()).stream()
                            .filter(id -> !ids.contains(id))
                            .forEach(this::leave);
                    mine.forEach(row -> guard(row.getLong("id"), NodeAddress.parse(row.getString("esl"))));
                    Set.copyOf(behind).forEach(this::catchUp);
                });
    }

    private void guard(long node, NodeAddress address) {
        guarded.computeIfAbsent(node, id -> {
            log.info("guardian of node {} at {}", id, address);
            var client = new InboundClient(
                    vertx,
                    InboundClientOptions.of(address.host(), address.port(), password)
                            .withSubscription(EVENTS, SUBCLASSES));
            client.onEvent(event -> heard(id, event));
            client.onConnected(identity -> {
                seen(id);
                behind.add(id);
                connectedHandlers.forEach(handler -> handler.accept(id));
                reconcile.start(id);
            });
            client.onDisconnected(cause -> reconcile.stop(id));
            client.start();
            return client;
        });
    }

    /** Until it succeeds: orders have a connection of their own, which may come later than the events'. */
    private void catchUp(long node) {
        catchUp.with(node)
                .onSuccess(done -> behind.remove(node))
                .onFailure(e -> log.debug("node {} did not say what it has yet: {}", node, e.getMessage()));
    }

    private void leave(long node) {
        behind.remove(node);
        sessions.remove(node);
        var client = guarded.remove(node);
        if (client != null) {
            log.info("no longer guardian of node {}", node);
            reconcile.stop(node);
            client.stop();
        }
    }

    private void heard(long node, Event event) {
        switch (event.type()) {
            case CHANNEL_HANGUP_COMPLETE ->
                endLeg.end(UUID.fromString(event.uuid()), LegEnd.of(event))
                        .onFailure(e -> failed(event, "the end of a leg", e));
            case CHANNEL_BRIDGE, CHANNEL_ANSWER -> joinLegs.heard(event).onFailure(e -> failed(event, "a talk", e));
            case RECORD_STOP -> recordings.stopped(event).onFailure(e -> failed(event, "the end of a recording", e));
            case CUSTOM -> custom(node, event);
            case HEARTBEAT -> {
                seen(node);
                sessions.put(node, new Sessions(event.number("Session-Count"), event.number("Max-Sessions")));
            }
            default -> {}
        }
    }

    private static void failed(Event event, String what, Throwable e) {
        CallLog.of(CallLog.of(event), () -> log.error("{} of channel {} was not written", what, event.uuid(), e));
    }

    private void seen(long node) {
        db.acrossTenants(tx -> tx.update("UPDATE node SET seen_at = clock_timestamp() WHERE id = $1", node))
                .onFailure(e -> log.warn("node {} is there, but that was not written", node, e));
    }

    private void custom(long node, Event event) {
        switch (event.subclass()) {
            case "sofia::register" -> afterOthers(node, () -> registrations.registered(node, event::header));
            case "sofia::unregister", "sofia::expire" ->
                afterOthers(node, () -> registrations.gone(node, event::header));
            case "sofia::gateway_state" ->
                GatewayState.of(event::header)
                        .ifPresent(report -> afterOthers(
                                node, () -> trunks.recordState(node, report).mapEmpty()));
            case null, default -> {}
        }
    }

    /** Registrations and states are written in the order in which they were told. */
    private void afterOthers(long node, Supplier<Future<Void>> write) {
        inOrder.compute(node, (id, before) -> (before == null ? Future.<Void>succeededFuture() : before)
                .transform(done -> write.get())
                .onFailure(e -> log.error("what node {} told was not written", id, e)));
    }
}
