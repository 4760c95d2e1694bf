package uz.alovoice.core.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.Language;

class TrunkDiagnosisTest {
    static GatewayState report(String state, String ping, String status, String phrase) {
        var headers = new java.util.HashMap<String, String>();
        headers.put("Gateway", "g17");
        headers.put("State", state);
        headers.put("Ping-Status", ping);
        headers.put("Status", status);
        headers.put("Phrase", phrase);
        return GatewayState.of(headers::get).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "403, Forbidden, FORBIDDEN",
        "401, Unauthorized, WRONG_PASSWORD",
        "404, Not Found, UNKNOWN_LOGIN",
        "408, Request Timeout, NOT_ANSWERING",
        ", , NOT_ANSWERING",
        "503, Service Unavailable, UNAVAILABLE",
        "503, DNS Error, UNKNOWN_HOST",
        "488, Not Acceptable Here, NOT_ACCEPTABLE",
        "402, Payment Required, PAYMENT",
        "423, Interval Too Brief, REGISTERS_TOO_OFTEN",
        "603, Decline, REFUSED"
    })
    void aFailureIsSaidInPlainWords(Integer status, String phrase, TrunkDiagnosis diagnosis) {
        assertThat(TrunkDiagnosis.of(status, phrase, true)).isEqualTo(diagnosis);
    }

    @Test
    void aRefusedConnectionIsNoAnswer() {
        assertThat(TrunkDiagnosis.of(503, "Service Unavailable", false)).isEqualTo(TrunkDiagnosis.NOT_ANSWERING);
        assertThat(TrunkDiagnosis.of(503, "DNS Error", false)).isEqualTo(TrunkDiagnosis.UNKNOWN_HOST);
    }

    @ParameterizedTest
    @EnumSource(TrunkDiagnosis.class)
    void everyReasonHasWordsInEachLanguage(TrunkDiagnosis diagnosis) {
        for (var language : Language.values()) {
            assertThat(diagnosis.in(language, "+998712000099")).contains(". ").endsWith(".");
        }
    }

    @Test
    void aTrunkRegistersFailsAndComesBack() {
        assertThat(report("TRYING", "DOWN", null, null).after(TrunkState.UNKNOWN))
                .isEqualTo(TrunkState.TRYING);
        assertThat(report("REGED", "UP", null, null).after(TrunkState.TRYING)).isEqualTo(TrunkState.REGISTERED);
        assertThat(report("FAILED", "UP", "403", "Forbidden").after(TrunkState.REGISTERED))
                .isEqualTo(TrunkState.FAILED);
        assertThat(report("TRYING", "UP", null, null).after(TrunkState.FAILED))
                .as("a new attempt proves nothing")
                .isEqualTo(TrunkState.FAILED);
        assertThat(report("REGED", "UP", null, null).after(TrunkState.FAILED)).isEqualTo(TrunkState.REGISTERED);
    }

    @Test
    void aTrunkWithoutRegistrationIsJudgedByItsPings() {
        assertThat(report("NOREG", "UP", null, null).after(TrunkState.UNKNOWN)).isEqualTo(TrunkState.REACHABLE);
        assertThat(report("NOREG", "DOWN", null, null).after(TrunkState.REACHABLE))
                .isEqualTo(TrunkState.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"op_beeline", "g", "g0", "gx", "g1 2", "g99999999999999999999"})
    void gatewaysThatAreNotOursAreIgnored(String name) {
        var headers = Map.of("Gateway", name, "State", "REGED");
        assertThat(GatewayState.of(headers::get)).isEmpty();
    }

    @Test
    void nonsenseInAReportIsNotKept() {
        var state = report("FAILED", "UP", "9999", "x\r\ny" + "z".repeat(1000));
        assertThat(state.status()).isNull();
        assertThat(state.phrase()).hasSize(200).startsWith("x  y");
    }

    @Test
    void presetsAreReadFromTheirFile() {
        assertThat(TrunkPresets.all())
                .extracting(TrunkPreset::id)
                .containsExactly("uztelecom", "sarkor", "comnet", "east_telecom");
        assertThat(TrunkPresets.all())
                .allSatisfy(p -> assertThat(p.serverHint().values()).hasSize(3).doesNotContainNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sip.x.uz;transport=tcp", "sip x", "-a", "a\n", "", "sip.uz}", "${x}", "sip.uz\"/><x", "[::1]"})
    void aServerThatCouldSpoilADialStringIsRefused(String server) {
        assertThatThrownBy(() -> TrunkSettings.registered("t", server, "login")).isInstanceOf(CoreException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "1.2.3.4/8", "256.1.1.1", "1.2.3", "::1", "1.2.3.4/33", "host"})
    void networksTooWideOrBrokenAreRefused(String network) {
        assertThatThrownBy(() -> new TrunkSettings(
                        "t", null, "sip.uz", 5060, Transport.UDP, false, null, null, null, List.of(network), 10, 5, 0))
                .isInstanceOf(CoreException.class);
    }
}
