package uz.alovoice.web.chaos;

import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
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

/** Simulated nodes, a database, and brains that can be killed: each has a Vert.x of its own, whose end closes all its connections at once. */
final class Installation implements AutoCloseable {
    private static final String PASSWORD = "a-long-password-of-the-node";
    /** The third byte of the addresses of brains and nodes, all on loopback. */
    private static final String BRAINS = "127.203.1.";

    private static final String NODES = "127.203.2.";

    final List<SimSwitch> nodes = new ArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase database = TestDatabase.create(vertx);
    private final Path data;
    private final @Nullable Vertx[] brains;
    final DatabaseLine line = new DatabaseLine(vertx, database.brainUrl());
    private final boolean overLine;

    Installation(int nodeCount, int brainCount) {
        this(nodeCount, brainCount, false);
    }

    /** @param overLine whether brains reach their database over the {@link #line} */
    Installation(int nodeCount, int brainCount, boolean overLine) {
        this.overLine = overLine;
        try {
            data = Files.createTempDirectory("alovoice-chaos");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        brains = new Vertx[brainCount];
        for (var i = 0; i < nodeCount; i++) {
            nodes.add(node(i));
        }
        for (var i = 0; i < brainCount; i++) {
            startBrain(i);
        }
        nodes.forEach(SimSwitch::start);
        await(
                15,
                () -> count("SELECT count(*) FROM node WHERE hostname IS NOT NULL AND guardian IS NOT NULL")
                        == nodeCount);
    }

    private SimSwitch node(int index) {
        var options = new SimSwitchOptions()
                .hostname("pbx" + index)
                .esl(NODES + (index + 1), 8021, PASSWORD)
                .xmlCredentials("switch", PASSWORD)
                .slimEvents(true)
                .fallbackDialplan(noBrain())
                .limits(20_000, 10_000)
                .data(data);
        for (var brain = 0; brain < brains.length; brain++) {
            options.xml(URI.create("http://" + BRAINS + (brain + 1) + ":8090/xml"));
            options.cdr(URI.create("http://" + BRAINS + (brain + 1) + ":8090/cdr"));
        }
        return new SimSwitch(options);
    }

    /** The repository's, from whichever directory this is run in. */
    private static Path conf() {
        return TestDatabase.migrations().resolveSibling("freeswitch-conf");
    }

    /** What the nodes do while no brain answers. */
    private String noBrain() {
        var sockets = new ArrayList<String>();
        for (var brain = 0; brain < brains.length; brain++) {
            sockets.add(BRAINS + (brain + 1) + ":9601");
        }
        try {
            return Files.readString(conf().resolve("dialplan").resolve("no-brain.xml"))
                    .replace("$${sockets}", String.join("|", sockets))
                    .replace("name=\"global\"", "name=\"any\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void startBrain(int index) {
        var own = Vertx.vertx();
        brains[index] = own;
        new Brain(own, config(BRAINS + (index + 1))).start().await();
    }

    /** As by kill -9: every connection ends, nothing is given back. */
    void killBrain(int index) {
        var dying = brains[index];
        if (dying != null) {
            dying.close().await();
            brains[index] = null;
        }
    }

    private Config config(String address) {
        return new Config(
                database.ownerUrl(),
                overLine ? line.url() : database.brainUrl(),
                data,
                Base64.getEncoder().encodeToString(new byte[32]),
                SocketAddress.inetSocketAddress(8080, address),
                SocketAddress.inetSocketAddress(8090, address),
                "switch",
                PASSWORD,
                SocketAddress.inetSocketAddress(9601, address),
                nodes.stream()
                        .map(node -> new NodeAddress(NODES + (nodes.indexOf(node) + 1), 8021))
                        .toList(),
                PASSWORD,
                "test.pbx",
                SipSettings.of(Map.of("ALOVOICE_SIP_IP", "127.0.0.1")),
                SignInSettings.of(Map.of()),
                InstallationSettings.of(Map.of()),
                conf().resolve("sounds").toAbsolutePath().normalize(),
                TestDatabase.migrations(),
                Path.of("web/dashboard/dist"),
                false);
    }

    Db db() {
        return database.db();
    }

    /** Where the first brain takes CDRs. */
    URI cdrs() {
        return URI.create("http://" + BRAINS + "1:8090/cdr");
    }

    String password() {
        return PASSWORD;
    }

    long count(String sql) {
        return db().acrossTenants(tx -> tx.one(row -> row.getLong(0), sql))
                .await()
                .orElseThrow();
    }

    @Override
    public void close() {
        for (var i = 0; i < brains.length; i++) {
            killBrain(i);
        }
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

    /** Waits until it is so; fails when it does not come about. */
    static void await(int seconds, BooleanSupplier condition) {
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come about within " + seconds + " s");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }
}
