package uz.alovoice.web.centre;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.simswitch.SimSwitch;
import uz.alovoice.simswitch.SimSwitchOptions;
import uz.alovoice.web.Await;
import uz.alovoice.web.TemporaryFiles;
import uz.alovoice.web.sip.ConnectedPhone;

/** A whole installation for a test: a database, nodes and brains, each with an address of its own. */
public final class CallCentre extends Records implements AutoCloseable {
    private static final AtomicInteger centres = new AtomicInteger();
    private static final Duration START = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase database = TestDatabase.create(vertx);
    private final Addresses addresses = new Addresses(centres.getAndIncrement());
    private final Path directory;
    private final Installation installation;
    private final Network network;
    private final boolean kept;
    private final List<Node> nodes = new ArrayList<>();
    private final List<TestBrain> brains = new ArrayList<>();

    /** Makes a node of the installation, by its place. */
    @FunctionalInterface
    private interface NodeMaker {
        Node make(Installation installation, Vertx vertx, int index);

        static NodeMaker simulated(UnaryOperator<SimSwitchOptions> change) {
            return (installation, vertx, index) -> new SimNode(vertx, change.apply(installation.simNode(index)));
        }
    }

    /** One simulated node, and one brain in this process: quick, and easy to debug. */
    public static CallCentre here() {
        return new CallCentre("here", null, false, 1, 1, NodeMaker.simulated(options -> options)).start();
    }

    /** Simulated nodes, and brains in processes of their own, which can be killed; none of them started. */
    public static CallCentre onSimSwitch(int nodes, int brains) {
        return onSimSwitch(nodes, brains, options -> options);
    }

    public static CallCentre onSimSwitch(int nodes, int brains, UnaryOperator<SimSwitchOptions> node) {
        return new CallCentre("simulated", BrainProcess.QUICK, true, nodes, brains, NodeMaker.simulated(node));
    }

    /** FreeSWITCH as nodes, and brains in processes of their own; none of them started. */
    public static CallCentre onRealSwitch(int nodes, int brains) {
        return new CallCentre(
                "real",
                BrainProcess.QUICK,
                true,
                nodes,
                brains,
                (installation, vertx, index) ->
                        installation.realNode(vertx, index, Installation.CONFIGURATION, Map.of()));
    }

    /** One simulated node, and one brain in a process with the options of {@code run}; neither started. */
    public static CallCentre measured(UnaryOperator<SimSwitchOptions> node) {
        return new CallCentre("measured", List.of(), false, 1, 1, NodeMaker.simulated(node));
    }

    /**
     * The same with FreeSWITCH.
     *
     * @param configuration a directory such as {@code freeswitch-conf}
     * @param environment what the node's differs in from that of the others
     */
    public static CallCentre measured(Path configuration, Map<String, String> environment) {
        return new CallCentre(
                "measured-real",
                List.of(),
                false,
                1,
                1,
                (installation, vertx, index) -> installation.realNode(vertx, index, configuration, environment));
    }

