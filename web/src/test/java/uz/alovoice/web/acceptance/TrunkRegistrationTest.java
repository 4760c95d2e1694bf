package uz.alovoice.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.trunk.TrunkDiagnosis;
import uz.alovoice.web.acceptance.SipCall.State;

/** Trunks that register: what their owner is told, and that a bad one harms nobody. */
@ExtendWith(OnRealSwitch.class)
@DisplayName("A trunk's registration (real FreeSWITCH)")
class TrunkRegistrationTest {
    private final CallCentre centre;
    private final Company company;

    TrunkRegistrationTest(CallCentre centre) {
        this.centre = centre;
        company = centre.company("Lines");
    }

    @AfterEach
    void nothingIsLeft() {
        company.close();
    }

    private void awaitState(Company.Line line, String state) {
        Await.until("trunk is " + state, Duration.ofSeconds(15), () -> centre.rows("SELECT state FROM trunk WHERE id = "
                        + line.trunk().id().value())
                .getFirst()
                .getString("state")
                .equals(state));
    }

    private TrunkDiagnosis diagnosis(Company.Line line) {
        var row = centre.rows("SELECT sip_status, sip_phrase FROM trunk WHERE id = "
                        + line.trunk().id().value())
                .getFirst();
        return TrunkDiagnosis.of(row.getInteger("sip_status"), row.getString("sip_phrase"), true);
    }

    @Test
    @DisplayName("that is accepted is shown as registered")
    void accepted() {
        var line = company.registeredLine("Good", 200);
        awaitState(line, "registered");
        assertThat(line.provider().registersReceived()).isPositive();
    }

    @Test
    @DisplayName("that is refused says why in plain words")
    void refused() {
        var password = company.registeredLine("Forbidden", 403);
        var login = company.registeredLine("Wrong login", 404);
        awaitState(password, "failed");
        awaitState(login, "failed");
        assertThat(diagnosis(password)).isEqualTo(TrunkDiagnosis.FORBIDDEN);
        assertThat(diagnosis(login)).isEqualTo(TrunkDiagnosis.UNKNOWN_LOGIN);
    }

    @Test
    @DisplayName("that gets no answer or a refusal leaves the other trunks' calls alone")
    void harmsNobody() {
        company.registeredLine("Silent", 0);
        awaitState(company.registeredLine("Refused", 403), "failed");
        var line = company.line("Good", 1);
        var aziza = company.agent("Aziza");
        var caller = Company.callIn(
                line,
                company.number(line, new Step.Extension(aziza.operator().id().value())));
        aziza.phone().awaitCall(Company.SOON).answer();
        caller.awaitState(State.ANSWERED, Company.SOON).hangUp();
        assertThat(centre.awaitEnded(caller.callId()).result()).isEqualTo("answered");
    }
}
