package uz.alovoice.web.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.routing.Step;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;

/** The main story, a line a hop: a client calls the company's number, presses 1, and talks to an operator of the department. */
class CallJourneyTest {
    static CallCentre centre;

    @BeforeAll
    static void open() {
        centre = CallCentre.here();
    }

    @AfterAll
    static void close() {
        centre.close();
    }

    @Test
    void aClientReachesAnOperatorThroughTheMenu() {
        var company = new Company(centre, "Journey");
        var aziza = company.operator("Aziza");
        var sales = company.department(settings -> settings, aziza);
        var trunk = company.trunk("127.0.20.1", 0);
        var menu = company.menu(
                new Step.HangUp(), Map.of("1", new Step.Queue(sales.id().value())));
        company.number("+998712000001", trunk, menu);
        var phone = company.simPhone(aziza).answersAfter(Duration.ofMillis(300));

        var client = centre.sim()
                .trunkAt("127.0.20.1")
                .call("+998712000001")
                .from("+998901234567")
                .start();
        client.awaitAnswered();
        client.awaitPlaying("silence_stream"); // the menu has no greeting: it listens
        client.dtmf("1");
        client.awaitPlaying("hold.wav");
        client.awaitBridgedWith(phone);
        phone.awaitCall().hangUp();
        assertThat(client.awaitEnded()).isEqualTo(HangupCause.NORMAL_CLEARING);

        var call = centre.endedCall(company.id(), "incoming");
        assertThat(call.getString("result")).isEqualTo("answered");
        assertThat(call.getString("from_number")).isEqualTo("+998901234567");
        assertThat(call.getLong("operator_id")).isEqualTo(aziza.id().value());
        assertThat(centre.timeline(company.id(), call))
                .containsSubsequence("began", "answered", "entered", "talk", "leg_ended", "leg_ended", "ended");
    }
}
