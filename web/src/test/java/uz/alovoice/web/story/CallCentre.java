package uz.alovoice.web.story;

import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Databases;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.node.NodeAddress;
import uz.alovoice.simswitch.SimSwitch;
import uz.alovoice.simswitch.SimSwitchOptions;
import uz.alovoice.web.Brain;
import uz.alovoice.web.Config;
import uz.alovoice.web.api.InstallationSettings;
import uz.alovoice.web.auth.SignInSettings;
import uz.alovoice.web.switchxml.SipSettings;

/** A whole installation for a test: a database, nodes that are simulated, and brains in this process. */
public final class CallCentre implements AutoCloseable {
    public static final String PASSWORD = "a-long-password-of-the-node";

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    public final Vertx vertx = Vertx.vertx();
    public final TestDatabase database = TestDatabase.create(vertx);
    public final Db db;
    public final Path data;
    public final List<SimSwitch> nodes = new ArrayList<>();
    public final List<Brain> brains = new ArrayList<>();
    private final List<Integer> xmlPorts = new ArrayList<>();
    private final boolean slim;
    private SocketAddress publicAddress;

    /** One node, one brain. */
    public CallCentre() {
        this(1, 1, false);
    }

    /** @param slim events without the variables that no brain reads */
    public CallCentre(int nodeCount, int brainCount, boolean slim) {
        this.slim = slim;
        try {
            data = Files.createTempDirectory("alovoice-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (var i = 0; i < brainCount; i++) {
            xmlPorts.add(freePort());
        }
        for (var i = 0; i < nodeCount; i++) {
            nodes.add(node("pbx" + (i + 1)));
        }
        db = new Db(Databases.open(vertx, database.brainUrl()));
        for (var port : xmlPorts) {
            brains.add(brain(port));
        }
        for (var node : nodes) {
            node.start();
        }
        // A node asks for its gateways when the brains know it.
        await(() ->
                count("SELECT count(*) FROM node WHERE hostname IS NOT NULL AND guardian IS NOT NULL") == nodeCount);
    }

    private SimSwitch node(String hostname) {
        var options = new SimSwitchOptions()
                .hostname(hostname)
                .esl("127.0.0.1", freePort(), PASSWORD)
                .xmlCredentials("switch", PASSWORD)
                .xmlTimeout(Duration.ofSeconds(2))
                .gatewayCheck(Duration.ofMillis(50))
                .slimEvents(slim)
                .limits(20_000, 10_000)
                .data(data)
                .cdr(URI.create("http://127.0.0.1:" + xmlPorts.getFirst() + "/cdr"));
        xmlPorts.forEach(port -> options.xml(URI.create("http://127.0.0.1:" + port + "/xml")));
        return new SimSwitch(options);
    }

    private Brain brain(int xmlPort) {
        var brain = new Brain(vertx, config(xmlPort));
        brain.start().await();
        return brain;
    }

    /** Starts one brain more. */
    public Brain anotherBrain() {
        var brain = brain(freePort());
        brains.add(brain);
        return brain;
    }

    /** Of the API of the brain that was started last. */
    public String url() {
        return "http://127.0.0.1:" + publicAddress.port();
    }

    private Config config(int xmlPort) {
        publicAddress = SocketAddress.inetSocketAddress(freePort(), "127.0.0.1");
        return new Config(
                database.ownerUrl(),
                database.brainUrl(),
                data,
                Base64.getEncoder().encodeToString(new byte[32]),
                publicAddress,
                SocketAddress.inetSocketAddress(xmlPort, "127.0.0.1"),
                "switch",
                PASSWORD,
                SocketAddress.inetSocketAddress(freePort(), "127.0.0.1"),
                nodes.stream()
                        .map(node -> new NodeAddress("127.0.0.1", node.eslPort()))
                        .toList(),
                PASSWORD,
                "test.pbx",
                SipSettings.of(java.util.Map.of("ALOVOICE_SIP_IP", "127.0.0.1")),
                SignInSettings.of(java.util.Map.of()),
                InstallationSettings.of(java.util.Map.of()),
                Path.of("..", "freeswitch-conf", "sounds").toAbsolutePath().normalize(),
                TestDatabase.migrations(),
                Path.of("web/dashboard/dist"),
                false);
    }

    public SimSwitch node() {
        return nodes.getFirst();
    }

    /** Waits until it is so; fails when it does not come about. */
    public static void await(Supplier<Boolean> condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.get()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come about within " + PATIENCE);
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    public long count(String sql) {
        return db.acrossTenants(tx -> tx.one(row -> row.getLong(0), sql))
                .await()
                .orElseThrow();
    }

    /** The only call of a tenant with this direction, when it has ended. */
    public Row endedCall(TenantId tenant, String direction) {
        await(() -> call(tenant, direction)
                .filter(call -> call.getOffsetDateTime("ended_at") != null)
                .isPresent());
        return call(tenant, direction).orElseThrow();
    }

    public Optional<Row> call(TenantId tenant, String direction) {
        return db.inTenant(
                        tenant,
                        tx -> tx.one(
                                row -> row,
                                "SELECT * FROM call WHERE direction = $1 ORDER BY started_at DESC",
                                direction))
                .await();
    }

    public List<String> timeline(TenantId tenant, Row call) {
        return db.inTenant(
                        tenant,
                        tx -> tx.list(
                                row -> row.getString("kind"),
                                "SELECT kind FROM call_event WHERE call_id = $1 ORDER BY id",
                                call.getUUID("id")))
                .await();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        brains.forEach(brain -> brain.stop().await());
        nodes.forEach(SimSwitch::close);
        database.close();
        vertx.close().await();
        try (var files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