    /** @param javaOptions of the brains' processes; null for brains in this one, whose files go with them */
    private CallCentre(
            String name,
            @Nullable List<String> javaOptions,
            boolean cables,
            int nodeCount,
            int brainCount,
            NodeMaker maker) {
        kept = javaOptions != null;
        directory =
                Path.of("target", "centres", name + "-" + addresses.centre()).toAbsolutePath();
        installation = new Installation(addresses, database, directory, nodeCount, brainCount, cables);
        network = installation.network();
        try {
            TemporaryFiles.delete(directory);
            Files.createDirectories(data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 0; i < brainCount; i++) {
            var environment = installation.brainEnvironment(i);
            var log = directory.resolve("brain" + i + ".log");
            brains.add(
                    javaOptions == null
                            ? new BrainHere(vertx, environment)
                            : new BrainProcess(addresses.brain(i), environment, log, javaOptions));
        }
        for (int i = 0; i < nodeCount; i++) {
            nodes.add(maker.make(installation, vertx, i));
        }
        for (int i = 1; i < nodeCount; i++) {
            if (node(i) instanceof SimNode other) {
                sim().reaches(other.sim());
            }
        }
    }

    /** Starts what is not there: brains first, for a node asks them for its profiles and gateways. */
    public CallCentre start() {
        try {
            brains.forEach(TestBrain::start);
            nodes.forEach(Node::start);
            awaitNodes();
            return this;
        } catch (RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    /** Starts the brains that do not run. */
    public void startBrains() {
        for (int i = 0; i < brains.size(); i++) {
            if (!brain(i).running()) {
                brain(i).start();
            }
        }
    }

    /** Until the brains know all nodes and have told them what they are to know. */
    public void awaitNodes() {
        Await.until("the nodes are known, guarded and told", START, () -> count("""
                        SELECT count(*) FROM node WHERE hostname IS NOT NULL AND synced_at IS NOT NULL
                            AND guardian_until > clock_timestamp()""") == nodes.size());
    }

    /** Where a node's internal profile listens for this transport. */
    public int port(ConnectedPhone.Transport transport) {
        return Installation.port(transport);
    }

    public Vertx vertx() {
        return vertx;
    }

    @Override
    public Db db() {
        return database.db();
    }

    /** The first node. */
    public Node node() {
        return nodes.getFirst();
    }

    public Node node(int index) {
        return nodes.get(index);
    }

    /** The simulated switch that the first node is. */
    public SimSwitch sim() {
        return ((SimNode) node()).sim();
    }

    /** A brain that can be killed. */
    public BrainProcess brain(int index) {
        return (BrainProcess) brains.get(index);
    }

    public int brains() {
        return brains.size();
    }

    /** Where the brains listen for people, at port 8080. */
    public List<String> brainAddresses() {
        return IntStream.range(0, brains.size()).mapToObj(addresses::brain).toList();
    }

    /** Of the API of the first brain. */
    public String url() {
        return "http://" + addresses.brain(0) + ":8080";
    }

    /** What the brains of every centre seal secrets with. */
    public static Seal seal() {
        return Installation.seal();
    }

    /** From now on nothing that brains and nodes say arrives; connections stay. */
    public void cutNetwork() {
        network.cut();
    }

    public void mendNetwork() {
        network.mend();
    }

    /** Whether new calls find the brains by way of the network; brains name themselves by the address that they listen at. */
    public void socketsByNetwork(boolean byNetwork) {
        for (int i = 0; i < brains.size(); i++) {
            var own = installation.socket(i);
            var link = installation.socketLink(i);
            var names = byNetwork ? List.of(link, own) : List.of(own, link);
            db().acrossTenants(tx -> tx.update(
                            "UPDATE brain SET socket = $1 WHERE socket = $2", names.getFirst(), names.getLast()))
                    .await();
        }
    }

    /** The first node's registrations, channels and all else are gone; it is back, known to the brains, when this returns. */
    public void restartNode() {
        var before = coreUuid();
        node().kill();
        node().start();
        Await.until("the brains know the node again", START, () -> !before.equals(coreUuid()));
        awaitNodes();
    }

    private String coreUuid() {
        return rows("SELECT core_uuid FROM node WHERE esl = '" + installation.esl(0) + "'")
                .getFirst()
                .getString("core_uuid");
    }

    /** Leases a trunk to a node, whoever has it now; in force when this returns. */
    public void place(Company.Line line, int node) {
        db().acrossTenants(tx -> tx.update(
                        "UPDATE trunk SET node_id = (SELECT id FROM node WHERE esl = $2), changed_at = clock_timestamp() WHERE id = $1",
                        line.trunk().id().value(),
                        installation.esl(node)))
                .await();
        Company.awaitInForce(this, line.trunk());
    }

    /** The id of a node in the database. */
    public long nodeId(int node) {
        return count("SELECT id FROM node WHERE esl = '" + installation.esl(node) + "'");
    }

    /** Those around the first node. */
    public Parties parties() {
        return parties(0);
    }

    public Parties parties(int node) {
        return nodes.get(node).parties(addresses::free);
    }

    public String freeAddress() {
        return addresses.free();
    }

    /** Logs of processes and nodes, and {@link #data}. */
    public Path directory() {
        return directory;
    }

    public Path data() {
        return directory.resolve("data");
    }

    /** A customer that the brains may not know yet. */
    public Company company(String name) {
        return new Company(this, name);
    }

    /** The brain that holds this call. */
    public BrainProcess owner(Parties.Line caller) {
        var socket = rows("SELECT b.socket FROM call c JOIN brain b ON b.id = c.owner WHERE c.id = '"
                        + call(caller).id() + "'")
                .getFirst()
                .getString("socket");
        for (int i = 0; i < brains.size(); i++) {
            if (socket.equals(installation.socket(i))) {
                return brain(i);
            }
        }
        throw new AssertionError("no brain at " + socket);
    }

    /** Until the caller's channel listens for keys. */
    public void awaitPrompting(Parties.Line caller) {
        Await.until("a menu for " + caller.callId(), Duration.ofSeconds(12), () -> {
            var leg = "SELECT caller_leg FROM call WHERE id = '" + call(caller).id() + "'";
            return node().api("uuid_getvar", rows(leg).getFirst().getString("caller_leg") + " current_application")
                    .contains("play_and_get_digits");
        });
    }

    /** No channel without a call, no call or operator without a channel. */
    public void awaitQuiet() {
        nodes.forEach(node -> node.awaitNoChannels(Duration.ofSeconds(10)));
        Await.until("nothing left in the database", Duration.ofSeconds(8), () -> rows("""
                        SELECT id::text FROM call WHERE ended_at IS NULL UNION ALL SELECT uuid::text FROM leg WHERE ended_at IS NULL
                        UNION ALL SELECT call_id::text FROM queue_place""")
                .isEmpty());
    }

    /** Ends whatever is there. */
    void hangUpAll() {
        nodes.forEach(node -> node.api("hupall", ""));
    }

    /** A recording's file. */
    public Path file(CallRecord call, JsonObject recording) {
        return data().resolve("tenants")
                .resolve(call.row().getLong("tenant_id").toString())
                .resolve(recording.getString("file"));
    }

    /** Logs and recordings of processes stay until the next run. */
    @Override
    public void close() {
        brains.forEach(TestBrain::close);
        nodes.forEach(Node::close);
        network.close();
        database.close();
        vertx.close().await();
        if (!kept) {
            try {
                TemporaryFiles.delete(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
