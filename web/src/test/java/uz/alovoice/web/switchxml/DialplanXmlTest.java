package uz.alovoice.web.switchxml;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialplanXmlTest {
    static final List<String> BRAINS = List.of("10.0.0.1:9601", "brain2:9601");
    final DialplanXml dialplan = new DialplanXml(() -> 2000);

    static Form form(Map<String, String> fields) {
        return Form.parse(Buffer.buffer(fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))));
    }

    static Form call(String destination, int rounds) {
        return form(Map.of(
                "Hunt-Context",
                "external",
                "Hunt-Destination-Number",
                destination,
                "variable_sofia_profile_name",
                "external",
                "variable_fallback_rounds",
                "x".repeat(rounds)));
    }

    static List<String> actions(String xml) {
        var nodes = XmlTest.parse(xml).getElementsByTagName("action");
        var actions = new ArrayList<String>();
        for (int i = 0; i < nodes.getLength(); i++) {
            var a = nodes.item(i).getAttributes();
            actions.add((a.getNamedItem("application").getNodeValue() + " "
                            + a.getNamedItem("data").getNodeValue())
                    .strip());
        }
        return actions;
    }

    @Test
    void aCallGoesToABrainAndReturnsAtOnceTheFirstTime() {
        assertThat(actions(dialplan.answer(call("+998712000001", 0), BRAINS)))
                .containsExactly(
                        "set hangup_after_bridge=false",
                        "set continue_on_fail=true",
                        "set media_timeout=120000",
                        "set media_hold_timeout=1800000",
                        "socket 10.0.0.1:9601|brain2:9601 async full",
                        "set fallback_rounds=x",
                        "transfer +998712000001 XML external");
    }

    @Test
    void laterItHearsATone() {
        assertThat(actions(dialplan.answer(call("2000", 1), BRAINS)))
                .endsWith(
                        "set fallback_rounds=xx",
                        "answer",
                        "playback tone_stream://v=-20;%(250,1750,425)",
                        "transfer 2000 XML external");
    }

    @Test
    void withoutABrainItWaitsAtOnce() {
        assertThat(actions(dialplan.answer(call("2000", 0), List.of())))
                .contains("answer")
                .noneMatch(action -> action.startsWith("socket"));
        assertThat(actions(dialplan.answer(call("2000", 0), List.of("x y|z", "h:1 inline"))))
                .as("what is no host and port is left out")
                .contains("answer")
                .noneMatch(action -> action.startsWith("socket"));
    }

    @Test
    void afterTenMinutesItGivesUp() {
        assertThat(actions(dialplan.answer(call("2000", 239), BRAINS))).hasSize(9);
        assertThat(actions(dialplan.answer(call("2000", 240), BRAINS)))
                .containsExactly("hangup NORMAL_TEMPORARY_FAILURE");
    }

    @Test
    void socketResumeIsLeftToTheBrain() {
        assertThat(dialplan.answer(call("2000", 0), BRAINS)).doesNotContain("socket_resume");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "system:reboot inline",
                "2000 XML other",
                "${system(reboot)}",
                "2000\nx",
                "a@b",
                "2000,hangup",
                "'x'",
                "",
                "Ўзбек"
            })
    void aNumberThatIsACommandIsHungUp(String destination) {
        assertThat(actions(dialplan.answer(call(destination, 0), BRAINS)))
                .containsExactly("hangup INVALID_NUMBER_FORMAT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "x\"/>", "${x}"})
    void aContextThatIsNoneIsHungUp(String context) {
        var call = form(Map.of("Caller-Context", context, "Caller-Destination-Number", "2000"));
        assertThat(actions(dialplan.answer(call, BRAINS))).containsExactly("hangup INVALID_NUMBER_FORMAT");
    }

    @Test
    void aPhoneThatAddressesAGatewayIsNotTakenForTheProvider() {
        var call = form(Map.of(
                "Hunt-Context", "external",
                "Hunt-Destination-Number", "+998712000001",
                "variable_sofia_profile_name", "internal",
                "variable_sip_gateway", "g17"));
        assertThat(actions(dialplan.answer(call, BRAINS))).containsExactly("hangup CALL_REJECTED");
    }
}
