package uz.alovoice.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.core.routing.Step;
import uz.alovoice.web.acceptance.SipCall.State;

/** Waiting, and being put through. */
@ExtendWith(OnRealSwitch.class)
@DisplayName("A queue (real FreeSWITCH)")
class QueueTest {
    private static final Duration SOON = Duration.ofSeconds(8);

    private final CallCentre centre;
    private final Company company;
    private final Company.Line line;
    private final Company.Agent aziza;
    private final Company.Agent bekzod;

    QueueTest(CallCentre centre) {
        this.centre = centre;
        company = centre.company("Queue");
        line = company.line("Provider", 0);
        aziza = company.agent("Aziza");
        bekzod = company.agent("Bekzod");
    }

    @AfterEach
    void nothingIsLeft() {
        company.close();
    }

    private SipCall client(Step step) {
        var client = Company.callIn(line, company.number(line, step));
        client.awaitState(State.ANSWERED, SOON);
        return client;
    }

    private Step queue(int ringSeconds, int maxWait, Step afterwards, Company.Agent... agents) {
        return new Step.Queue(company.department(
                        "Savdo", settings -> Company.settings(settings, ringSeconds, maxWait, afterwards), agents)
                .id()
                .value());
    }

    @Test
    @DisplayName("who gives up is missed, and nobody's phone goes on ringing")
    void abandoned() {
        var client = client(queue(20, 60, new Step.HangUp(), aziza));
        var ringing = aziza.phone().awaitCall(SOON).ring();
        client.hangUp();
        ringing.awaitState(State.ENDED, SOON);
        assertThat(centre.awaitEnded(client.callId()).result()).isEqualTo("missed");
    }

    @Test
    @DisplayName("an operator who declines is passed over, the next one is rung")
    void declined() {
        var client = client(queue(20, 60, new Step.HangUp(), aziza, bekzod));
        aziza.phone().onCall(call -> call.reject(486));
        var second = bekzod.phone().awaitCall(SOON).ring().answer();
        second.audio().tone(880);
        client.audio().awaitTone(880, Duration.ofMillis(500), SOON);
        second.hangUp();
        client.awaitState(State.ENDED, SOON);
        assertThat(centre.awaitEnded(client.callId()).result()).isEqualTo("answered");
    }

    @Test
    @DisplayName("an operator who does not answer in time is passed over")
    void notAnswered() {
        var client = client(queue(5, 60, new Step.HangUp(), aziza, bekzod));
        var first = aziza.phone().awaitCall(SOON).ring();
        var second = bekzod.phone().awaitCall(Duration.ofSeconds(12)).ring().answer();
        first.awaitState(State.ENDED, SOON);
        second.audio().tone(880);
        client.audio().awaitTone(880, Duration.ofMillis(500), SOON);
        client.hangUp();
        second.awaitState(State.ENDED, SOON);
        assertThat(centre.awaitEnded(client.callId()).result()).isEqualTo("answered");
    }

    @Test
    @DisplayName("the longest wait leads to voicemail, and the message is kept")
    void longestWait() {
        var client = client(queue(5, 5, new Step.Voicemail(null)));
        client.audio().tone(440);
        centre.awaitStatus(client.callId(), "voicemail", Duration.ofSeconds(15));
        Await.until("three seconds of message", Duration.ofSeconds(25), () -> {
            var call = centre.call(client.callId());
            return call.recordings().stream()
                    .anyMatch(recording -> recording.getString("kind").equals("voicemail")
                            && centre.file(call, recording).toFile().length() > 3 * 16_000L);
        });
        client.hangUp();
        assertThat(centre.awaitEnded(client.callId()).result()).isEqualTo("voicemail");
    }

    @Test
    @DisplayName("first come, first served")
    void inOrder() {
        var queue = queue(20, 60, new Step.HangUp(), aziza);
        var first = client(queue);
        var ringing = aziza.phone().awaitCall(SOON).ring();
        var second = client(queue);
        centre.placeSince(second.callId());
        var third = client(queue);
        centre.placeSince(third.callId());
        ringing.answer();
        first.hangUp();
        var next = aziza.phone().awaitCall(SOON).answer();
        next.audio().tone(880);
        second.audio().awaitTone(880, Duration.ofMillis(500), SOON);
        second.hangUp();
        third.hangUp();
        next.awaitState(State.ENDED, SOON);
        assertThat(centre.awaitEnded(third.callId()).result()).isEqualTo("missed");
    }
}
