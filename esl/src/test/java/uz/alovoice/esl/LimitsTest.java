package uz.alovoice.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import uz.alovoice.esl.EslException.Reason;

/** Every length has a limit, and what exceeds one ends the stream for good. */
class LimitsTest {
    private static final EslLimits SMALL = new EslLimits(100, 5, 300, 1000);

    @Test
    void aLineThatNeverEnds() {
        assertRefused(Reason.LINE_TOO_LONG, "x".repeat(101));
    }

    @Test
    void aLineThatIsTooLong() {
        assertRefused(Reason.LINE_TOO_LONG, "A: " + "x".repeat(98) + "\n\n");
    }

    @Test
    void tooManyHeaders() {
        assertRefused(Reason.TOO_MANY_HEADERS, "A: 1\n".repeat(6));
    }

    @Test
    void aHeadThatIsTooLong() {
        assertRefused(Reason.HEAD_TOO_LONG, ("A: " + "x".repeat(90) + "\n").repeat(4));
    }

    @Test
    void aBodyThatIsTooLong() {
        assertRefused(Reason.BODY_TOO_LONG, "Content-Length: 1001\n");
        assertRefused(Reason.BODY_TOO_LONG, "Content-Length: 99999999999999999999\n");
    }

    @Test
    void aContentLengthThatIsNoNumber() {
        assertRefused(Reason.BAD_CONTENT_LENGTH, "Content-Length: -1\n");
        assertRefused(Reason.BAD_CONTENT_LENGTH, "content-length: 1e3\n");
        assertRefused(Reason.BAD_CONTENT_LENGTH, "Content-Length:\n");
        assertRefused(Reason.BAD_CONTENT_LENGTH, "Content-Length: ١\n");
    }

    @Test
    void somethingElseThanThisProtocol() {
        assertRefused(Reason.MALFORMED_HEADER, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        assertRefused(Reason.MISSING_CONTENT_TYPE, "Host: x\n\n");
    }

    @Test
    void limitsHoldAgainInsideAnEvent() {
        String many = "A: 1\n".repeat(6) + "\n";
        assertRefused(Reason.TOO_MANY_HEADERS, "Content-Length: 31\nContent-Type: text/event-plain\n\n" + many);
        String wide = "A: " + "x".repeat(98) + "\n\n";
        assertRefused(Reason.LINE_TOO_LONG, "Content-Length: 103\nContent-Type: text/event-plain\n\n" + wide);
        String json = "{\"a\":\"\",\"b\":\"\",\"c\":\"\",\"d\":\"\",\"e\":\"\",\"f\":\"\"}";
        assertRefused(
                Reason.TOO_MANY_HEADERS,
                "Content-Length: " + json.length() + "\nContent-Type: text/event-json\n\n" + json);
    }

    @Test
    void blankLinesBetweenMessagesCostNoMemoryAndNoTime() {
        EslDecoder decoder = new EslDecoder(SMALL);
        Buffer blank = Buffer.buffer("\n".repeat(60_000));
        for (int i = 0; i < 1000; i++) {
            decoder.feed(blank);
            assertThat(decoder.next()).isNull();
        }
        decoder.feed(Buffer.buffer("Content-Type: auth/request\n\n"));
        assertThat(decoder.next()).isEqualTo(new EslMessage.AuthRequest());
    }

    @Test
    void afterAViolationTheStreamStaysClosed() {
        EslDecoder decoder = new EslDecoder(SMALL);
        decoder.feed(Buffer.buffer("x".repeat(101)));
        assertThatThrownBy(decoder::next).isInstanceOf(EslException.class);
        assertThatThrownBy(() -> decoder.feed(Buffer.buffer("\n"))).isInstanceOf(EslException.class);
        assertThatThrownBy(decoder::next).isInstanceOf(EslException.class);
    }

    private static void assertRefused(Reason reason, String bytes) {
        EslDecoder decoder = new EslDecoder(SMALL);
        decoder.feed(Buffer.buffer(bytes));
        assertThatThrownBy(decoder::next).isInstanceOfSatisfying(EslException.class, e -> assertThat(e.reason())
                .isEqualTo(reason));
    }
}
