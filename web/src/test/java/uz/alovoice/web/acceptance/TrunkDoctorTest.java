package uz.alovoice.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.core.trunk.Transport;
import uz.alovoice.core.trunk.Trunk;
import uz.alovoice.core.trunk.TrunkDiagnosis;
import uz.alovoice.core.trunk.TrunkFault;
import uz.alovoice.core.trunk.TrunkSettings;
import uz.alovoice.core.trunk.Trunks;
import uz.alovoice.web.Await;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;
import uz.alovoice.web.centre.OnRealSwitch;
import uz.alovoice.web.centre.Parties;

/** What a provider does wrong, done by sipp, and what the trunk's owner is told of it. */
@ExtendWith(OnRealSwitch.class)
@DisplayName("The trunk doctor, with sipp as the provider (real FreeSWITCH)")
class TrunkDoctorTest {
    private static final Path SIPP = Path.of("/usr/bin/sipp");
    /** A REGISTER without any answer is given up after 32 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String WITH_SIPP = "; where sipp is installed";

    private final CallCentre centre;
    private final Company company;
    private final List<Process> providers = new ArrayList<>();

    TrunkDoctorTest(CallCentre centre) {
        this.centre = centre;
        company = centre.company("Doctor");
    }

    @BeforeEach
    void sippIsThere() {
        Assumptions.assumeTrue(Files.isExecutable(SIPP), "no sipp here");
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        company.close();
        for (var provider : providers) {
            provider.destroy();
            provider.waitFor();
        }
    }

    /** sipp at an address of its own. */
    private String provider(String scenario, @Nullable String status) {
        var address = centre.freeAddress();
        var command = new ArrayList<>(List.of(
                SIPP.toString(),
                "-sf",
                Path.of("src/test/resources/sipp", scenario).toAbsolutePath().toString(),
                "-i",
                address,
                "-mi",
                address,
                "-p",
                "5060",
                "-aa",
                "-nostdin"));
        if (status != null) {
            command.addAll(List.of("-key", "status", status));
        }
        run(command);
        return address;
    }

    private void run(List<String> command) {
        try {
            providers.add(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            centre.directory().resolve("sipp-doctor.log").toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Trunk registered(String name, String server) {
        return company.trunk(new TrunkSettings(
                name, null, server, 5060, Transport.UDP, true, "login", null, null, List.of(), 20, 20, 0));
    }

    private Trunk now(Trunk trunk) {
        return new Trunks(centre.db(), CallCentre.seal())
                .get(company.tenant().id(), trunk.id())
                .await();
    }

    @Test
    @Disabled("a loop of 401 is not told as a wrong password within a minute on the real switch")
    @DisplayName(
            "tells a refused, a challenged, an unheard and a misnamed registration apart (not green yet: the loop of 401)"
                    + WITH_SIPP)
    void registrations() {
        var expected = new LinkedHashMap<Trunk, TrunkDiagnosis>();
        expected.put(registered("401", provider("register-challenged.xml", null)), TrunkDiagnosis.WRONG_PASSWORD);
        expected.put(registered("403", provider("register-refused.xml", "403 Forbidden")), TrunkDiagnosis.FORBIDDEN);
        expected.put(
                registered("404", provider("register-refused.xml", "404 Not Found")), TrunkDiagnosis.UNKNOWN_LOGIN);
        expected.put(
                registered("488", provider("register-refused.xml", "488 Not Acceptable Here")),
                TrunkDiagnosis.NOT_ACCEPTABLE);
        expected.put(
                registered("503", provider("register-refused.xml", "503 Service Unavailable")),
                TrunkDiagnosis.UNAVAILABLE);
        expected.put(registered("silence", provider("register-silent.xml", null)), TrunkDiagnosis.NOT_ANSWERING);
        expected.put(registered("name", "no-such-host.invalid"), TrunkDiagnosis.UNKNOWN_HOST);
        expected.forEach((trunk, diagnosis) -> Await.until(
                "diagnosis of " + trunk.settings().name() + " is " + diagnosis,
                PATIENCE,
                () -> now(trunk).diagnosis().stream().anyMatch(diagnosis::equals)));
    }

    @Test
    @Disabled("a call refused with 488 is told as an outage on the real switch")
    @DisplayName("learns from outgoing calls: codec, outage, nothing heard (not green yet: 488 is told as an outage)"
            + WITH_SIPP)
    void outgoingCalls() {
        assertThat(refused("488 Not Acceptable Here")).isEqualTo(TrunkDiagnosis.NOT_ACCEPTABLE);
        assertThat(refused("503 Service Unavailable")).isEqualTo(TrunkDiagnosis.UNAVAILABLE);
        assertThat(refused("403 Forbidden")).isEqualTo(TrunkDiagnosis.CALL_FORBIDDEN);

        var other = centre.company("Not heard");
        try {
            var trunk = address(other, provider("called-not-heard.xml", null));
            var call = other.agent("Aziza").phone().dial("901234567").awaitAnswered();
            Await.until("four seconds of talk", Duration.ofSeconds(8), () -> !centre.rows(
                            "SELECT uuid FROM leg WHERE trunk_id = "
                                    + trunk.id().value()
                                    + " AND answered_at < clock_timestamp() - interval '4 seconds'")
                    .isEmpty());
            call.hangUp();
            assertThat(fault(other, trunk)).isEqualTo(TrunkDiagnosis.ONE_WAY_AUDIO);
        } finally {
            other.close();
        }
    }

    private TrunkDiagnosis refused(String status) {
        var other = centre.company(status);
        try {
            var trunk = address(other, provider("call-refused.xml", status));
            other.agent("Aziza").phone().dial("901234567").awaitEnded();
            return fault(other, trunk);
        } finally {
            other.close();
        }
    }

    private Trunk address(Company of, String address) {
        return of.trunk(new TrunkSettings(
                "sipp", null, address, 5060, Transport.UDP, false, null, null, null, List.of(address), 20, 20, 0));
    }

    private TrunkDiagnosis fault(Company of, Trunk trunk) {
        return Await.value("a fault", Parties.SOON, () -> new Trunks(centre.db(), CallCentre.seal())
                .get(of.tenant().id(), trunk.id()).await().faults().stream()
                        .findFirst()
                        .map(TrunkFault::diagnosis)
                        .orElse(null));
    }

    @Test
    @DisplayName("names the number that is called and not connected" + WITH_SIPP)
    void unassignedNumber() {
        var address = centre.freeAddress();
        var trunk = address(company, address);
        run(List.of(
                SIPP.toString(),
                "-sf",
                Path.of("..", "docker", "sipp", "trunk.xml").toAbsolutePath().toString(),
                "-s",
                "998712777777",
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
                "-nostdin",
                centre.node().address() + ":5080"));
        assertThat(fault(company, trunk)).isEqualTo(TrunkDiagnosis.UNASSIGNED_NUMBER);
        assertThat(now(trunk).faults().getFirst().detail()).isEqualTo("+998712777777");
    }
}
