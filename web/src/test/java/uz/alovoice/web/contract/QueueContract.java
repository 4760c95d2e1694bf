package uz.alovoice.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.routing.Step;
import uz.alovoice.web.Await;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;
import uz.alovoice.web.centre.Parties.Line;

/** Waiting, and being put through. */
abstract class QueueContract extends Contract {
    private final Company.Line line;
    private final Company.Agent aziza;
    private final Company.Agent bekzod;

    QueueContract(CallCentre centre) {
        super(centre, "Queue");
        line = company.line("Provider", 0);
        aziza = company.agent("Aziza");
        bekzod = company.agent("Bekzod");
    }

    private Line client(Step step) {
        return company.callIn(line, step).awaitAnswered();
    }

    @Test
    @DisplayName("who gives up is missed, and nobody's phone goes on ringing")
    void abandoned() {
        var client = client(company.queue(aziza));
        var ringing = aziza.phone().awaitCall().ring();
        client.hangUp();
        ringing.awaitEnded();
        var cdr = centre.awaitEnded(client);
        assertThat(cdr.result()).isEqualTo("missed");
        assertThat(cdr.millis("talk_ms")).isZero();
    }

    @Test
    @DisplayName("an operator who declines is passed over, the next one is rung")
    void declined() {
        var client = client(company.queue(aziza, bekzod));
        aziza.phone().refuses(486);
        var second = bekzod.phone().awaitCall().ring().answer();
        client.awaitHearing(second);
        second.hangUp();
        client.awaitEnded();
        assertThat(centre.awaitEnded(client).result()).isEqualTo("answered");
    }

    @Test
    @DisplayName("an operator who does not answer in time is passed over")
    void notAnswered() {
        var client = client(company.queue(5, 60, new Step.HangUp(), aziza, bekzod));
        var first = aziza.phone().awaitCall().ring();
        var second = bekzod.phone().awaitCall(Duration.ofSeconds(12)).ring().answer();
        first.awaitEnded();
        client.awaitHearing(second);
        client.hangUp();
        second.awaitEnded();
        assertThat(centre.awaitEnded(client).result()).isEqualTo("answered");
    }

    @Test
    @DisplayName("the longest wait leads to voicemail, and the message is kept")
    void longestWait() {
        var client = client(company.queue(5, 5, new Step.Voicemail(null)));
        centre.awaitStatus(client, "voicemail", Duration.ofSeconds(15));
        awaitMessage(client, 3);
        client.hangUp();
        var cdr = centre.awaitEnded(client);
        assertThat(cdr.result()).isEqualTo("voicemail");
        var message = centre.file(cdr, cdr.recording("voicemail").orElseThrow()).toFile();
        Await.until("the message's file", Duration.ofSeconds(5), () -> message.length() > 3 * BYTES_PER_SECOND);
    }

    @Test
    @DisplayName("first come, first served")
    void inOrder() {
        var queue = company.queue(aziza);
        var first = client(queue);
        var ringing = aziza.phone().awaitCall().ring();
        var second = client(queue);
        centre.placeSince(second);
        var third = client(queue);
        centre.placeSince(third);
        ringing.answer();
        first.awaitHearing(ringing);
        first.hangUp();
        var next = aziza.phone().awaitCall().answer();
        second.awaitHearing(next);
        second.hangUp();
        third.hangUp();
        next.awaitEnded();
        assertThat(centre.awaitEnded(third).result()).isEqualTo("missed");
    }
}
