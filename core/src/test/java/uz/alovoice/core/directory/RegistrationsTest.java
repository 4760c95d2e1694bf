package uz.alovoice.core.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.Capture;
import uz.alovoice.core.Language;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.operator.OperatorSettings;
import uz.alovoice.core.operator.Operators;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.core.tenant.Tenant;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;
import uz.alovoice.core.trunk.GatewayState;
import uz.alovoice.core.trunk.TrunkId;
import uz.alovoice.core.trunk.TrunkSettings;
import uz.alovoice.core.trunk.TrunkState;
import uz.alovoice.core.trunk.Trunks;

/** A real node's events, as captured, for an operator and a trunk of ours. */
class RegistrationsTest {
    static final String EVENTS = "esl-inbound/04-sofia-custom-events.jsonl.gz";
    static final Vertx vertx = Vertx.vertx();
    static final Seal seal = new Seal(Base64.getEncoder().encodeToString(new byte[32]));
    static TestDatabase database;
    static Registrations registrations;
    static Operators operators;
    static Directory directory;
    static Trunks trunks;
    static long node;
    static long otherNode;
    Tenant tenant;
    OperatorId operator;

    @BeforeAll
    static void open() {
        database = TestDatabase.create(vertx);
        registrations = new Registrations(database.db());
        operators = new Operators(database.db(), seal);
        directory = new Directory(database.db(), seal);
        trunks = new Trunks(database.db(), seal);
        node = node("pbx1");
        otherNode = node("pbx2");
    }

    static long node(String hostname) {
        return database.db()
                .acrossTenants(tx -> tx.one(
                        row -> row.getLong(0),
                        "INSERT INTO node (esl, hostname, sip) VALUES ($1, $2, $3) RETURNING id",
                        hostname + ":8021",
                        hostname,
                        "10.0.0." + hostname.charAt(3) + ":5060"))
                .await()
                .orElseThrow();
    }

    @AfterAll
    static void close() {
        database.close();
        vertx.close().await();
    }

    @BeforeEach
    void anOperator() {
        tenant = new Tenants(database.db(), "pbx.test")
                .create(TenantSettings.of("T"))
                .await();
        operator =
                operators.create(tenant.id(), OperatorSettings.of("o")).await().id();
    }

    /** A captured event, told of our operator instead of 104 at t1001. */
    Map<String, String> ours(Map<String, String> event) {
        var ours = new HashMap<>(event);
        ours.put("username", "2000");
        ours.put("realm", tenant.sipDomain());
        return ours;
    }

    @Test
    void phonesComeAndGoAsTheNodeSays() {
        var registered = Capture.events(EVENTS, "sofia::register");
        assertThat(registered).hasSize(4);
        for (var event : registered) {
            registrations.registered(node, ours(event)::get).await();
        }
        assertThat(directory.contacts(tenant.id(), operator).await())
                .containsExactly(
                        new Contact(node, "sip:104@127.0.10.104:5060", "CapPhone/1.0"),
                        new Contact(node, "sip:104@127.0.12.104:5060", "SecondPhone/2.0"));

        registrations
                .gone(node, ours(Capture.events(EVENTS, "sofia::unregister").getFirst())::get)
                .await();
        assertThat(directory.contacts(tenant.id(), operator).await())
                .extracting(Contact::uri)
                .containsExactly("sip:104@127.0.12.104:5060");
        registrations
                .gone(node, ours(Capture.events(EVENTS, "sofia::expire").getFirst())::get)
                .await();
        assertThat(directory.contacts(tenant.id(), operator).await()).isEmpty();
    }

    Map<String, String> event(String contact) {
        var event = new HashMap<>(ours(Capture.events(EVENTS, "sofia::register").getFirst()));
        event.put("contact", contact);
        return event;
    }

    @Test
    void aContactThatCouldSpoilADialStringIsNotKept() {
        registrations
                .registered(node, event("<sip:104@h,sofia/gateway/g1/+7900>")::get)
                .await();
        registrations.registered(node, event("<sip:${x}@h>")::get).await();
        registrations.registered(node, Map.<String, String>of()::get).await();
        assertThat(directory.contacts(tenant.id(), operator).await()).isEmpty();
    }

