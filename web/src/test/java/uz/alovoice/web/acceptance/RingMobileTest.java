package uz.alovoice.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.core.routing.Step;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;
import uz.alovoice.web.centre.OnRealSwitch;

/** What a leg is told alone, beside those that ring with it, as the real switch reads it. */
@ExtendWith(OnRealSwitch.class)
@DisplayName("An operator's mobile (real FreeSWITCH)")
class RingMobileTest {
    private final CallCentre centre;
    private final Company company;

    RingMobileTest(CallCentre centre) {
        this.centre = centre;
        company = centre.company("Mobile");
    }

    @AfterEach
    void nothingIsLeft() {
        company.close();
    }

    @Test
    @DisplayName("rings beside his phone with the company's number, is answered, and the talk is charged")
    void beside() {
        var line = company.line("Provider", 0);
        var aziza = company.agent("Aziza");
        var id = aziza.operator().id().value();
        centre.db()
                .acrossTenants(tx -> tx.update(
                        "UPDATE operator SET phone = '+998901112233', ring_mobile = 'beside' WHERE id = $1", id))
                .await();
        var client = company.callIn(line, new Step.Extension(id));
        aziza.phone().awaitCall().ring();
        var mobile = line.provider().awaitCall();
        assertThat(mobile.dialled()).isEqualTo("998901112233");
        assertThat(mobile.from()).isEqualTo(client.dialled());
        mobile.ring().answer();
        client.awaitAnswered();
        mobile.awaitHearing(client);
        client.awaitHearing(mobile);
        client.hangUp();
        var cdr = centre.awaitEnded(client);
        assertThat(cdr.result()).isEqualTo("answered");
        assertThat(centre.rows("SELECT 1 FROM ledger_entry WHERE kind = 'call' AND call_id = '" + cdr.id() + "'"))
                .hasSize(1);
    }
}
