package uz.alovoice.web.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static uz.alovoice.web.acceptance.Company.SOON;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.core.routing.Step;
import uz.alovoice.web.acceptance.SipCall.State;

/** Calls from the world, on a real FreeSWITCH with real SIP. */
@ExtendWith(OnRealSwitch.class)
@DisplayName("A call from a trunk (real FreeSWITCH)")
class TrunkCallTest {
    private final CallCentre centre;
    private final Company company;

    TrunkCallTest(CallCentre centre) {
        this.centre = centre;
        company = centre.company("Savdo uyi");
    }

    @AfterEach
    void nothingIsLeft() {
        company.close();
    }

    @Test
    @DisplayName("goes through menu and queue to an operator, is recorded on two channels, and leaves one whole CDR")
    void wholeStory() throws IOException {
        var line = company.line("Provider", 0);
        var aziza = company.agent("Aziza");
        var sales = new Step.Queue(
                company.department("Savdo", Company::plain, aziza).id().value());
        var number = company.number(line, company.menu(Map.of("1", sales), new Step.HangUp()));

        var caller = Company.callIn(line, number);
        caller.awaitState(State.ANSWERED, SOON);
        centre.awaitStatus(caller.callId(), "menu", SOON);
        caller.audio().press("1");
        var operator = aziza.phone().awaitCall(SOON).ring();
        assertThat(operator.from()).isEqualTo("provider");
        centre.awaitStatus(caller.callId(), "queue", SOON);
        caller.audio().awaitSound(SOON);
        operator.answer();
        caller.audio().tone(440);
        operator.audio().tone(880);
        operator.audio().awaitTone(440, Duration.ofMillis(300), SOON);
        caller.audio().awaitTone(880, Duration.ofMillis(300), SOON);
        caller.audio().forget();
        operator.audio().forget();
        centre.awaitStatus(caller.callId(), "talking", SOON);
        operator.audio().awaitTone(440, Duration.ofSeconds(3), Duration.ofSeconds(10));
        caller.hangUp();
        operator.awaitState(State.ENDED, SOON);

        var cdr = centre.awaitEnded(caller.callId());
        assertThat(cdr.result()).isEqualTo("answered");
        assertThat(cdr.direction()).isEqualTo("incoming");
        assertThat(cdr.legs()).hasSize(2);
        assertThat(cdr.timeline())
                .startsWith("began")
                .containsSubsequence("answered", "entered", "talk")
                .endsWith("ended");
        var talked = caller.endedAt().toEpochMilli() - operator.answeredAt().toEpochMilli();
        assertThat(cdr.millis("talk_ms")).isCloseTo(talked, within(1000L));
        assertThat(cdr.millis("ended")).isCloseTo(caller.endedAt().toEpochMilli(), within(1000L));
        assertThat(cdr.millis("started")).isLessThan(cdr.millis("talk"));

        assertThat(cdr.recordings()).hasSize(1);
        var recording = Tones.Recording.read(centre.file(cdr, cdr.recordings().getFirst()));
        assertThat(recording.channels()).hasSize(2);
        assertThat(recording.seconds()).isCloseTo(talked / 1000.0, within(1.0));
        assertThat(recording.share(0, 440)).as("the caller, left").isGreaterThanOrEqualTo(0.95);
        assertThat(recording.share(1, 880)).as("the operator, right").isGreaterThanOrEqualTo(0.95);
        assertThat(recording.share(0, 880)).isZero();
        assertThat(recording.share(1, 440)).isZero();
    }
}
