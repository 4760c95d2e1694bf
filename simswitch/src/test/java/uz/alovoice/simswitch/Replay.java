package uz.alovoice.simswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import uz.alovoice.simswitch.EslPeer.Message;

/**
 * Runs the commands of a capture against a simulated node, each after as many messages as had come before it in the
 * capture, and compares what comes back: replies byte by byte, events by name, application, states and the like, per leg. The first
 * CHANNEL_PARK on an outbound socket is left out: whether a subscription is in time for it is chance.
 */
final class Replay implements AutoCloseable {
    private static final String SOUNDS = "/usr/share/freeswitch/sounds/pbx";
    private static final List<String> KEYS = List.of(
            "Event-Name",
            "Application",
            "Application-Data",
            "Application-Response",
            "Channel-State",
            "Channel-Call-State",
            "Answer-State",
            "Hangup-Cause",
            "Playback-Status",
            "Playback-File-Path",
            "DTMF-Digit",
            "Event-Calling-Function",
            "Original-Channel-Call-State",
            "Direction",
            "Sent-Callee-ID-Number",
            "variable_originate_disposition",
            "variable_DIALSTATUS",
            "variable_last_bridge_hangup_cause",
            "variable_read_result",
            "variable_pin",
            "variable_pin_invalid",
            "variable_hangup_cause");
    private static final Set<String> NOISE = Set.of("HEARTBEAT", "RE_SCHEDULE", "MODULE_LOAD", "API", "COMMAND");

    final Brain brain;
    final SimSwitch sim;
    final Map<String, SimPhone> phones = new LinkedHashMap<>();
    private final Path sounds;
    private final Map<String, EslPeer> peers = new LinkedHashMap<>();
    private final Map<String, List<Message>> expected = new LinkedHashMap<>();
    private final Map<String, List<Message>> actual = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Consumer<Replay>> hooks = new LinkedHashMap<>();
    private Set<String> dialsAt = Set.of("out1", "out2", "out3");
    private String stopAt;
    private boolean repliesOnly;
    private String skipped = "";
    SimCall call;

    Replay(Path directory) throws IOException {
        sounds = directory;
        brain = new Brain();
        for (String user : List.of("101", "102", "103", "105"))
            brain.user(user, "t1001.pbx.test", "p" + user + "secret");
        Wav.write(sounds.resolve("welcome.wav"), 400);
        Wav.write(sounds.resolve("beep.wav"), 300);
        Wav.write(sounds.resolve("long-20s.wav"), 2500);
        Wav.write(sounds.resolve("enter-pin.wav"), 600);
        Wav.write(sounds.resolve("invalid.wav"), 100);
        names.put(SOUNDS, sounds.toString());
        names.put("127.0.0.1:9601", brain.socketAddress());
        dialplan("set tenant_id=1001", "socket 127.0.0.1:9601 async full");
        sim = new SimSwitch(new SimSwitchOptions()
                .hostname("pbx1")
                .xml(brain.xmlUrl())
                .sounds(sounds)
                .data(sounds));
        sim.start();
        for (String user : List.of("101", "102", "103", "105")) {
            phones.put(
                    user,
                    sim.phone(user, "t1001.pbx.test", "p" + user + "secret")
                            .named(user.equals("101") ? "Нодира Каримова" : user)
                            .register());
        }
    }

    Replay dialplan(String... actions) {
        String[] xml = new String[actions.length];
        for (int i = 0; i < actions.length; i++) {
            int space = actions[i].indexOf(' ');
            String data = ours(actions[i].substring(space + 1));
            xml[i] = "<action application=\"" + actions[i].substring(0, space) + "\" data=\"" + data + "\"/>";
        }
        brain.dialplan(xml);
        return this;
    }

    /** What the party does at a note of the capture. */
    Replay at(String note, Consumer<Replay> does) {
        hooks.put(note, does);
        return this;
    }

    Replay dialsAt(String... connections) {
        dialsAt = Set.of(connections);
        return this;
    }

    /** Ends the replay before the first command that contains the text. */
    Replay until(String command) {
        stopAt = command;
        return this;
    }

    /** Leaves the order of events alone, for captures about replies. */
    Replay repliesOnly() {
        repliesOnly = true;
        return this;
    }

    /** Leaves a connection out whose set-up this node does not have. */
    Replay skipping(String connection) {
        skipped = connection;
        return this;
    }

    void run(String capture) throws Exception {
        for (Capture.Line line : Capture.load(capture).lines()) {
            if (skipped.equals(line.conn())) continue;
            if (line.note() != null) note(line.note());
            else if (line.event() != null) happened(line.conn(), line.event());
            else if (line.fromSwitch()) expect(line.conn(), new Message(line.bytes()));
            else if (stopAt != null && line.bytes().contains(stopAt)) break;
            else send(line.conn(), line.bytes());
        }
        for (String conn : peers.keySet()) catchUp(conn);
        for (String conn : peers.keySet()) compare(conn);
    }

    private void note(String note) throws IOException {
        for (var hook : hooks.entrySet()) {
            if (!note.startsWith(hook.getKey())) continue;
            for (String conn : peers.keySet()) catchUp(conn);
            hook.getValue().accept(this);
        }
    }

