package uz.alovoice.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;
import uz.alovoice.web.centre.Parties.Line;

/** Operators call each other, and pass calls on. */
abstract class OperatorCallsContract extends Contract {
    /** A caller who is left alone hears the end of his call a little later. */
    private static final Duration LATER = Duration.ofSeconds(15);

    private final Company.Line line;
    private final Company.Agent aziza;
    private final Company.Agent bekzod;

    OperatorCallsContract(CallCentre centre) {
        super(centre, "Calls");
        line = company.line("First", 0);
        aziza = company.agent("Aziza");
        bekzod = company.agent("Bekzod");
    }

    @Test
    @DisplayName("to a colleague by extension")
    void toAColleague() {
        var call = aziza.phone().dial(bekzod.extension());
        var answer = bekzod.phone().awaitCall().ring();
        assertThat(answer.from()).isEqualTo(aziza.extension());
        call.awaitRinging();
        answer.answer();
        call.awaitAnswered();
        talk(call, answer);
        answer.hangUp();
        call.awaitEnded();
        var record = centre.awaitEnded(call);
        assertThat(record.direction()).isEqualTo("internal");
        assertThat(record.result()).isEqualTo("answered");
    }

    @Test
    @DisplayName("to a colleague who is busy, declines, or is in another call")
    void toABusyColleague() {
        var declined = aziza.phone().dial(bekzod.extension());
        bekzod.phone().awaitCall().refuse(486);
        declined.awaitEnded();
        assertThat(declined.status()).isEqualTo(486);
        var busy = centre.awaitEnded(declined);
        assertThat(busy.result()).isEqualTo("busy");
        assertThat(busy.millis("talk_ms")).isZero();

        var client = company.callIn(line, bekzod.step());
        var talking = bekzod.phone().awaitCall().answer();
        client.awaitAnswered();
        var second = aziza.phone().dial(bekzod.extension());
        second.awaitEnded();
        assertThat(second.status()).isEqualTo(486);
        talking.hangUp();
        client.awaitEnded();
    }

    @Test
    @DisplayName("a client is passed on blindly")
    void blindTransfer() {
        var client = company.callIn(line, aziza.step());
        var first = answered(client);
        first.transfer(bekzod.extension());
        var second = bekzod.phone().awaitCall().ring().answer();
        talk(client, second);
        client.hangUp();
        second.awaitEnded();
        var record = centre.awaitEnded(client);
        assertThat(record.result()).isEqualTo("answered");
        assertThat(record.timeline()).contains("transferred");
        assertThat(record.legs()).hasSize(3);
    }

    @Test
    @DisplayName("a client is passed on after asking the colleague: one call, one record")
    void attendedTransfer() {
        var client = company.callIn(line, aziza.step());
        var first = answered(client);
        first.hold();
        var consultation = aziza.phone().dial(bekzod.extension());
        var second = bekzod.phone().awaitCall().answer();
        consultation.awaitAnswered();
        first.transfer(consultation);
        first.awaitEnded();
        talk(client, second);
        consultation.hangUp();
        second.hangUp();
        client.awaitEnded(LATER);
        var record = centre.awaitEnded(client);
        assertThat(record.result()).isEqualTo("answered");
        assertThat(record.timeline()).contains("joined_by_transfer");
    }

    @Test
    @DisplayName("a client is passed on while the colleague's phone still rings")
    void transferWhileRinging() {
        var client = company.callIn(line, aziza.step());
        var first = answered(client);
        first.hold();
        var consultation = aziza.phone().dial(bekzod.extension());
        var second = bekzod.phone().awaitCall().ring();
        consultation.awaitRinging();
        first.transfer(consultation).awaitTransferTaken();
        second.answer();
        first.awaitEnded();
        talk(client, second);
        second.hangUp();
        client.awaitEnded(LATER);
        var record = centre.awaitEnded(client);
        assertThat(record.result()).isEqualTo("answered");
        assertThat(record.timeline()).contains("joined_by_transfer");
    }

    @Test
    @DisplayName("what rings at a colleague is picked up with *8")
    void pickUp() {
        var client = company.callIn(line, bekzod.step());
        var ringing = bekzod.phone().awaitCall().ring();
        var picker = aziza.phone().dial("*8" + bekzod.extension());
        picker.awaitAnswered();
        ringing.awaitEnded();
        client.awaitAnswered();
        talk(client, picker);
        picker.hangUp();
        client.awaitEnded();
        assertThat(centre.awaitEnded(client).result()).isEqualTo("answered");
    }

    @Test
    @DisplayName("a client on hold hears music, and is taken back")
    void hold() {
        var client = company.callIn(line, aziza.step());
        var operator = answered(client);
        operator.hold();
        client.awaitSoundOtherThan(operator);
        operator.unhold();
        talk(client, operator);
        client.hangUp();
        assertThat(centre.awaitEnded(client).result()).isEqualTo("answered");
    }

    /** Aziza's end of the talk with this client. */
    private Line answered(Line client) {
        var operator = aziza.phone().awaitCall().answer();
        client.awaitAnswered();
        talk(client, operator);
        return operator;
    }
}
