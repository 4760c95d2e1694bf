package uz.alovoice.esl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import uz.alovoice.esl.Captures.CapturedStream;
import uz.alovoice.esl.EslMessage.Unknown;

/** Every recorded message of FreeSWITCH is understood, and written again it is the same bytes. */
class CaptureRoundTripTest {
    /** FreeSWITCH sends a value with {@code %41} in it unchanged, so that it cannot be told from an encoded one. */
    private static final String LOOKED_ENCODED = "X-Name: G%CA%BBulom%20%41%20%2B";

    @TestFactory
    List<DynamicTest> everyMessageDecodesAndEncodesToTheSameBytes() {
        return Captures.fromFreeSwitch().stream()
                .filter(stream -> !stream.file().contains("08-raw"))
                .map(stream -> DynamicTest.dynamicTest(stream.toString(), () -> check(stream)))
                .toList();
    }

    private static void check(CapturedStream stream) {
        List<EslMessage> messages = Captures.decode(stream.whole());
        assertThat(messages).hasSize(stream.pieces().size());
        for (int i = 0; i < messages.size(); i++) {
            String recorded = new String(stream.pieces().get(i), UTF_8);
            if (messages.get(i) instanceof Unknown(String contentType, int length)) {
                assertThat(contentType).isEqualTo("text/event-xml");
                assertThat(length).isPositive();
            } else if (!recorded.contains(LOOKED_ENCODED)) {
                Buffer written = EslEncoder.encode(messages.get(i));
                assertThat(written.toString()).isEqualTo(recorded);
            }
        }
    }
}
