package uz.alovoice.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.Language;

class StepTest {
    static List<Step> everyKind() {
        return List.of(
                new Step.Schedule(1),
                new Step.Menu(2),
                new Step.Queue(3),
                new Step.Extension(4),
                new Step.Outside("+998901234567"),
                new Step.Voicemail(null),
                new Step.Message(5),
                new Step.Speak(Language.RU, new Step.Menu(2)),
                new Step.PickUp(null),
                new Step.HangUp());
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyStepIsReadBackAsItWasWritten(Step step) {
        assertThat(Step.fromJson(new JsonObject(step.toJson().encode()))).isEqualTo(step);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"dance\"}",
                "{\"type\":\"menu\",\"id\":\"x\"}",
                "{\"type\":\"menu\",\"id\":1,\"extra\":1}"
            })
    void anythingElseIsRefused(String json) {
        assertThatThrownBy(() -> Step.fromJson(new JsonObject(json)))
                .isInstanceOf(CoreException.class)
                .hasMessageContaining("not a step");
    }
}
