package uz.alovoice.esl;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import uz.alovoice.esl.Captures.CapturedStream;

/** However TCP cuts the stream, the messages are the same. */
class SplitStreamTest {

    @Test
    void everyStreamOneByteAtATime() {
        for (CapturedStream stream : Captures.fromFreeSwitch()) {
            Buffer whole = stream.whole();
            EslDecoder decoder = new EslDecoder(EslLimits.INBOUND);
            List<EslMessage> messages = new ArrayList<>();
            for (int i = 0; i < whole.length(); i++) {
                decoder.feed(whole.slice(i, i + 1));
                messages.addAll(Captures.drain(decoder));
            }
            assertThat(described(messages)).as(stream.toString()).isEqualTo(described(Captures.decode(whole)));
        }
    }

    /** Two pieces, at every byte of every message that differs in name or shape from those before it. */
    @Test
    void everyKindOfMessageCutInTwoAtEveryByte() {
        Buffer next = Buffer.buffer("Content-Type: command/reply\nReply-Text: +OK next\n\n");
        for (Buffer message : kinds()) {
            Buffer both = message.copy().appendBuffer(next);
            List<String> expected = described(Captures.decode(both));
            assertThat(expected).hasSize(2);
            for (int cut = 1; cut < both.length(); cut++) {
                EslDecoder decoder = new EslDecoder(EslLimits.INBOUND);
                decoder.feed(both.slice(0, cut));
                List<EslMessage> messages = Captures.drain(decoder);
                decoder.feed(both.slice(cut, both.length()));
                messages.addAll(Captures.drain(decoder));
                if (messages.size() != 2 || cut % 61 == 0) { // describing costs more than decoding
                    assertThat(described(messages)).as("cut at " + cut).isEqualTo(expected);
                }
            }
        }
    }

    @Property(tries = 300)
    void randomPieces(
            @ForAll("streams") CapturedStream stream,
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 9000) Integer> sizes) {
        Buffer whole = stream.whole();
        EslDecoder decoder = new EslDecoder(EslLimits.INBOUND);
        List<EslMessage> messages = new ArrayList<>();
        for (int from = 0, i = 0; from < whole.length(); i++) {
            int to = Math.min(whole.length(), from + sizes.get(i % sizes.size()));
            decoder.feed(whole.slice(from, to));
            messages.addAll(Captures.drain(decoder));
            from = to;
        }
        assertThat(described(messages)).isEqualTo(described(Captures.decode(whole)));
    }

    @Provide
    Arbitrary<CapturedStream> streams() {
        return Arbitraries.of(Captures.fromFreeSwitch().stream()
                .filter(stream -> stream.whole().length() < 100_000)
                .toList());
    }

    private static List<Buffer> kinds() {
        List<String> seen = new ArrayList<>();
        List<Buffer> kinds = new ArrayList<>();
        for (CapturedStream stream : Captures.fromFreeSwitch()) {
            if (stream.file().contains("08-raw")) {
                continue; // its pieces are not whole messages
            }
            for (byte[] piece : stream.pieces()) {
                EslMessage message = Captures.decode(Buffer.buffer(piece)).getFirst();
                String kind = message instanceof EslMessage.EventMessage(Event event, EventFormat format)
                        ? format + event.name() + event.subclass()
                        : message.getClass().getSimpleName();
                if (!seen.contains(kind)) {
                    seen.add(kind);
                    kinds.add(Buffer.buffer(piece));
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(60);
        return kinds;
    }

    private static List<String> described(List<EslMessage> messages) {
        return messages.stream().map(Captures::describe).toList();
    }
}
