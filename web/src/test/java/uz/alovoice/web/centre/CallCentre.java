package uz.alovoice.web.centre;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.simswitch.SimSwitch;
import uz.alovoice.simswitch.SimSwitchOptions;
import uz.alovoice.web.Await;
import uz.alovoice.web.TemporaryFiles;

/** A whole installation for a test: a database, nodes and brains, each with an address of its own; and what its rows say. */
public final class CallCentre implements AutoCloseable {
    private static final AtomicInteger centres = new AtomicInteger();
    private static final Duration START = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase database = TestDatabase.create(vertx);
    private final Addresses addresses = new Addresses(centres.getAndIncrement());
    private final Path directory;
    private final Installation installation;
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
        return new CallCentre("here", null, 1, 1, NodeMaker.simulated(options -> options)).start();
    }

    /** Simulated nodes, and brains in processes of their own, which can be killed; none of them started. */
    public static CallCentre onSimSwitch(int nodes, int brains) {
        return onSimSwitch(nodes, brains, options -> options);
    }

    public static CallCentre onSimSwitch(int nodes, int brains, UnaryOperator<SimSwitchOptions> node) {
        return new CallCentre("simulated", BrainProcess.QUICK, nodes, brains, NodeMaker.simulated(node));
    }

    /** FreeSWITCH as nodes, and brains in processes of their own; none of them started. */
    public static CallCentre onRealSwitch(int nodes, int brains) {
        return new CallCentre(
                "real",
                BrainProcess.QUICK,
                nodes,
                brains,
                (installation, vertx, index) ->
                        installation.realNode(vertx, index, Installation.CONFIGURATION, Map.of()));
    }

    /** One simulated node, and one brain in a process with the options of {@code run}; neither started. */
    public static CallCentre measured(UnaryOperator<SimSwitchOptions> node) {
        return new CallCentre("measured", List.of(), 1, 1, NodeMaker.simulated(node));
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
                1,
                1,
                (installation, vertx, index) -> installation.realNode(vertx, index, configuration, environment));
    }

    /** @param javaOptions of the brains' processes; null for brains in this one, whose files go with them */
    private CallCentre(
            String name, @Nullable List<String> javaOptions, int nodeCount, int brainCount, NodeMaker maker) {
        kept = javaOptions != null;
        directory =
                Path.of("target", "centres", name + "-" + addresses.centre()).toAbsolutePath();
        installation = new Installation(addresses, database, directory, nodeCount, brainCount);
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

    /** Until the brains know all nodes and have told them what they are to know. */
    public void awaitNodes() {
        Await.until("the nodes are known, guarded and told", START, () -> count("""
                        SELECT count(*) FROM node WHERE hostname IS NOT NULL AND synced_at IS NOT NULL
                            AND guardian_until > clock_timestamp()""") == nodes.size());
    }

    public Vertx vertx() {
        return vertx;
    }

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

    /** Until the call was claimed so often, the first time when it began. */
    public void awaitEpoch(Parties.Line caller, int epoch) {
        Await.until(
                "epoch " + epoch + " of " + caller.callId(),
                Duration.ofSeconds(12),
                () -> call(caller).row().getInteger("epoch") >= epoch);
    }

    /** Until the caller's channel listens for keys. */
    public void awaitPrompting(Parties.Line caller) {
        Await.until("a menu for " + caller.callId(), Duration.ofSeconds(12), () -> {
            var leg = rows("SELECT uuid::text AS uuid FROM leg WHERE sip_call_id = '" + caller.callId() + "'")
                    .getFirst();
            return node().api("uuid_getvar", leg.getString("uuid") + " current_application")
                    .contains("play_and_get_digits");
        });
    }

    /** When the caller took his place in a queue. */
    public String placeSince(Parties.Line caller) {
        return Await.value("a place in a queue", Duration.ofSeconds(5), () -> {
            var found = rows("SELECT entered_at FROM queue_place WHERE call_id = '"
                    + call(caller).id() + "'");
            return found.isEmpty() ? null : found.getFirst().getString("entered_at");
        });
    }

    /** The call whose caller this is; waits until there is one. */
    public CallRecord call(Parties.Line caller) {
        return Await.value("a call for Call-ID " + caller.callId(), Duration.ofSeconds(5), () -> {
            var found = rows("SELECT c.id AS id FROM call c JOIN leg l ON l.uuid = c.caller_leg WHERE l.sip_call_id = '"
                    + caller.callId() + "'");
            return found.isEmpty()
                    ? null
                    : CallRecord.read(this, UUID.fromString(found.getFirst().getString("id")));
        });
    }

    public CallRecord awaitStatus(Parties.Line caller, String status) {
        return awaitStatus(caller, status, Parties.SOON);
    }

    public CallRecord awaitStatus(Parties.Line caller, String status, Duration limit) {
        return Await.value("status " + status + " of " + caller.callId(), limit, () -> {
            var call = call(caller);
            if (call.status().equals("ended") && !status.equals("ended")) {
                throw new AssertionError("ended instead of " + status + ": " + call.row());
            }
            return call.status().equals(status) ? call : null;
        });
    }

    /** The call's record when it and all its legs have ended. */
    public CallRecord awaitEnded(Parties.Line caller) {
        return Await.value("the end of " + caller.callId(), Duration.ofSeconds(10), () -> {
            var call = call(caller);
            return call.over() ? call : null;
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

    /** Rows of all tenants, as JSON. */
    public List<JsonObject> rows(String sql) {
        return db().acrossTenants(tx -> tx.list(
                        row -> new JsonObject(row.getString(0)),
                        "SELECT to_jsonb(found)::text FROM (" + sql + ") AS found"))
                .await();
    }

    public long count(String sql) {
        return db().acrossTenants(tx -> tx.one(row -> row.getLong(0), sql))
                .await()
                .orElseThrow();
    }

    /** The only call of a tenant with this direction, when it has ended. */
    public Row endedCall(TenantId tenant, String direction) {
        return Await.value("the end of the call " + direction, Duration.ofSeconds(15), () -> call(tenant, direction)
                .filter(call -> call.getOffsetDateTime("ended_at") != null)
                .orElse(null));
    }

    private Optional<Row> call(TenantId tenant, String direction) {
        return db().inTenant(
                        tenant,
                        tx -> tx.one(
                                row -> row,
                                "SELECT * FROM call WHERE direction = $1 ORDER BY started_at DESC",
                                direction))
                .await();
    }

    public List<String> timeline(TenantId tenant, Row call) {
        return db().inTenant(
                        tenant,
                        tx -> tx.list(
                                row -> row.getString("kind"),
                                "SELECT kind FROM call_event WHERE call_id = $1 ORDER BY id",
                                call.getUUID("id")))
                .await();
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
