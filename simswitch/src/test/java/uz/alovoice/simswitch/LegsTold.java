package uz.alovoice.simswitch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uz.alovoice.simswitch.EslPeer.Message;

/** What legs tell on an inbound connection, to be held against a capture: the order of legs among each other means nothing. */
final class LegsTold {
    private static final List<String> KEYS = List.of(
            "Application",
            "Channel-State",
            "Channel-Call-State",
            "Answer-State",
            "Hangup-Cause",
            "Direction",
            "variable_transfer_disposition",
            "variable_endpoint_disposition");

    private LegsTold() {}

    /** The events of in1 between two notes, which are given by how they begin. */
    static List<Message> captured(String capture, String from, String to) throws IOException {
        List<Message> events = new ArrayList<>();
        boolean begun = false;
        for (Capture.Line line : Capture.load(capture).lines()) {
            if (line.note() != null) {
                if (line.note().startsWith(to)) break;
                begun |= line.note().startsWith(from);
            } else if (begun && line.fromSwitch() && "in1".equals(line.conn()) && line.bytes() != null) {
                Message message = new Message(line.bytes());
                if (message.isEvent()) events.add(message);
            }
        }
        return events;
    }

    /** What each leg told, one line an event; the legs in any order. */
    static List<String> of(List<Message> events) {
        Map<String, StringBuilder> legs = new LinkedHashMap<>();
        for (Message event : events) {
            legs.computeIfAbsent(event.header("Unique-ID"), leg -> new StringBuilder())
                    .append(event.name())
                    .append(values(event))
                    .append('\n');
        }
        return legs.values().stream().map(StringBuilder::toString).sorted().toList();
    }

    private static String values(Message event) {
        Stream<String> told =
                KEYS.stream().filter(key -> event.header(key) != null).map(key -> " " + key + "=" + event.header(key));
        return String.join("", told.toList());
    }
}