    @Test
    void anOperatorHasTenDevicesAtMost() {
        for (int i = 0; i < 12; i++) {
            registrations.registered(node, event("<sip:d" + i + "@h>")::get).await();
        }
        assertThat(directory.contacts(tenant.id(), operator).await())
                .extracting(Contact::uri)
                .hasSize(10)
                .contains("sip:d11@h")
                .doesNotContain("sip:d0@h");
    }

    @Test
    void aNodeThatRestartedForgetsItsPhonesOnly() {
        registrations.registered(node, event("<sip:a@h>")::get).await();
        registrations.registered(otherNode, event("<sip:b@h>")::get).await();
        registrations.forget(node).await();
        assertThat(directory.contacts(tenant.id(), operator).await())
                .extracting(Contact::node)
                .containsExactly(otherNode);
    }

    @Test
    void aDisabledOperatorIsNowhere() {
        registrations.registered(node, event("<sip:a@h>")::get).await();
        operators.setDisabled(tenant.id(), operator, true).await();
        assertThat(directory.contacts(tenant.id(), operator).await()).isEmpty();
        registrations.registered(node, event("<sip:a@h>")::get).await();
        assertThat(directory.contacts(tenant.id(), operator).await()).isEmpty();
    }

    @Test
    void aTrunksStateFollowsItsGateway() {
        var trunk = trunks.create(tenant.id(), TrunkSettings.registered("t", "sip.example.uz", "u"), "p")
                .await()
                .id();
        database.asSuperuser("UPDATE trunk SET node_id = " + node + " WHERE id = " + trunk);
        var beeline = Capture.events(EVENTS, "sofia::gateway_state").stream()
                .filter(e -> e.get("Gateway").equals("op_beeline"))
                .toList();
        var seen = beeline.stream().map(e -> record(trunk, e)).toList();
        assertThat(seen.subList(0, 5))
                .as("TRYING, FAILED 403, TRYING, REGISTER, REGED")
                .containsExactly(
                        TrunkState.TRYING,
                        TrunkState.FAILED,
                        TrunkState.FAILED,
                        TrunkState.FAILED,
                        TrunkState.REGISTERED);
        assertThat(seen.getLast()).isEqualTo(TrunkState.REGISTERED);
        assertThat(directory.trunkNetworks().await()).containsExactly("127.0.20.1/32");
        assertThat(directory.mayCallFrom(trunk, "127.0.20.1").await()).isTrue();
        assertThat(directory.mayCallFrom(trunk, "127.0.20.2").await()).isFalse();

        record(trunk, beeline.get(1));
        var failed = trunks.get(tenant.id(), trunk).await();
        assertThat(failed.diagnosis().orElseThrow().in(Language.EN, "")).contains("Check the login");
        record(trunk, beeline.get(0));
        assertThat(trunks.get(tenant.id(), trunk).await())
                .as("the next attempt keeps the reason")
                .isEqualTo(failed);

        var report = GatewayState.of(Map.of("Gateway", trunk.gateway(), "State", "REGED")::get)
                .orElseThrow();
        assertThat(trunks.recordState(otherNode, report).await())
                .as("another node is not believed")
                .isEmpty();
    }

    TrunkState record(TrunkId trunk, Map<String, String> event) {
        var ours = new HashMap<>(event);
        ours.put("Gateway", trunk.gateway());
        trunks.recordState(node, GatewayState.of(ours::get).orElseThrow()).await();
        return trunks.get(tenant.id(), trunk).await().state();
    }

    @Test
    void aNodeIsGivenItsOwnTrunksWithTheirSecrets() {
        var trunk = trunks.create(tenant.id(), TrunkSettings.registered("t", "sip.example.uz", "u"), "p$1")
                .await()
                .id();
        assertThat(directory.gateways("pbx2").await()).isEmpty();
        database.asSuperuser("UPDATE trunk SET node_id = " + otherNode + " WHERE id = " + trunk);
        assertThat(directory.gateways("pbx2").await()).singleElement().satisfies(g -> {
            assertThat(g.secret()).isEqualTo("p$1");
            assertThat(g.domain()).isEqualTo("sip.example.uz");
            assertThat(g.toString()).doesNotContain("p$1");
        });
        assertThat(directory.otherNodes("pbx1").await()).containsExactly("10.0.0.2:5060");
    }
}
