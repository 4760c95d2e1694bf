package uz.alovoice.web.acceptance;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Channel;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.menu.Menu;
import uz.alovoice.core.menu.Menus;
import uz.alovoice.core.number.Numbers;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;
import uz.alovoice.core.trunk.Transport;
import uz.alovoice.core.trunk.TrunkSettings;
import uz.alovoice.core.trunk.Trunks;

/**
 * Calls a second of a real FreeSWITCH with our brain beside those of its own static dialplan that does the same: answer, collect a key, record,
 * bridge through a gateway; the person called hangs up at once. sipp is both ends and keeps so many calls going. The brain writes records and
 * takes CDRs meanwhile; the static dialplan does not, and is asked for no other configuration.
 */
final class SwitchBench {
    private static final String NODE = "127.202.1.1";
    private static final String BRAIN = "127.202.1.2";
    private static final String CALLER = "127.202.2.1";
    private static final String CALLED = "127.202.2.2";
    private static final String NUMBER = "998712000009";
    private static final String OUTSIDE = "998901234567";
    private static final Path SIPP = Path.of("/usr/bin/sipp");
    private static final Path SCENARIOS = Path.of("web", "src", "test", "resources", "sipp");
    private static final int AT_ONCE = 30;
    private static final int CALLS = 400;

    private SwitchBench() {}

    static JsonObject run(Vertx vertx, Path data) throws IOException, InterruptedException {
        if (RealSwitch.home().isEmpty() || !Files.isExecutable(SIPP)) {
            return new JsonObject().putNull("switch_ratio");
        }
        var directory = Files.createDirectories(data.resolve("real"));
        Process called = null;
        try (var database = TestDatabase.create(vertx);
                var brain = new BrainProcess(
                        BRAIN, brainEnvironment(database, directory), directory.resolve("brain.log"), List.of());
                var node = new RealSwitch(
                        vertx, configuration(directory), directory.resolve("node"), NODE, 8021, nodeEnvironment())) {
            // A database without a customer would be given the demo.
            var tenant = customer(database.db());
            brain.start();
            node.start();
            trunk(database.db(), tenant, node);
            called = sipp("called.xml", directory, CALLED, List.of());
            calls(directory); // to warm up
            var withBrain = calls(directory);
            brain.kill();
            node.api("unload", "mod_xml_curl");
            node.api("unload", "mod_json_cdr");
            node.awaitNoChannels(Duration.ofSeconds(10));
            node.api("reloadxml", "");
            calls(directory);
            var byItself = calls(directory);
            return new JsonObject()
                    .put("switch_ratio", CallsBench.hundredths(withBrain / byItself))
                    .put("switch_calls_per_s", CallsBench.hundredths(withBrain))
                    .put("switch_alone_calls_per_s", CallsBench.hundredths(byItself))
                    .put("switch_at_once", AT_ONCE);
        } finally {
            if (called != null) {
                called.destroyForcibly().waitFor();
            }
        }
    }

    /** @return calls a second; fails when one went wrong */
    private static double calls(Path directory) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var process = sipp(
                "caller.xml",
                directory,
                CALLER,
                List.of(
                        "-s",
                        NUMBER,
                        "-m",
                        Integer.toString(CALLS),
                        "-l",
                        Integer.toString(AT_ONCE),
                        "-r",
                        "200",
                        "-timeout",
                        "60",
                        "-timeout_error",
                        NODE + ":5080"));
        if (!process.waitFor(70, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("sipp's calls did not all go well, see " + directory);
        }
        return CALLS / ((System.nanoTime() - begun) / 1e9);
    }

