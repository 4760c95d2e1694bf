package uz.alovoice.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.core.routing.Step;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;
import uz.alovoice.web.centre.OnRealSwitch;
import uz.alovoice.web.sip.Tones;

/** The whole story once more with other people's SIP: sipp as the trunk, baresip as the operator's phone. */
@ExtendWith(OnRealSwitch.class)
@DisplayName("sipp's trunk and baresip's phone (real FreeSWITCH)")
class SippAndBaresipOnRealSwitchTest {
    private static final Path SIPP = Path.of("/usr/bin/sipp");
    private static final Path DIGIT = Path.of("/usr/share/sip-tester/dtmf_2833_1.pcap");
    private static final Path BARESIP = Path.of("/usr/bin/baresip");
    private static final int CALLS = 3;

    private final CallCentre centre;
    private final Company company;

    SippAndBaresipOnRealSwitchTest(CallCentre centre) {
        this.centre = centre;
        company = centre.company("Others");
    }

    @AfterEach
    void nothingIsLeft() {
        company.close();
    }

    @Test
    @DisplayName(
            "come together by way of menu, digit and queue, and are recorded; where sipp and baresip are installed")
    void wholeStory() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isExecutable(SIPP) && Files.exists(DIGIT) && Files.isExecutable(BARESIP),
                "no sipp or baresip here");
        var line = company.line("sipp", 0);
        var aziza = company.operator("Aziza");
        var department = company.department(settings -> settings, aziza);
        var queue = new Step.Queue(department.id().value());
        var number = company.number(line, company.menu(new Step.HangUp(), Map.of("1", queue)));
        line.provider().close(); // its address is sipp's now
        var account = company.account(aziza);
        var phone = baresip(account.extension(), account.domain(), account.secret());
        try {
            company.awaitRegistered(aziza);
            for (int i = 0; i < CALLS; i++) {
                assertThat(sipp(line.provider().address(), number))
                        .as("exit status of sipp")
                        .isZero();
            }
        } finally {
            phone.destroy();
            phone.waitFor();
        }
        for (var call : company.endedCalls(CALLS)) {
            assertThat(call.result()).isEqualTo("answered");
            var recording =
                    Tones.Recording.read(centre.file(call, call.recordings().getFirst()));
            assertThat(recording.share(1, 880)).as("the operator, right").isGreaterThanOrEqualTo(0.95);
        }
    }

    /** docker/sipp/trunk.xml: rings in, presses 1, stays 8 s, hangs up. */
    private int sipp(String address, String number) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        SIPP.toString(),
                        "-sf",
                        Path.of("..", "docker", "sipp", "trunk.xml")
                                .toAbsolutePath()
                                .toString(),
                        "-s",
                        number,
                        "-key",
                        "caller",
                        "998901234567",
                        "-i",
                        address,
                        "-mi",
                        address,
                        "-p",
                        "5060",
                        "-m",
                        "1",
                        "-timeout",
                        "30",
                        "-timeout_error",
                        "-nostdin",
                        centre.node().address() + ":5080")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        centre.directory().resolve("sipp.log").toFile()))
                .start();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    /** Answers by itself and sounds at 880 Hz. */
    private Process baresip(String extension, String domain, String secret) throws IOException {
        var home = Files.createDirectories(centre.directory().resolve("baresip"));
        var tone = Tones.write(home.resolve("tone.wav"), 880, Duration.ofSeconds(60));
        Files.writeString(home.resolve("config"), """
                sip_listen %s:5060
                module_path /usr/lib/baresip/modules
                audio_source aufile,%s
                audio_player aufile,%s
                audio_alert aufile,%s
                module g711.so
                module aufile.so
                module_app account.so
                module_app menu.so
                """.formatted(
                        centre.freeAddress(), tone, home.resolve("heard.wav"), home.resolve("alert.wav")));
        Files.writeString(home.resolve("accounts"), """
                <sip:%s@%s;transport=udp>;auth_user=%s;auth_pass=%s;outbound="sip:%s:5060";regint=60;answermode=auto;audio_codecs=PCMA
                """.formatted(
                        extension, domain, extension, secret, centre.node().address()));
        return new ProcessBuilder(BARESIP.toString(), "-f", home.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("baresip.log").toFile())
                .start();
    }
}
