package uz.alovoice.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.routing.Step;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;
import uz.alovoice.web.centre.Parties.Line;

/** A brain is killed, or frozen, in each thing a call can be doing; another takes over, and nobody's call is lost. */
abstract class BrainDeathContract extends Contract {
    private static final Duration LATER = Duration.ofSeconds(20);

    private final Company.Line line;
    private final Company.Agent aziza;
    private final Step sales;

    BrainDeathContract(CallCentre centre) {
        super(centre, "Outlives brains");
        line = company.line("Provider", 0);
        aziza = company.agent("Aziza");
        sales = company.queue(aziza);
    }

    private Line callIn(Step step) {
        return company.callIn(line, step).awaitAnswered();
    }

    @Test
    @DisplayName("in a menu: the key pressed afterwards leads on")
    void inAMenu() {
        var client = callIn(company.menu(new Step.HangUp(), Map.of("1", sales)));
        centre.awaitStatus(client, "menu");
        centre.owner(client).kill();
        centre.awaitEpoch(client, 2);
        centre.awaitPrompting(client);
        client.press("1");
        var operator = aziza.phone().awaitCall().ring().answer();
        talk(client, operator);
        client.hangUp();
        assertThat(centre.awaitEnded(client).result()).isEqualTo("answered");
    }

    @Test
    @DisplayName("in a queue: the caller keeps his place and is put through")
    void inAQueue() {
        company.unregister(aziza);
        var client = callIn(sales);
        centre.awaitStatus(client, "queue");
        var since = centre.placeSince(client);
        centre.owner(client).kill();
        centre.awaitEpoch(client, 2);
        assertThat(centre.placeSince(client)).isEqualTo(since);
        company.register(aziza);
        var operator = aziza.phone().awaitCall().ring().answer();
        talk(client, operator);
        operator.hangUp();
        client.awaitEnded();
        var call = centre.awaitEnded(client);
        assertThat(call.result()).isEqualTo("answered");
        assertThat(call.timeline()).containsOnlyOnce("talk");
    }

    @Test
    @DisplayName("while an operator out of the queue is rung: nobody is left ringing, and the caller is put through")
    void ringing() {
        var client = callIn(sales);
        var first = aziza.phone().awaitCall().ring();
        centre.owner(client).kill();
        var second = aziza.phone().awaitCall(LATER).ring();
        first.awaitEnded();
        second.answer();
        talk(client, second);
        client.hangUp();
        assertThat(centre.awaitEnded(client).result()).isEqualTo("answered");
    }

    @Test
    @DisplayName("in a talk out of a queue: not a word is lost, and the record is whole")
    void talkingOutOfAQueue() {
        var client = callIn(sales);
        var operator = aziza.phone().awaitCall().ring().answer();
        talk(client, operator);
        centre.awaitStatus(client, "talking");
        talkThroughADeath(client, operator);
    }

    @Test
    @DisplayName("in a talk with an extension: not a word is lost, and the record is whole")
    void talkingToAnExtension() {
        var client = company.callIn(line, aziza.step());
        var operator = aziza.phone().awaitCall().ring().answer();
        client.awaitAnswered();
        talk(client, operator);
        talkThroughADeath(client, operator);
    }

    private void talkThroughADeath(Line client, Line operator) {
        operator.forget();
        centre.owner(client).kill();
        operator.awaitHeardThroughout(client, Duration.ofSeconds(3));
        operator.hangUp();
        client.awaitEnded(LATER);
        assertThat(centre.awaitEnded(client).result()).isEqualTo("answered");
    }

    @Test
    @DisplayName("while an extension rings: it goes on ringing, and can be answered")
    void extensionRinging() {
        var client = company.callIn(line, aziza.step());
        var operator = aziza.phone().awaitCall().ring();
        centre.owner(client).kill();
        centre.awaitEpoch(client, 2);
        operator.answer();
        client.awaitAnswered();
        talk(client, operator);
        client.hangUp();
        assertThat(centre.awaitEnded(client).result()).isEqualTo("answered");
    }

    @Test
    @DisplayName("in voicemail: one message, through the death")
    void inVoicemail() {
        var client = callIn(new Step.Voicemail(null));
        awaitMessage(client, 1);
        centre.owner(client).kill();
        centre.awaitEpoch(client, 2);
        awaitMessage(client, 4);
        client.press("#");
        client.awaitEnded(LATER);
        var call = centre.awaitEnded(client);
        assertThat(call.result()).isEqualTo("voicemail");
        assertThat(call.recordings()).hasSize(1);
        var message = centre.file(call, call.recordings().getFirst()).toFile();
        assertThat(message.length()).as("bytes of the message").isGreaterThan(4 * BYTES_PER_SECOND);
    }

    @Test
    @DisplayName("a frozen brain loses its calls to another, and does no harm when it thaws")
    void frozen() {
        var client = callIn(company.menu(new Step.HangUp(), Map.of("1", sales)));
        centre.awaitStatus(client, "menu");
        var frozen = centre.owner(client);
        frozen.freeze();
        try {
            centre.awaitEpoch(client, 3); // claimed, then met on its new socket
            centre.awaitPrompting(client);
            client.press("1");
            var operator = aziza.phone().awaitCall(LATER).ring().answer();
            talk(client, operator);
            frozen.thaw();
            operator.forget().awaitHeardThroughout(client, Duration.ofSeconds(4));
            client.hangUp();
            assertThat(centre.awaitEnded(client).result()).isEqualTo("answered");
        } finally {
            frozen.thaw();
        }
    }
}
