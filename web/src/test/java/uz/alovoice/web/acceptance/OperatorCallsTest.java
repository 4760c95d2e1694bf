package uz.alovoice.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.core.routing.Step;
import uz.alovoice.web.acceptance.SipCall.State;

/** Operators call each other and the world, and pass calls on. */
@ExtendWith(OnRealSwitch.class)
@DisplayName("An operator's calls (real FreeSWITCH)")
class OperatorCallsTest {
    private static final Duration SOON = Duration.ofSeconds(8);
    private static final String CLIENT = "901234567";

    private final CallCentre centre;
    private final Company company;
    private final Company.Line line;
    private final Company.Agent aziza;
    private final Company.Agent bekzod;

    OperatorCallsTest(CallCentre centre) {
        this.centre = centre;
        company = centre.company("Calls");
        line = company.line("First", 0);
        aziza = company.agent("Aziza");
        bekzod = company.agent("Bekzod");
    }

    @AfterEach
    void nothingIsLeft() {
        company.close();
    }

    private static void talk(SipCall one, SipCall other) {
        one.audio().tone(440);
        other.audio().tone(880);
        other.audio().forget();
        one.audio().forget();
        other.audio().awaitTone(440, Duration.ofMillis(400), SOON);
        one.audio().awaitTone(880, Duration.ofMillis(400), SOON);
    }

    private SipCall client(Step step) {
        return Company.callIn(line, company.number(line, step));
    }

    private Step to(Company.Agent agent) {
        return new Step.Extension(agent.operator().id().value());
    }

    @Test
    @DisplayName("to a colleague by extension")
    void toAColleague() {
        var call = aziza.phone().call(bekzod.extension());
        var answer = bekzod.phone().awaitCall(SOON).ring();
        assertThat(answer.from()).isEqualTo(aziza.extension());
        call.awaitState(State.RINGING, SOON);
        answer.answer();
        call.awaitState(State.ANSWERED, SOON);
        talk(call, answer);
        answer.hangUp();
        call.awaitState(State.ENDED, SOON);
        var record = centre.awaitEnded(call.callId());
        assertThat(record.direction()).isEqualTo("internal");
        assertThat(record.result()).isEqualTo("answered");
    }

    @Test
    @DisplayName("to a colleague who is busy, declines, or is in another call")
    void toABusyColleague() {
        var declined = aziza.phone().call(bekzod.extension());
        bekzod.phone().awaitCall(SOON).reject(486);
        declined.awaitState(State.ENDED, SOON);
        assertThat(declined.statuses()).endsWith(486);
        assertThat(centre.awaitEnded(declined.callId()).result()).isEqualTo("busy");

        var client = client(to(bekzod));
        var talking = bekzod.phone().awaitCall(SOON).answer();
        client.awaitState(State.ANSWERED, SOON);
        var second = aziza.phone().call(bekzod.extension());
        second.awaitState(State.ENDED, SOON);
        assertThat(second.statuses()).endsWith(486);
        talking.hangUp();
        client.awaitState(State.ENDED, SOON);
    }

    @Test
    @DisplayName("to the world: normalised number, the line's caller id, and one record with the talk's length")
    void toTheWorld() {
        company.number(line, new Step.HangUp());
        var call = aziza.phone().call(CLIENT);
        var answer = line.provider().awaitCall(SOON).ring();
        assertThat(answer.dialled()).isEqualTo("998" + CLIENT);
        assertThat(answer.from()).startsWith("99871");
        answer.answer();
        call.awaitState(State.ANSWERED, SOON);
        talk(call, answer);
        call.hangUp();
        answer.awaitState(State.ENDED, SOON);
        var record = centre.awaitEnded(call.callId());
        assertThat(record.direction()).isEqualTo("outgoing");
        assertThat(record.result()).isEqualTo("answered");
        assertThat(record.row().getString("to_number")).isEqualTo("+998" + CLIENT);
        var talked = answer.endedAt().toEpochMilli() - answer.answeredAt().toEpochMilli();
        assertThat(record.millis("talk_ms")).isCloseTo(talked, within(1000L));
        assertThat(record.leg("outside").getString("sip_call_id")).isEqualTo(answer.callId());
    }

    @Test
    @DisplayName("to the world, where the line is busy, the number wrong, or the person declines")
    void toTheWorldInVain() {
        for (var failure : java.util.Map.of(486, "busy", 603, "rejected", 404, "failed", 480, "no_answer")
                .entrySet()) {
            var call = aziza.phone().call(CLIENT);
            line.provider().awaitCall(SOON).reject(failure.getKey());
            call.awaitState(State.ENDED, SOON);
            assertThat(centre.awaitEnded(call.callId()).result())
                    .as("SIP %s", failure.getKey())
                    .isEqualTo(failure.getValue());
        }
    }

