package uz.alovoice.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.trunk.TrunkDiagnosis;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;

/** Trunks that register: what their owner is told, and that a bad one harms nobody. */
abstract class TrunkRegistrationContract extends Contract {
    TrunkRegistrationContract(CallCentre centre) {
        super(centre, "Lines");
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
        company.awaitState(line, "registered");
        assertThat(line.provider().registersReceived()).isPositive();
    }

    @Test
    @DisplayName("that is refused says why in plain words")
    void refused() {
        var password = company.registeredLine("Forbidden", 403);
        var login = company.registeredLine("Wrong login", 404);
        company.awaitState(password, "failed");
        company.awaitState(login, "failed");
        assertThat(diagnosis(password)).isEqualTo(TrunkDiagnosis.FORBIDDEN);
        assertThat(diagnosis(login)).isEqualTo(TrunkDiagnosis.UNKNOWN_LOGIN);
    }

    @Test
    @DisplayName("that gets no answer or a refusal leaves the other trunks' calls alone")
    void harmsNobody() {
        company.registeredLine("Silent", 0);
        company.awaitState(company.registeredLine("Refused", 403), "failed");
        var line = company.line("Good", 1);
        var aziza = company.agent("Aziza");
        var caller = company.callIn(line, aziza.step());
        aziza.phone().awaitCall().answer();
        caller.awaitAnswered().hangUp();
        assertThat(centre.awaitEnded(caller).result()).isEqualTo("answered");
    }
}
