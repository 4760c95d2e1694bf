package uz.alovoice.web.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Channel;
import uz.alovoice.core.menu.Menu;
import uz.alovoice.core.menu.Menus;
import uz.alovoice.core.number.Numbers;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;
import uz.alovoice.core.trunk.Transport;
import uz.alovoice.core.trunk.TrunkSettings;
import uz.alovoice.core.trunk.Trunks;
import uz.alovoice.simswitch.SimCall;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.web.story.CallCentre;

/** What the people who run it see of a brain, from its start to its end: health, logs, metrics, drain. One story in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationsTest {
    private static final String TRUNK = "127.0.42.2";
    private static final String NUMBER = "+998712004201";

    static BrainOutside brain;
    static TenantId tenant;

    @BeforeAll
    static void open() {
        brain = new BrainOutside("127.0.42.1");
    }

    @AfterAll
    static void close() {
        brain.close();
    }

    @Test
    @Order(1)
    void aBrainLivesButIsNotReadyWhileNoNodeIsThere() {
        assertThat(brain.status("/healthz")).isEqualTo(200);
        assertThat(brain.status("/readyz")).isEqualTo(503);
        brain.node().start();
        CallCentre.await(() -> brain.status("/readyz") == 200);
        company();
    }

    @Test
    @Order(2)
    void everyLineOfACallCarriesItsIdWhicheverThreadWritesIt() {
        var client = call();
        var call = liveCall();
        var lost = UUID.randomUUID();
        brain.db().acrossTenants(tx -> tx.update("""
                        INSERT INTO leg (uuid, tenant_id, call_id, node_id, role, created_at)
                        SELECT $1, tenant_id, id, node_id, 'operator', now() - interval '1 minute' FROM call WHERE id = $2""", lost, call)).await();
        CallCentre.await(() -> !lines("leg " + lost + " has no channel").isEmpty()); // on an event loop
        brain.node().dropSockets(client.uuid());
        CallCentre.await(() -> !lines("call goes on").isEmpty()); // on the flow's thread
        assertThat(lines("leg " + lost)).allMatch(line -> line.contains("call=" + call));
        assertThat(lines("call goes on")).allMatch(line -> line.contains("call=" + call));
        client.hangUp().awaitEnded();
    }

    @Test
    @Order(3)
    void metricsTellOfCallsNodesAndTheDatabase() {
        CallCentre.await(() ->
                brain.metrics().contains("alovoice_calls_ended_total{direction=\"incoming\",result=\"missed\"} 1.0"));
        var waiting = call();
        CallCentre.await(() -> brain.metrics().contains("alovoice_calls_in_steps 1.0"));
        CallCentre.await(() -> brain.metrics().contains("alovoice_live_legs 1.0"));
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
        var calls = Stream.generate(OperationsTest::call)
                .limit(BrainOutside.SESSIONS)
                .toList();
        var refused = brain.node().trunkAt(TRUNK).call(NUMBER).start();
        assertThat(refused.awaitEnded()).isEqualTo(HangupCause.SWITCH_CONGESTION); // 503
        assertThat(refused.heard()).isEmpty();
        calls.forEach(SimCall::hangUp);
        calls.forEach(SimCall::awaitEnded);
        brain.node()
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
        CallCentre.await(() -> brain.status("/readyz") == 503);
        assertThat(brain.status("/healthz")).isEqualTo(200);
        client.dtmf("1").awaitHeard("silence_stream");
        assertThat(brain.alive()).isTrue();
        client.awaitEnded(); // the key hangs up
        CallCentre.await(() -> !brain.alive());
        assertThat(brain.db()
                        .acrossTenants(
                                tx -> tx.one(row -> row.getLong(0), "SELECT count(*) FROM call WHERE ended_at IS NULL"))
                        .await())
                .contains(0L);
    }

    private static List<String> lines(String part) {
        return brain.logLines().stream().filter(line -> line.contains(part)).toList();
    }

    private static SimCall call() {
        return brain.node().trunkAt(TRUNK).call(NUMBER).start().awaitPlaying("silence_stream");
    }

    private static UUID liveCall() {
        return brain.db()
                .acrossTenants(tx -> tx.one(row -> row.getUUID("id"), "SELECT id FROM call WHERE ended_at IS NULL"))
                .await()
                .orElseThrow();
    }

    /** A number that leads to a patient menu, whose only key hangs up. */
    private static void company() {
        var db = brain.db();
        tenant = new Tenants(db, "outside.test")
                .create(TenantSettings.of("Outside"))
                .await()
                .id();
        var trunk = new Trunks(db, new Seal(java.util.Base64.getEncoder().encodeToString(new byte[32])))
                .create(
                        tenant,
                        new TrunkSettings(
                                "Trunk",
                                null,
                                TRUNK,
                                5060,
                                Transport.UDP,
                                false,
                                null,
                                null,
                                null,
                                List.of(TRUNK),
                                10,
                                10,
                                0),
                        null)
                .await();
        var keys = new TreeMap<>(Map.<String, Step>of("1", new Step.HangUp()));
        var menu = new Menus(db)
                .save(tenant, new Menu(null, 0, "Menu", null, 60, 9, new Step.HangUp(), keys))
                .await();
        new Numbers(db)
                .connect(
                        tenant,
                        PhoneNumber.parse(NUMBER),
                        trunk.id(),
                        new Step.Menu(menu.id().value()))
                .await();
        db.wake(Channel.SETTINGS);
        CallCentre.await(
                () -> db.acrossTenants(tx -> tx.one(row -> true, """
                        SELECT FROM trunk k JOIN node n ON n.id = k.node_id WHERE n.synced_at > k.changed_at""")).await().isPresent());
    }
}