    @Test
    @DisplayName("over the second line when the first is at fault")
    void overTheSecondLine() {
        var second = company.line("Second", 1);
        var call = aziza.phone().call(CLIENT);
        line.provider().awaitCall(SOON).reject(503);
        var answer = second.provider().awaitCall(SOON).answer();
        call.awaitState(State.ANSWERED, SOON);
        talk(call, answer);
        answer.hangUp();
        call.awaitState(State.ENDED, SOON);
        var record = centre.awaitEnded(call.callId());
        assertThat(record.result()).isEqualTo("answered");
        assertThat(record.legs()).hasSize(3);
    }

    @Test
    @DisplayName("abroad without the right: told so, and nothing leaves")
    void abroad() {
        var call = aziza.phone().call("0014155550100");
        call.awaitState(State.ANSWERED, SOON);
        call.audio().awaitSound(SOON);
        call.awaitState(State.ENDED, Duration.ofSeconds(15));
        assertThat(centre.awaitEnded(call.callId()).result()).isEqualTo("rejected");
    }

    @Test
    @DisplayName("a client is passed on blindly")
    void blindTransfer() {
        var client = client(to(aziza));
        var first = aziza.phone().awaitCall(SOON).answer();
        client.awaitState(State.ANSWERED, SOON);
        talk(client, first);
        first.transfer(bekzod.extension());
        var second = bekzod.phone().awaitCall(SOON).ring().answer();
        talk(client, second);
        client.hangUp();
        second.awaitState(State.ENDED, SOON);
        var record = centre.awaitEnded(client.callId());
        assertThat(record.result()).isEqualTo("answered");
        assertThat(record.timeline()).contains("transferred");
        assertThat(record.legs()).hasSize(3);
    }

    @Test
    @DisplayName("a client is passed on after asking the colleague: one call, one record")
    void attendedTransfer() {
        var client = client(to(aziza));
        var first = aziza.phone().awaitCall(SOON).answer();
        client.awaitState(State.ANSWERED, SOON);
        talk(client, first);
        first.hold();
        var consultation = aziza.phone().call(bekzod.extension());
        var second = bekzod.phone().awaitCall(SOON).answer();
        consultation.awaitState(State.ANSWERED, SOON);
        first.transfer(consultation);
        first.awaitState(State.ENDED, SOON);
        talk(client, second);
        consultation.hangUp();
        second.hangUp();
        client.awaitState(State.ENDED, Duration.ofSeconds(15));
        var record = centre.awaitEnded(client.callId());
        assertThat(record.result()).isEqualTo("answered");
        assertThat(record.timeline()).contains("joined_by_transfer");
    }

    @Test
    @DisplayName("what rings at a colleague is picked up with *8")
    void pickUp() {
        var client = client(to(bekzod));
        var ringing = bekzod.phone().awaitCall(SOON).ring();
        var picker = aziza.phone().call("*8" + bekzod.extension());
        picker.awaitState(State.ANSWERED, SOON);
        ringing.awaitState(State.ENDED, SOON);
        client.awaitState(State.ANSWERED, SOON);
        talk(client, picker);
        picker.hangUp();
        client.awaitState(State.ENDED, SOON);
        assertThat(centre.awaitEnded(client.callId()).result()).isEqualTo("answered");
    }

    @Test
    @DisplayName("a client is passed on while the colleague's phone still rings")
    void transferWhileRinging() {
        var client = client(to(aziza));
        var first = aziza.phone().awaitCall(SOON).answer();
        client.awaitState(State.ANSWERED, SOON);
        talk(client, first);
        first.hold();
        var consultation = aziza.phone().call(bekzod.extension());
        var second = bekzod.phone().awaitCall(SOON).ring();
        consultation.awaitState(State.RINGING, SOON);
        first.transfer(consultation);
        Await.until("answer to REFER", SOON, () -> !first.referStatuses().isEmpty());
        second.answer();
        first.awaitState(State.ENDED, SOON);
        talk(client, second);
        second.hangUp();
        client.awaitState(State.ENDED, Duration.ofSeconds(15));
        var record = centre.awaitEnded(client.callId());
        assertThat(record.result()).isEqualTo("answered");
        assertThat(record.timeline()).contains("joined_by_transfer");
    }

    @Test
    @DisplayName("a client on hold hears music, and is taken back")
    void hold() {
        var client = client(to(aziza));
        var operator = aziza.phone().awaitCall(SOON).answer();
        client.awaitState(State.ANSWERED, SOON);
        talk(client, operator);
        operator.audio().tone(0);
        operator.hold();
        Await.until("music instead of the operator", SOON, () -> {
            client.audio().forget();
            client.audio().awaitSound(SOON);
            return client.audio().share(880) == 0;
        });
        operator.unhold();
        talk(client, operator);
        client.hangUp();
        assertThat(centre.awaitEnded(client.callId()).result()).isEqualTo("answered");
    }
}
