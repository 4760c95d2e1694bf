package uz.alovoice.web;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.function.ToLongFunction;
import uz.alovoice.core.brain.Lease;
import uz.alovoice.core.call.EndLeg;
import uz.alovoice.core.flow.IncomingCalls;
import uz.alovoice.core.node.Guardian;
import uz.alovoice.core.node.Guardian.Sessions;
import uz.alovoice.core.node.Nodes;
import uz.alovoice.core.node.Reconcile;
import uz.alovoice.core.queue.Queues;

/** What a telephony operator watches; README names them all. Vert.x adds its own, among them those of the database pool. */
final class Metrics {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final MeterRegistry registry;

    Metrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void of(
            Lease lease,
            Nodes nodes,
            Guardian guardian,
            Reconcile reconcile,
            IncomingCalls calls,
            Queues queues,
            EndLeg endLeg) {
        Gauge.builder("alovoice_open_calls", calls, IncomingCalls::open).register(registry);
        Gauge.builder("alovoice_calls_in_steps", calls, IncomingCalls::inSteps).register(registry);
        Gauge.builder("alovoice_waiting_callers", queues, Queues::size).register(registry);
        Gauge.builder("alovoice_live_legs", reconcile, Reconcile::liveLegs).register(registry);
        Gauge.builder("alovoice_lease_valid", lease, l -> l.valid() ? 1 : 0).register(registry);
        Gauge.builder("alovoice_draining", lease, l -> l.draining() ? 1 : 0).register(registry);
        Gauge.builder("alovoice_nodes_connected", nodes, Nodes::connected).register(registry);
        FunctionCounter.builder("alovoice_esl_connections_lost", nodes, Nodes::lostConnections)
                .register(registry);
        var now = MultiGauge.builder("alovoice_node_sessions").register(registry);
        var most = MultiGauge.builder("alovoice_node_sessions_limit").register(registry);
        Gauge.builder("alovoice_nodes_guarded", guardian, g -> {
                    // Read together: the nodes of the moment are the rows of the other two.
                    var sessions = g.sessions();
                    now.register(rows(sessions, Sessions::now), true);
                    most.register(rows(sessions, Sessions::most), true);
                    return g.nodes().size();
                })
                .register(registry);
        endLeg.onCallEnded(this::ended);
    }

    private static Iterable<MultiGauge.Row<?>> rows(Map<Long, Sessions> sessions, ToLongFunction<Sessions> value) {
        return sessions.entrySet().stream()
                .<MultiGauge.Row<?>>map(node -> MultiGauge.Row.of(
                        Tags.of("node", node.getKey().toString()), value.applyAsLong(node.getValue())))
                .toList();
    }

    private void ended(EndLeg.Ended call) {
        registry.counter("alovoice_calls_ended", "direction", call.direction(), "result", call.result())
                .increment();
        call.setUp().ifPresent(time -> timer("alovoice_call_set_up", call).record(time));
        if (!call.waited().isZero()) {
            timer("alovoice_call_wait", call).record(call.waited());
        }
    }

    private Timer timer(String name, EndLeg.Ended call) {
        return Timer.builder(name)
                .tag("direction", call.direction())
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(LONGEST)
                .register(registry);
    }
}
