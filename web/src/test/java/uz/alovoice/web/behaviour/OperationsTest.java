package uz.alovoice.web.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import uz.alovoice.core.routing.Step;
import uz.alovoice.simswitch.SimCall;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.web.Await;
import uz.alovoice.web.centre.BrainProcess;
import uz.alovoice.web.centre.CallCentre;

/** What the people who run it see of a brain, from its start to its end: health, logs, metrics, drain. One story in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationsTest {
    private static final String TRUNK = "127.0.42.2";
    private static final String NUMBER = "+998712004201";

    /** The node's fence. */
    private static final int SESSIONS = 3;

    static CallCentre centre;
    static BrainProcess brain;

    @BeforeAll
    static void open() {
        centre = CallCentre.onSimSwitch(1, 1, node -> node.limits(SESSIONS, 100));
        brain = centre.brain(0).start();
    }

    @AfterAll
    static void close() {
        centre.close();
    }

    @Test
    @Order(1)
    void aBrainLivesButIsNotReadyWhileNoNodeIsThere() {
        assertThat(brain.status("/healthz")).isEqualTo(200);
        assertThat(brain.status("/readyz")).isEqualTo(503);
        centre.node().start();
        Await.until(() -> brain.status("/readyz") == 200);
        company();
    }

    @Test
    @Order(2)
    void everyLineOfACallCarriesItsIdWhicheverThreadWritesIt() {
        var client = call();
        var call = liveCall();
        var lost = UUID.randomUUID();
        centre.db().acrossTenants(tx -> tx.update("""
                        INSERT INTO leg (uuid, tenant_id, call_id, node_id, role, created_at)
                        SELECT $1, tenant_id, id, node_id, 'operator', now() - interval '1 minute' FROM call WHERE id = $2""", lost, call)).await();
        Await.until(() -> !lines("leg " + lost + " has no channel").isEmpty()); // on an event loop
        centre.sim().dropSockets(client.uuid());
        Await.until(() -> !lines("call goes on").isEmpty()); // on the flow's thread
        assertThat(lines("leg " + lost)).allMatch(line -> line.contains("call=" + call));
        assertThat(lines("call goes on")).allMatch(line -> line.contains("call=" + call));
        client.hangUp().awaitEnded();
    }

    @Test
    @Order(3)
    void metricsTellOfCallsNodesAndTheDatabase() {
        Await.until(() ->
                brain.metrics().contains("alovoice_calls_ended_total{direction=\"incoming\",result=\"missed\"} 1.0"));
        var waiting = call();
        Await.until(() -> brain.metrics().contains("alovoice_calls_in_steps 1.0"));
        Await.until(() -> brain.metrics().contains("alovoice_live_legs 1.0"));
        assertThat(brain.metrics())
                .contains(
                        "alovoice_open_calls 1.0",
                        "alovoice_waiting_callers 0.0",
                        "alovoice_lease_valid 1.0",
                        "alovoice_draining 0.0",
                        "alovoice_nodes_connected 1.0",
                        "alovoice_nodes_guarded 1.0",
                        "alovoice_esl_connections_lost_total 0.0",
                        "alovoice_call_set_up_seconds_count{direction=\"incoming\"} 1",
                        "vertx_pool_in_use");
        waiting.hangUp().awaitEnded();
    }

    @Test
    @Order(4)
    void aCallerBeyondTheFenceOfTheNodeHearsBusyAtOnceAndTheOthersAreUndisturbed() {
        var calls = Stream.generate(OperationsTest::call).limit(SESSIONS).toList();
        var refused = centre.sim().trunkAt(TRUNK).call(NUMBER).start();
        assertThat(refused.awaitEnded()).isEqualTo(HangupCause.SWITCH_CONGESTION); // 503
        assertThat(refused.heard()).isEmpty();
        calls.forEach(SimCall::hangUp);
        calls.forEach(SimCall::awaitEnded);
        centre.sim()
                .trunkAt(TRUNK)
                .call(NUMBER)
                .start()
                .awaitPlaying("silence_stream")
                .hangUp()
                .awaitEnded();
    }

    @Test
    @Order(5)
    void aBrainThatIsToldToEndLetsACallComeToItsEndAndIsNotReadyMeanwhile() {
        var client = call();
        brain.terminate();
        Await.until(() -> brain.status("/readyz") == 503);
        assertThat(brain.status("/healthz")).isEqualTo(200);
        client.dtmf("1").awaitHeard("silence_stream");
        assertThat(brain.running()).isTrue();
        client.awaitEnded(); // the key hangs up
        Await.until(() -> !brain.running());
        assertThat(centre.db()
                        .acrossTenants(
                                tx -> tx.one(row -> row.getLong(0), "SELECT count(*) FROM call WHERE ended_at IS NULL"))
                        .await())
                .contains(0L);
    }

    private static List<String> lines(String part) {
        return brain.logLines().stream().filter(line -> line.contains(part)).toList();
    }

    private static SimCall call() {
        return centre.sim().trunkAt(TRUNK).call(NUMBER).start().awaitPlaying("silence_stream");
    }

    private static UUID liveCall() {
        return centre.db()
                .acrossTenants(tx -> tx.one(row -> row.getUUID("id"), "SELECT id FROM call WHERE ended_at IS NULL"))
                .await()
                .orElseThrow();
    }

    /** A number that leads to a patient menu, whose only key hangs up. */
    private static void company() {
        var company = centre.company("Outside");
        var menu = company.menu(60, 9, new Step.HangUp(), Map.of("1", new Step.HangUp()));
        company.number(NUMBER, company.trunk(TRUNK, 0), menu);
    }
}
