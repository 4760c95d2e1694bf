package uz.alovoice.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.alovoice.web.acceptance.Company.SOON;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.core.routing.Step;
import uz.alovoice.web.acceptance.SipCall.State;

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
        var number = company.number(line, new Step.Extension(id));
        var client = Company.callIn(line, number);
        aziza.phone().awaitCall(SOON).ring();
        var mobile = line.provider().awaitCall(SOON);
        assertThat(mobile.dialled()).isEqualTo("998901112233");
        assertThat(mobile.from()).isEqualTo(number);
        mobile.ring().answer();
        client.awaitState(State.ANSWERED, SOON);
        client.audio().tone(440);
        mobile.audio().tone(880);
        mobile.audio().awaitTone(440, Duration.ofMillis(500), SOON);
        client.audio().awaitTone(880, Duration.ofMillis(500), SOON);
        client.hangUp();
        var cdr = centre.awaitEnded(client.callId());
        assertThat(cdr.result()).isEqualTo("answered");
        assertThat(centre.rows("SELECT 1 FROM ledger_entry WHERE kind = 'call' AND call_id = '" + cdr.id() + "'"))
                .hasSize(1);
    }
}
