package uz.alovoice.web.acceptance;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;

/**
 * The whole product on one machine: a database, a real FreeSWITCH with {@code freeswitch-conf}, and brains in processes of their own, each
 * with loopback addresses of its own so that many can stand side by side.
 */
final class CallCentre implements AutoCloseable {
    static final int BRAINS = 2;
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String DOMAIN = "acceptance.test";
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final AtomicInteger phones = new AtomicInteger();

    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase database = TestDatabase.create(vertx);
    private final int network = 16 + (int) (ProcessHandle.current().pid() % 200);
    private final Path directory;
    private final RealSwitch node;
    private final List<BrainProcess> brains = new ArrayList<>();

    CallCentre() {
        try {
            directory = Path.of("target", "acceptance").toAbsolutePath();
            TemporaryFiles.delete(directory);
            Files.createDirectories(directory);
            for (int i = 0; i < BRAINS; i++) {
                brains.add(new BrainProcess(
                        brainAddress(i), brainEnvironment(i), directory.resolve("brain" + i + ".log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // A database without a customer would be given the demo.
        new Tenants(db(), DOMAIN)
                .create(TenantSettings.of("Keeps the demo away"))
                .await();
        node = new RealSwitch(
                vertx,
                ROOT.resolve("freeswitch-conf"),
                directory.resolve("node"),
                address(1, 1),
                8021,
                nodeEnvironment());
    }

    /** Starts the brains, which share the calls, and the node. */
    CallCentre start() {
        brains.forEach(BrainProcess::start);
        node.start();
        Await.until("SIP profiles are up", Duration.ofSeconds(20), () -> {
            var status = node.api("sofia", "status");
            return status.contains("internal") && status.contains("external") && status.contains("RUNNING");
        });
        return this;
    }

    /** A customer that the brain may not know yet. */
    Company company(String name) {
        return new Company(this, name);
    }

    Db db() {
        return database.db();
    }

    static Seal seal() {
        return new Seal(KEY);
    }

    static String domain() {
        return DOMAIN;
    }

    RealSwitch node() {
        return node;
    }

    BrainProcess brain(int index) {
        return brains.get(index);
    }

    Path data() {
        return directory.resolve("data");
    }

    Path directory() {
        return directory;
    }

    /** An address that nobody else has. */
    String freeAddress() {
        int next = phones.incrementAndGet();
        return address(10 + next / 250, 1 + next % 250);
    }

    InetSocketAddress internal() {
        return new InetSocketAddress(node.address(), 5060);
    }

    InetSocketAddress external() {
        return new InetSocketAddress(node.address(), 5080);
    }

    /** Where the brains listen for people, at port 8080. */
    List<String> brainAddresses() {
        return java.util.stream.IntStream.range(0, BRAINS)
                .mapToObj(this::brainAddress)
                .toList();
    }

    /** The brain that nodes reach at this address. */
    BrainProcess brainAt(String socket) {
        for (int i = 0; i < BRAINS; i++) {
            if (socket.equals(brainAddress(i) + ":9601")) {
                return brains.get(i);
            }
        }
        throw new AssertionError("no brain at " + socket);
    }

    /** Until the call was claimed so often, the first time when it began. */
    void awaitEpoch(String sipCallId, int epoch) {
        Await.until(
                "epoch " + epoch + " of " + sipCallId,
                Duration.ofSeconds(12),
                () -> call(sipCallId).row().getInteger("epoch") >= epoch);
    }

    /** Until the caller's channel listens for keys. */
    void awaitPrompting(String sipCallId) {
        Await.until("a menu for " + sipCallId, Duration.ofSeconds(12), () -> {
            var leg = rows("SELECT l.uuid::text AS uuid FROM leg l WHERE l.sip_call_id = '" + sipCallId + "'")
                    .getFirst();
            return node.api("uuid_getvar", leg.getString("uuid") + " current_application")
                    .contains("play_and_get_digits");
        });
    }

    /** When the caller took his place in a queue. */
    String placeSince(String sipCallId) {
        return Await.value("a place in a queue", Duration.ofSeconds(5), () -> {
            var found = rows("SELECT entered_at FROM queue_place WHERE call_id = '"
                    + call(sipCallId).id() + "'");
            return found.isEmpty() ? null : found.getFirst().getString("entered_at");
        });
    }

    void awaitNoRegistration(Company.Agent agent) {
        Await.until(
                "no phone of " + agent.extension(),
                Duration.ofSeconds(6),
                () -> rows("SELECT contact FROM registration WHERE operator_id = "
                                + agent.operator().id().value())
                        .isEmpty());
    }

    /** Until there is a call whose caller's leg has this SIP Call-ID. */
    CallRecord call(String sipCallId) {
        return Await.value("a call for Call-ID " + sipCallId, Duration.ofSeconds(5), () -> {
            var found = rows("SELECT c.id AS id FROM call c JOIN leg l ON l.uuid = c.caller_leg WHERE l.sip_call_id = '"
                    + sipCallId + "'");
            return found.isEmpty()
                    ? null
                    : record(UUID.fromString(found.getFirst().getString("id")));
        });
    }

    CallRecord awaitStatus(String sipCallId, String status, Duration limit) {
        Await.until("status " + status + " of " + sipCallId, limit, () -> {
            var call = call(sipCallId);
            if (call.status().equals("ended") && !status.equals("ended")) {
                throw new AssertionError("ended instead of " + status + ": " + call.row());
            }
            return call.status().equals(status);
        });
        return call(sipCallId);
    }

    /** The call's record when it and all its legs and recordings have ended. */
    CallRecord awaitEnded(String sipCallId) {
        return Await.value("the end of " + sipCallId, Duration.ofSeconds(10), () -> {
            var call = call(sipCallId);
            boolean over = call.status().equals("ended")
                    && call.legs().stream().allMatch(leg -> leg.getValue("ended_at") != null);
            return over ? call : null;
        });
    }

    /** No channel without a call, no call or operator without a channel. */
    void awaitQuiet() {
        node.awaitNoChannels(Duration.ofSeconds(10));
        Await.until("nothing left in the database", Duration.ofSeconds(5), () -> rows("""
                                SELECT id::text FROM call WHERE ended_at IS NULL UNION ALL SELECT uuid::text FROM leg WHERE ended_at IS NULL
                                UNION ALL SELECT call_id::text FROM queue_place""")
                .isEmpty());
    }

    private CallRecord record(UUID id) {
        var row = rows("""
                        SELECT id, status, result, cause, direction, from_number, to_number, wait_ms, talk_ms, sip_status, epoch,
                            (extract(epoch FROM started_at) * 1000)::bigint AS started, (extract(epoch FROM talk_at) * 1000)::bigint AS talk,
                            (extract(epoch FROM ended_at) * 1000)::bigint AS ended, tenant_id
                        FROM call WHERE id = '%s'""".formatted(id)).getFirst();
        return new CallRecord(
                row,
                rows(
                        "SELECT role, number, cause, sip_status, sip_call_id, operator_id, answered_at, bridged_at, ended_at FROM leg WHERE call_id = '"
                                + id + "' ORDER BY created_at"),
                rows("SELECT kind FROM call_event WHERE call_id = '" + id + "' ORDER BY id").stream()
                        .map(event -> event.getString("kind"))
                        .toList(),
                rows("SELECT kind, file, duration_ms, ended_at FROM recording WHERE call_id = '" + id + "'"));
    }

    /** Rows of all tenants, as JSON. */
    List<JsonObject> rows(String sql) {
        return db().acrossTenants(tx -> tx.list(
                        row -> new JsonObject(row.getString(0)),
                        "SELECT to_jsonb(found)::text FROM (" + sql + ") AS found"))
                .await();
    }

    /** A recording's file. */
    Path file(CallRecord call, JsonObject recording) {
        return data().resolve("tenants")
                .resolve(call.row().getLong("tenant_id").toString())
                .resolve(recording.getString("file"));
    }

    /** Logs, recordings and the rest stay in {@code target/acceptance} until the next run. */
    @Override
    public void close() {
        node.close();
        brains.forEach(BrainProcess::close);
        database.close();
        vertx.close().await();
    }

    private String address(int third, int fourth) {
        return "127." + network + "." + third + "." + fourth;
    }

    private String brainAddress(int index) {
        return address(1, 11 + index);
    }

    private String each(String before, String after, String between) {
        var all = new JsonArray();
        for (int i = 0; i < BRAINS; i++) {
            all.add(before + brainAddress(i) + after);
        }
        return String.join(between, all.stream().map(Object::toString).toList());
    }

    private Map<String, String> nodeEnvironment() {
        return Map.of(
                "ALOVOICE_HOSTNAME",
                "acceptance" + network,
                "ALOVOICE_XML_URL",
                each("http://", ":8090/xml", " "),
                "ALOVOICE_CDR_URL",
                each("http://", ":8090/cdr", " "),
                "ALOVOICE_SOCKETS",
                each("", ":9601", "|"),
                "ALOVOICE_SWITCH_USER",
                "switch",
                "ALOVOICE_SWITCH_PASSWORD",
                RealSwitch.PASSWORD);
    }

    private Map<String, String> brainEnvironment(int index) {
        var address = brainAddress(index);
        var environment = new HashMap<String, String>();
        environment.put("DATABASE_URL", database.ownerUrl());
        environment.put("BRAIN_DATABASE_URL", database.brainUrl());
        environment.put("ALOVOICE_DATA", data().toString());
        environment.put("ALOVOICE_KEY", KEY);
        environment.put("ALOVOICE_PUBLIC", address + ":8080");
        environment.put("ALOVOICE_SWITCH", address + ":8090");
        environment.put("ALOVOICE_SWITCH_USER", "switch");
        environment.put("ALOVOICE_SWITCH_PASSWORD", RealSwitch.PASSWORD);
        environment.put("ALOVOICE_SOCKET", address + ":9601");
        environment.put("ALOVOICE_NODES", address(1, 1) + ":8021");
        environment.put("ALOVOICE_ESL_PASSWORD", RealSwitch.PASSWORD);
        environment.put("ALOVOICE_SIP_DOMAIN", DOMAIN);
        environment.put("ALOVOICE_WS_PORT", "5066");
        environment.put("ALOVOICE_DASHBOARD", ROOT.resolve("web/dashboard/dist").toString());
        environment.put("ALOVOICE_WSS_PORT", "0");
        environment.put(
                "ALOVOICE_SOUNDS", ROOT.resolve("freeswitch-conf/sounds").toString());
        environment.put("ALOVOICE_MIGRATIONS", ROOT.resolve("migrations").toString());
        return environment;
    }
}
