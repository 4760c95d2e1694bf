package uz.alovoice.web.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uz.alovoice.core.routing.Step;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;

/** Operators call the world. */
abstract class OutsideCallsContract extends Contract {
    private static final String CLIENT = "901234567";

    private final Company.Line line;
    private final Company.Agent aziza;

    OutsideCallsContract(CallCentre centre) {
        super(centre, "Outside");
        line = company.line("First", 0);
        aziza = company.agent("Aziza");
    }

    @Test
    @DisplayName("has a normalised number, the line's caller id, and one record with the talk's length")
    void toTheWorld() {
        company.number(line, new Step.HangUp());
        var call = aziza.phone().dial(CLIENT);
        var answer = line.provider().awaitCall().ring();
        assertThat(answer.dialled()).isEqualTo("998" + CLIENT);
        assertThat(answer.from()).startsWith("99871");
        answer.answer();
        call.awaitAnswered();
        talk(call, answer);
        call.hangUp();
        answer.awaitEnded();
        var record = centre.awaitEnded(call);
        assertThat(record.direction()).isEqualTo("outgoing");
        assertThat(record.result()).isEqualTo("answered");
        assertThat(record.row().getString("to_number")).isEqualTo("+998" + CLIENT);
        var talked = answer.endedAt().toEpochMilli() - answer.answeredAt().toEpochMilli();
        assertThat(record.millis("talk_ms")).isCloseTo(talked, within(1000L));
        assertThat(record.leg("outside").getString("sip_call_id")).isEqualTo(answer.callId());
    }

    @ParameterizedTest
    @DisplayName("says so where the line is busy, the number wrong, or the person declines")
    @CsvSource({"486, busy", "603, rejected", "404, failed", "480, no_answer"})
    void inVain(int status, String result) {
        var call = aziza.phone().dial(CLIENT);
        line.provider().awaitCall().refuse(status);
        call.awaitEnded();
        assertThat(centre.awaitEnded(call).result()).isEqualTo(result);
    }

    @Test
    @DisplayName("goes over the second line when the first is at fault")
    void overTheSecondLine() {
        var second = company.line("Second", 1);
        var call = aziza.phone().dial(CLIENT);
        line.provider().awaitCall().refuse(503);
        var answer = second.provider().awaitCall().answer();
        call.awaitAnswered();
        talk(call, answer);
        answer.hangUp();
        call.awaitEnded();
        var record = centre.awaitEnded(call);
        assertThat(record.result()).isEqualTo("answered");
        assertThat(record.legs()).hasSize(3);
    }

    @Test
    @DisplayName("abroad, without the right to: told so, and nothing leaves")
    void abroad() {
        var call = aziza.phone().dial("0014155550100");
        call.awaitAnswered();
        call.awaitSound();
        call.awaitEnded(Duration.ofSeconds(15));
        assertThat(centre.awaitEnded(call).result()).isEqualTo("rejected");
        assertThat(line.provider().calls()).isEmpty();
    }
}