    private void happened(String conn, String event) throws IOException, InterruptedException {
        if (event.startsWith("fs connected")) {
            for (String other : peers.keySet()) read(other, false);
            if (dialsAt.contains(conn)) call = phones.get("101").dial("5001");
            peers.put(conn, brain.awaitSocket());
        } else if (event.startsWith("app connected")) {
            peers.put(conn, new EslPeer(new Socket(InetAddress.getLoopbackAddress(), sim.eslPort())));
        } else if (event.startsWith("closed by app")) {
            read(conn, !repliesOnly);
            peers.get(conn).die();
            peers.remove(conn);
            expected.remove(conn);
        }
    }

    private void expect(String conn, Message message) {
        if (!noise(conn, message))
            expected.computeIfAbsent(conn, c -> new ArrayList<>()).add(message);
    }

    private static boolean noise(String conn, Message message) {
        String name = message.name();
        if (name == null) return false;
        String subclass = message.header("Event-Subclass");
        return NOISE.contains(name)
                || (conn.startsWith("out") && name.equals("CHANNEL_PARK"))
                || (subclass != null && subclass.startsWith("sofia::gateway"));
    }

    private void send(String conn, String bytes) throws IOException {
        catchUp(conn);
        peers.get(conn).send(ours(bytes).replaceFirst("\\n\\n$", ""));
    }

    /** Reads until as much has come as the capture had here, and learns which uuid stands for which. */
    private void catchUp(String conn) throws IOException {
        read(conn, !repliesOnly);
    }

    private void read(String conn, boolean events) throws IOException {
        List<Message> wanted = expected.getOrDefault(conn, List.of());
        List<Message> got = actual.computeIfAbsent(conn, c -> new ArrayList<>());
        while ((events && count(got, true) < count(wanted, true)) || count(got, false) < count(wanted, false)) {
            Message message;
            try {
                message = peers.get(conn).read();
            } catch (IOException e) {
                String have =
                        String.join("\n", got.stream().map(Replay::describe).toList());
                String want =
                        String.join("\n", wanted.stream().map(Replay::describe).toList());
                throw new AssertionError(conn + " waits\nexpected: \"" + want + "\"\nbut was: \"" + have + "\"\n", e);
            }
            if (noise(conn, message)) continue;
            got.add(message);
            learn(wanted, got);
        }
    }

    private static long count(List<Message> messages, boolean events) {
        return messages.stream().filter(message -> message.isEvent() == events).count();
    }

    private void learn(List<Message> wanted, List<Message> got) {
        Message ours = got.getLast();
        if (ours.isEvent()) return;
        List<Message> replies =
                wanted.stream().filter(message -> !message.isEvent()).toList();
        int index = (int) count(got, false) - 1;
        if (index >= replies.size()) return;
        Message theirs = replies.get(index);
        if (theirs.text().startsWith("Event-Name: CHANNEL_DATA")) {
            names.put(theirs.header("Unique-ID"), ours.header("Unique-ID"));
        }
        if (theirs.text().startsWith("Content-Type: api/response\nContent-Length: 36\n")) {
            names.put(theirs.body(), ours.body());
        }
    }

    private String ours(String text) {
        String result = text;
        for (var name : names.entrySet()) result = result.replace(name.getKey(), name.getValue());
        return result;
    }

    private void compare(String conn) {
        List<Message> wanted = expected.getOrDefault(conn, List.of());
        List<Message> got = actual.getOrDefault(conn, List.of());
        assertThat(String.join("", replies(got, false)))
                .as("replies on " + conn)
                .isEqualTo(String.join("", replies(wanted, true)));
        if (repliesOnly) return;
        Map<String, List<String>> wantedLegs = legs(wanted, true);
        Map<String, List<String>> gotLegs = legs(got, false);
        assertThat(new ArrayList<>(gotLegs.values())).as("legs on " + conn).hasSameSizeAs(wantedLegs.values());
        var theirs = wantedLegs.values().iterator();
        for (List<String> leg : gotLegs.values()) {
            assertThat(String.join("\n", leg))
                    .as("events of a leg on " + conn)
                    .isEqualTo(String.join("\n", theirs.next()));
        }
    }

    private List<String> replies(List<Message> messages, boolean theirs) {
        List<String> replies = new ArrayList<>();
        for (Message message : messages) {
            if (message.isEvent() || message.text().startsWith("Event-Name: CHANNEL_DATA")) continue;
            replies.add(anonymous(theirs ? ours(message.text()) : message.text()));
        }
        return replies;
    }

    /** Made-up uuids differ; what they name is the same. */
    private static String anonymous(String text) {
        return text.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "<uuid>");
    }

    private Map<String, List<String>> legs(List<Message> messages, boolean theirs) {
        Map<String, List<String>> legs = new LinkedHashMap<>();
        for (Message message : messages) {
            if (!message.isEvent()) continue;
            String leg = message.header("Unique-ID") == null ? "" : message.header("Unique-ID");
            String text = describe(message);
            legs.computeIfAbsent(leg, l -> new ArrayList<>()).add(anonymous(theirs ? ours(text) : text));
        }
        return legs;
    }

    private static String describe(Message message) {
        if (!message.isEvent())
            return message.text()
                    .replace("\n", "|")
                    .substring(0, Math.min(90, message.text().length()));
        StringBuilder out = new StringBuilder();
        for (String key : KEYS) {
            String value = message.header(key);
            if (value != null) out.append(key.equals("Event-Name") ? value : " " + key + "=" + value);
        }
        return out.toString();
    }

    @Override
    public void close() throws IOException {
        for (EslPeer peer : peers.values()) peer.close();
        sim.close();
        brain.close();
    }
}
