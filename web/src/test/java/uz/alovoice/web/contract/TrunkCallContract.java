package uz.alovoice.web.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.alovoice.core.routing.Step;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;
import uz.alovoice.web.sip.Tones;

/** Calls from the world. */
abstract class TrunkCallContract extends Contract {
    private static final String CLIENT = "998901234567";

    private final Company.Line line;
    private final Company.Agent aziza;

    TrunkCallContract(CallCentre centre) {
        super(centre, "Savdo uyi");
        line = company.line("Provider", 0);
        aziza = company.agent("Aziza");
    }

    @Test
    @DisplayName("goes through menu and queue to an operator, is recorded on two channels, and leaves one whole CDR")
    void wholeStory() throws IOException {
        var client = company.callIn(line, company.menu(new Step.HangUp(), Map.of("1", company.queue(aziza))));
        client.awaitAnswered();
        centre.awaitStatus(client, "menu");
        centre.awaitPrompting(client);
        client.press("1");
        var operator = aziza.phone().awaitCall().ring();
        assertThat(operator.from()).endsWith(CLIENT);
        centre.awaitStatus(client, "queue");
        client.awaitSound();
        operator.answer();
        talk(client, operator);
        centre.awaitStatus(client, "talking");
        operator.forget().awaitHeardThroughout(client, Duration.ofSeconds(3));
        client.hangUp();
        operator.awaitEnded();

        var cdr = centre.awaitEnded(client);
        assertThat(cdr.result()).isEqualTo("answered");
        assertThat(cdr.direction()).isEqualTo("incoming");
        assertThat(cdr.row().getString("from_number")).isEqualTo("+" + CLIENT);
        assertThat(cdr.row().getLong("operator_id"))
                .isEqualTo(aziza.operator().id().value());
        assertThat(cdr.legs()).hasSize(2);
        assertThat(cdr.timeline())
                .startsWith("began")
                .containsSubsequence("answered", "entered", "talk")
                .containsOnlyOnce("ended")
                .endsWith("ended");
        var talked = client.endedAt().toEpochMilli() - operator.answeredAt().toEpochMilli();
        assertThat(cdr.millis("talk_ms")).isCloseTo(talked, within(1000L));
        assertThat(cdr.millis("ended")).isCloseTo(client.endedAt().toEpochMilli(), within(1000L));
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

    @ParameterizedTest
    @DisplayName("is led on by the keys # and * too")
    @ValueSource(strings = {"#", "*"})
    void otherKeys(String key) {
        var client = company.callIn(line, company.menu(new Step.HangUp(), Map.of(key, aziza.step())));
        client.awaitAnswered();
        centre.awaitPrompting(client);
        client.press(key);
        var operator = aziza.phone().awaitCall().answer();
        talk(client, operator);
        operator.hangUp();
        client.awaitEnded();
        assertThat(centre.awaitEnded(client).result()).isEqualTo("answered");
    }

    @Test
    @DisplayName("leaves a whole record when the caller hangs up in the menu")
    void leftInTheMenu() {
        var client = company.callIn(line, company.menu(new Step.HangUp(), Map.of("1", aziza.step())));
        client.awaitAnswered();
        centre.awaitPrompting(client);
        client.hangUp();
        var cdr = centre.awaitEnded(client);
        assertThat(cdr.row().getString("cause")).isEqualTo("NORMAL_CLEARING");
        assertThat(cdr.result()).isNotEqualTo("answered");
        assertThat(cdr.timeline()).startsWith("began").containsOnlyOnce("ended");
    }
}
