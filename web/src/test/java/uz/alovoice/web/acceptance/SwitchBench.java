package uz.alovoice.web.acceptance;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.trunk.Transport;
import uz.alovoice.core.trunk.TrunkSettings;
import uz.alovoice.web.TemporaryFiles;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.RealSwitch;

/**
 * Calls a second of a real FreeSWITCH with our brain beside those of its own static dialplan that does the same: answer, collect a key, record,
 * bridge through a gateway; the person called hangs up at once. sipp is both ends and keeps so many calls going. The brain writes records and
 * takes CDRs meanwhile; the static dialplan does not, and is asked for no other configuration.
 */
final class SwitchBench {
    /** It is not what is measured. */
    private static final Map<String, String> FENCE_AWAY =
            Map.of("ALOVOICE_CALLS_PER_SECOND", "1000", "ALOVOICE_MAX_SESSIONS", "5000");

    private static final String CALLER = "127.202.2.1";
    private static final String CALLED = "127.202.2.2";
    private static final String NUMBER = "998712000009";
    private static final String OUTSIDE = "998901234567";
    private static final Path SIPP = Path.of("/usr/bin/sipp");
    private static final Path SCENARIOS = Path.of("web", "src", "test", "resources", "sipp");
    private static final int AT_ONCE = 30;
    private static final int CALLS = 400;

    private SwitchBench() {}

    static JsonObject run() throws IOException, InterruptedException {
        if (RealSwitch.home().isEmpty() || !Files.isExecutable(SIPP)) {
            return new JsonObject().putNull("switch_ratio");
        }
        var directory = Files.createTempDirectory("alovoice-bench");
        Process called = null;
        try (var centre =
                CallCentre.measured(configuration(directory), FENCE_AWAY).start()) {
            var node = centre.node();
            var external = node.address() + ":5080";
            company(centre);
            called = sipp("called.xml", directory, CALLED, List.of());
            calls(directory, external); // to warm up
            var withBrain = calls(directory, external);
            centre.brain(0).kill();
            node.api("unload", "mod_xml_curl");
            node.api("unload", "mod_json_cdr");
            node.awaitNoChannels(Duration.ofSeconds(10));
            node.api("reloadxml", "");
            calls(directory, external);
            var byItself = calls(directory, external);
            return new JsonObject()
                    .put("switch_ratio", CallsBench.hundredths(withBrain / byItself))
                    .put("switch_calls_per_s", CallsBench.hundredths(withBrain))
                    .put("switch_alone_calls_per_s", CallsBench.hundredths(byItself))
                    .put("switch_at_once", AT_ONCE);
        } finally {
            if (called != null) {
                called.destroyForcibly().waitFor();
            }
            TemporaryFiles.delete(directory);
        }
    }

    /** @return calls a second; fails when one went wrong */
    private static double calls(Path directory, String external) throws IOException, InterruptedException {
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
                        external));
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

    /** The first trunk of a new database, so its gateway is g1. One for both ways: sipp calls from one address, and is called at another. */
    private static void company(CallCentre centre) {
        var company = centre.company("Bench");
        centre.db()
                .acrossTenants(tx -> tx.update(
                        "UPDATE tenant SET daily_call_limit = 1000000, daily_spend_limit = 100000000000 WHERE id = $1",
                        company.id().value()))
                .await();
        var trunk = company.trunk(new TrunkSettings(
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
                0));
        var outside = new Step.Outside("+" + OUTSIDE);
        company.number("+" + NUMBER, trunk, company.menu(new Step.HangUp(), Map.of("1", outside)));
    }
}
