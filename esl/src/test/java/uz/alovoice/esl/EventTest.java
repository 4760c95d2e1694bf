package uz.alovoice.esl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import uz.alovoice.esl.Captures.CapturedStream;
import uz.alovoice.esl.EslException.Reason;
import uz.alovoice.esl.EslMessage.CommandReply;
import uz.alovoice.esl.EslMessage.EventMessage;

class EventTest {

    @Test
    void theAnswerToConnectIsTheChannelsData() {
        CommandReply reply = (CommandReply)
                Captures.decode(stream("esl-outbound/01-basic", "out1").whole()).getFirst();
        Event data = Objects.requireNonNull(reply.channelData());

        assertThat(reply.text()).isEqualTo("+OK");
        assertThat(data.type()).isEqualTo(EventName.CHANNEL_DATA);
        assertThat(data.uuid()).isEqualTo("25182abf-5d82-48cd-b633-9a6231b060b2");
        assertThat(data.header("Caller-Caller-ID-Name")).isEqualTo("Нодира Каримова");
        assertThat(data.header("channel-destination-number")).isEqualTo("5001");
        assertThat(data.variable("tenant_id")).isEqualTo("1001");
        assertThat(data.variable("not_set")).isNull();
        assertThat(data.header("Control")).isEqualTo("full");
        assertThat(data.sequence()).isEqualTo(852);
        assertThat(data.timestampMicros()).isEqualTo(1795355638524047L);
        assertThat(data.body()).isEmpty();
    }

    @Test
    void plainAndJsonGiveTheSameEvent() {
        Map<String, Event> plain = notes("in1");
        Map<String, Event> json = notes("in2");

        assertThat(plain.keySet()).hasSize(3).isEqualTo(json.keySet());
        for (String id : plain.keySet()) {
            Event one = plain.get(id);
            Event other = json.get(id);
            assertThat(other.body()).isEqualTo(one.body());
            assertThat(other.array("X-Arr")).isEqualTo(one.array("X-Arr"));
            assertThat(other.headers("X-A")).isEqualTo(one.headers("X-A"));
            assertThat(other.subclass()).isEqualTo(one.subclass());
            assertThat(other.uuid()).isEqualTo(one.uuid());
        }
    }

    @Test
    void aRepeatedHeaderGivesItsFirstValueAndAllOfThem() {
        Event note = notes("in1").values().stream()
                .filter(event -> event.header("X-A") != null)
                .findFirst()
                .orElseThrow();
        assertThat(note.header("X-A")).isEqualTo("1");
        assertThat(note.headers("X-A")).containsExactly("1", "2");
        assertThat(note.header("X-Arr")).isEqualTo("ARRAY::one|:two|:three");
        assertThat(note.array("X-Arr")).containsExactly("one", "two", "three");
        assertThat(note.array("X-None")).isEmpty();
    }

    @Test
    void aBodyIsReadByBytesAndKeepsItsBlankLines() {
        Event note = notes("in1").values().stream()
                .filter(event -> event.body().contains("қатор"))
                .findFirst()
                .orElseThrow();
        assertThat(note.body()).isEqualTo("Биринчи қатор\nsecond line: with colon\n\nfourth line Oʻzbek\n");
        assertThat(note.subclass()).isEqualTo("app::note");
        assertThat(note.is(EventName.CUSTOM)).isTrue();
    }

    @Test
    void badPercentSequencesStayAsTheyAre() {
        Event event = plain("Event-Name: X\nA: 100%\nB: %zz%4\nC: %41%4\nD: a+b\nE: %D0%96%D0\n\n");
        assertThat(event.header("A")).isEqualTo("100%");
        assertThat(event.header("B")).isEqualTo("%zz%4");
        assertThat(event.header("C")).isEqualTo("A%4");
        assertThat(event.header("D")).isEqualTo("a+b");
        assertThat(event.header("E")).isEqualTo("Ж\uFFFD");
        assertThat(event.type()).isEqualTo(EventName.OTHER);
        assertThat(event.name()).isEqualTo("X");
    }

    @Test
    void numbersThatAreNoneAreMinusOne() {
        Event event = plain("Event-Name: X\nEvent-Sequence: 12a\nEvent-Date-Timestamp: 99999999999999999999\n\n");
        assertThat(event.sequence()).isEqualTo(-1);
        assertThat(event.timestampMicros()).isEqualTo(-1);
        assertThat(event.uuid()).isEmpty();
    }

    @Test
    void aNameWithAColonEndsAtTheColonBeforeTheSpace() {
        Event event = plain("Event-Name: X\nvariable_sip_h_X:y: 1:2: 3\nEmpty:\n\n");
        assertThat(event.variable("sip_h_X:y")).isEqualTo("1:2: 3");
        assertThat(event.header("Empty")).isEmpty();
    }

    @Test
    void brokenEventsAreRefused() {
        assertRefused(Reason.MALFORMED_HEADER, "text/event-plain", "no colon here\n\n");
        assertRefused(Reason.MALFORMED_EVENT, "text/event-json", "{\"Event-Name\":");
        assertRefused(Reason.MALFORMED_EVENT, "text/event-json", "[1]");
        assertRefused(Reason.MALFORMED_EVENT, "text/event-json", "{\"a\":{\"b\":\"c\"}}");
        assertRefused(Reason.MALFORMED_EVENT, "text/event-json", "{\"a\":[[\"c\"]]}");
        assertRefused(Reason.MALFORMED_EVENT, "text/event-json", "{\"a\":[\"c\"");
        assertRefused(Reason.MALFORMED_EVENT, "text/event-json", "");
    }

    private static void assertRefused(Reason reason, String type, String body) {
        assertThatThrownBy(() -> Captures.decode(message(type, body)))
                .isInstanceOfSatisfying(
                        EslException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static Event plain(String text) {
        return ((EventMessage)
                        Captures.decode(message("text/event-plain", text)).getFirst())
                .event();
    }

    private static Buffer message(String type, String body) {
        return Buffer.buffer(
                "Content-Length: " + body.getBytes(UTF_8).length + "\nContent-Type: " + type + "\n\n" + body);
    }

    /** The CUSTOM events of captures esl-inbound/07 by their Event-UUID: in1 got them plain, in2 as JSON. */
    private static Map<String, Event> notes(String connection) {
        Map<String, Event> notes = new TreeMap<>();
        for (EslMessage message :
                Captures.decode(stream("esl-inbound/07", connection).whole())) {
            if (message instanceof EventMessage(Event event, EventFormat format) && event.is(EventName.CUSTOM)) {
                notes.put(event.headerOrEmpty("Event-UUID"), event);
            }
        }
        return notes;
    }

    private static CapturedStream stream(String file, String connection) {
        List<CapturedStream> found = Captures.fromFreeSwitch().stream()
                .filter(stream ->
                        stream.file().startsWith(file) && stream.connection().equals(connection))
                .toList();
        return found.getFirst();
    }
}