    private static Process sipp(String scenario, Path directory, String address, List<String> more) throws IOException {
        var command = new ArrayList<>(List.of(
                SIPP.toString(),
                "-sf",
                SCENARIOS.resolve(scenario).toAbsolutePath().toString(),
                "-i",
                address,
                "-mi",
                address,
                "-p",
                "5060",
                "-trace_err",
                "-error_file",
                directory.resolve(scenario + ".errors").toString(),
                "-nostdin"));
        command.addAll(more);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(scenario + ".log").toFile())
                .start();
    }

    /** The node's own files, but a dialplan that does by itself what the brain does; it is asked only when the brain is gone. */
    private static Path configuration(Path directory) {
        var from = Path.of("freeswitch-conf").toAbsolutePath();
        var to = directory.resolve("conf");
        try (var files = Files.walk(from)) {
            for (var file : files.filter(file -> !file.startsWith(from.resolve("sounds")))
                    .toList()) {
                var target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
            Files.createSymbolicLink(to.resolve("sounds"), from.resolve("sounds"));
            Files.writeString(to.resolve("dialplan/no-brain.xml"), """
                    <include><context name="global"><extension name="bench"><condition>
                      <action application="set" data="hangup_after_bridge=true"/>
                      <action application="answer"/>
                      <action application="play_and_get_digits"
                        data="1 1 1 5000 none silence_stream://100 silence_stream://10 keys [0-9*#]+ 2000"/>
                      <action application="set" data="RECORD_STEREO=true"/>
                      <action application="set" data="RECORD_BRIDGE_REQ=true"/>
                      <action application="record_session" data="%s/${uuid}.wav"/>
                      <action application="bridge" data="sofia/gateway/g1/%s"/>
                    </condition></extension></context></include>
                    """.formatted(
                            Files.createDirectories(directory.resolve("recorded")), OUTSIDE));
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TenantId customer(Db db) {
        var usual = TenantSettings.of("Bench");
        return new Tenants(db, "bench.test")
                .create(new TenantSettings(
                        usual.name(),
                        usual.timeZone(),
                        usual.language(),
                        false,
                        false,
                        1_000_000,
                        100_000_000_000L,
                        true,
                        false,
                        1))
                .await()
                .id();
    }

    /** The first of a new database, so its gateway is g1. One trunk for both ways: sipp calls from one address, and is called at another. */
    private static void trunk(Db db, TenantId tenant, RealSwitch node) {
        var trunk = new Trunks(db, CallCentre.seal())
                .create(
                        tenant,
                        new TrunkSettings(
                                "sipp",
                                null,
                                CALLED,
                                5060,
                                Transport.UDP,
                                false,
                                null,
                                null,
                                null,
                                List.of(CALLER, CALLED),
                                1000,
                                100,
                                0),
                        null)
                .await();
        Step outside = new Step.Outside("+" + OUTSIDE);
        var menu = new Menus(db)
                .save(
                        tenant,
                        new Menu(null, 0, "Menu", null, 5, 1, new Step.HangUp(), new TreeMap<>(Map.of("1", outside))))
                .await();
        new Numbers(db)
                .connect(
                        tenant,
                        PhoneNumber.parse(NUMBER),
                        trunk.id(),
                        new Step.Menu(menu.id().value()))
                .await();
        db.wake(Channel.SETTINGS);
        Await.until(
                "the trunk is in force",
                Duration.ofSeconds(20),
                () -> node.api("acl", CALLER + " trunks").equals("true")
                        && !node.api("sofia", "status gateway g" + trunk.id().value())
                                .startsWith("Invalid"));
    }

    private static Map<String, String> brainEnvironment(TestDatabase database, Path data) {
        var environment = new HashMap<>(CallsBench.environment(database, data));
        environment.put("ALOVOICE_PUBLIC", BRAIN + ":8080");
        environment.put("ALOVOICE_SWITCH", BRAIN + ":8090");
        environment.put("ALOVOICE_SWITCH_PASSWORD", RealSwitch.PASSWORD);
        environment.put("ALOVOICE_SOCKET", BRAIN + ":9601");
        environment.put("ALOVOICE_NODES", NODE + ":8021");
        environment.put("ALOVOICE_ESL_PASSWORD", RealSwitch.PASSWORD);
        environment.put("ALOVOICE_SIP_IP", NODE);
        environment.put("ALOVOICE_WS_PORT", "0");
        environment.put("ALOVOICE_WSS_PORT", "0");
        return environment;
    }

    /** The fence is away: it is not what is measured. */
    private static Map<String, String> nodeEnvironment() {
        return Map.of(
                "ALOVOICE_HOSTNAME",
                "bench-real",
                "ALOVOICE_XML_URL",
                "http://" + BRAIN + ":8090/xml",
                "ALOVOICE_CDR_URL",
                "http://" + BRAIN + ":8090/cdr",
                "ALOVOICE_SOCKETS",
                BRAIN + ":9601",
                "ALOVOICE_SWITCH_USER",
                "switch",
                "ALOVOICE_SWITCH_PASSWORD",
                RealSwitch.PASSWORD,
                "ALOVOICE_CALLS_PER_SECOND",
                "1000",
                "ALOVOICE_MAX_SESSIONS",
                "5000");
    }
}
