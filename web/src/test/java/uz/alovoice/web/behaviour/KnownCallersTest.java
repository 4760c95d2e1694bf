package uz.alovoice.web.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.client.ClientSettings;
import uz.alovoice.core.client.Clients;
import uz.alovoice.core.department.DepartmentSettings;
import uz.alovoice.core.department.Strategy;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.routing.Step;
import uz.alovoice.simswitch.SimCall;
import uz.alovoice.web.Await;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;

/** Callers who are in the client book. */
class KnownCallersTest {
    private static final Duration SOON = Duration.ofMillis(50);
    private static final String FROM = "998901234567";

    static CallCentre centre;

    @BeforeAll
    static void open() {
        centre = CallCentre.here();
    }

    @AfterAll
    static void close() {
        centre.close();
    }

    private static void client(Company company, String name, boolean blocked) {
        new Clients(centre.db())
                .create(company.id(), new ClientSettings(name, List.of(PhoneNumber.parse(FROM)), "", blocked))
                .await();
    }

    private static SimCall call(String address, String number) {
        return centre.sim().trunkAt(address).call(number).from(FROM).start();
    }

    private static String string(Company company, String column) {
        return centre.endedCall(company.id(), "incoming").getString(column);
    }

    @Test
    void aNameFromTheBookIsShownOnThePhoneAndInTheHistory() {
        var company = new Company(centre, "Names");
        client(company, "Gʻulom \"Bek\" Ўринов <VIP> 👩‍💻", false);
        var aziza = company.operator("Aziza");
        var phone = company.simPhone(aziza).answersAfter(SOON);
        company.number(
                "+998712050001",
                company.trunk("127.0.42.1", 0),
                new Step.Extension(aziza.id().value()));
        var caller = call("127.0.42.1", "998712050001");
        assertThat(phone.awaitCall().callerName())
                .as("what a dial string cannot carry is left out")
                .isEqualTo("Gʻulom Bek Ўринов VIP 👩‍💻");
        caller.awaitBridged().hangUp().awaitEnded();
        assertThat(string(company, "from_name")).isEqualTo("Gʻulom \"Bek\" Ўринов <VIP> 👩‍💻");
    }

    @Test
    void aBlockedCallerHearsAPoliteRefusalAndNobodyIsRung() {
        var company = new Company(centre, "Blocked");
        client(company, "Nobody", true);
        var aziza = company.operator("Aziza");
        company.simPhone(aziza);
        company.number(
                "+998712050002",
                company.trunk("127.0.42.2", 0),
                new Step.Extension(aziza.id().value()));
        var caller = call("127.0.42.2", "998712050002");
        caller.awaitHeard("call-refused");
        caller.awaitEnded();
        assertThat(string(company, "result")).isEqualTo("rejected");
        assertThat(centre.count("SELECT count(*) FROM leg WHERE role = 'operator' AND tenant_id = " + company.id()))
                .isZero();
    }

    @Test
    void aCallerGetsBackToWhoTalkedWithHimLast() {
        var company = new Company(centre, "Back to the last");
        var operators = List.of(company.operator("Aziza"), company.operator("Bobur"), company.operator("Dilnoza"));
        var phones = operators.stream()
                .map(o -> company.simPhone(o).answersAfter(SOON))
                .toList();
        var department = company.department(
                s -> new DepartmentSettings(
                        s.name(),
                        null,
                        Strategy.LONGEST_IDLE,
                        0,
                        20,
                        15,
                        0,
                        600,
                        new Step.HangUp(),
                        0,
                        false,
                        false,
                        null,
                        true),
                operators.toArray(uz.alovoice.core.operator.Operator[]::new));
        company.number(
                "+998712050003",
                company.trunk("127.0.42.3", 0),
                new Step.Queue(department.id().value()));
        call("127.0.42.3", "998712050003").awaitBridged().hangUp().awaitEnded();
        var first = last(company);
        for (var i = 0; i < 3; i++) { // by the strategy alone it would be somebody else's turn each time
            call("127.0.42.3", "998712050003").awaitBridged().hangUp().awaitEnded();
            assertThat(last(company)).isEqualTo(first);
        }
        assertThat(phones).hasSize(3);
    }

    private static long last(Company company) {
        Await.until(() ->
                centre.count("SELECT count(*) FROM leg WHERE ended_at IS NULL AND tenant_id = " + company.id()) == 0);
        return centre.count(
                "SELECT operator_id FROM call WHERE tenant_id = " + company.id() + " ORDER BY started_at DESC LIMIT 1");
    }
}
