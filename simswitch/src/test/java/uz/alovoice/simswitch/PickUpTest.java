package uz.alovoice.simswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.alovoice.simswitch.EslPeer.Message;

/** intercept: each leg tells the same from the order on as it did on the real switch. */
class PickUpTest {
    private static final String ORDER = "101's socket runs intercept";
    private static final String TALK = "100 and 101 hear each other";

    private Brain brain;
    private SimSwitch sim;
    private EslPeer inbound;
    private final List<EslPeer> sockets = new ArrayList<>();

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        brain = new Brain().user("102", "t1.test", "secret");
        sim = new SimSwitch(new SimSwitchOptions().xml(brain.xmlUrl()).data(directory)).start();
        inbound = EslPeer.login(sim.eslPort());
    }

    @AfterEach
    void stop() throws IOException {
        inbound.close();
        sim.close();
        brain.close();
    }

    @Test
    void ofACallerWhoHearsMusic() throws Exception {
        String capture = "esl-outbound/19-pick-up-of-waiting-call";
        subscribe(capture);
        SimCall waiting = sim.trunkAt("127.0.30.1").call("+998712000001").start();
        EslPeer socket = socket();
        socket.command("sendmsg\ncall-command: execute\nexecute-app-name: answer");
        socket.command(
                "sendmsg\ncall-command: execute\nexecute-app-name: playback\nexecute-app-arg: tone_stream://L=-1;%(1000,0,300)");
        waiting.awaitPlaying("tone_stream");
        pickedUpAsIn(capture, waiting);
    }

    @Test
    void ofACallThatRings() throws Exception {
        String capture = "esl-outbound/19b-pick-up-of-ringing-call";
        subscribe(capture);
        SimPhone ringing = sim.phone("102", "t1.test", "secret").register();
        SimCall waiting = sim.trunkAt("127.0.30.1").call("+998712000001").start();
        EslPeer socket = socket();
        socket.command("sendmsg\ncall-command: execute\nexecute-app-name: answer");
        socket.command("sendmsg\ncall-command: execute\nexecute-app-name: set\nexecute-app-arg: socket_resume=false");
        socket.command("sendmsg\ncall-command: execute\nexecute-app-name: bridge\nexecute-app-arg: user/102@t1.test");
        SimCall other = ringing.awaitCall().awaitRinging();
        inbound.awaitEvent("CHANNEL_PROGRESS");
        pickedUpAsIn(capture, waiting);
        assertThat(other.awaitEnded().name()).isEqualTo("PICKED_OFF");
    }

    private EslPeer socket() throws Exception {
        EslPeer socket = brain.awaitSocket();
        sockets.add(socket); // one that nobody holds is closed by the garbage collector
        socket.command("connect");
        return socket;
    }

    private void pickedUpAsIn(String capture, SimCall waiting) throws Exception {
        SimCall picker = sim.trunkAt("127.0.30.2").call("+998712000001").start();
        EslPeer socket = socket();
        String id = picker.uuid();
        inbound.awaitEvent(event -> event.is("CHANNEL_PARK") && id.equals(event.header("Unique-ID")));
        inbound.api("uuid_setvar " + waiting.uuid() + " socket_resume false");
        int before = told();
        socket.command("sendmsg\ncall-command: execute\nexecute-app-name: set\nexecute-app-arg: socket_resume=false");
        socket.command(
                "sendmsg\ncall-command: execute\nexecute-app-name: intercept\nexecute-app-arg: " + waiting.uuid());
        inbound.awaitEvent("CALL_UPDATE");
        inbound.awaitEvent("CALL_UPDATE");
        // In the capture the picker's own way to its socket is told beside the order.
        List<Message> captured = LegsTold.captured(capture, ORDER, TALK).stream()
                .filter(PickUpTest::fromTheOrderOn)
                .toList();
        assertThat(LegsTold.of(
                        told(before).stream().filter(PickUpTest::fromTheOrderOn).toList()))
                .isEqualTo(LegsTold.of(captured));
        waiting.awaitBridged();
        picker.hangUp().awaitEnded();
        waiting.awaitEnded();
    }

    private static boolean fromTheOrderOn(Message event) {
        boolean onTheWay = event.is("CHANNEL_CREATE")
                || event.is("CHANNEL_PARK")
                || event.is("CHANNEL_EXECUTE", "set")
                || event.is("CHANNEL_EXECUTE_COMPLETE", "set")
                || event.is("CHANNEL_EXECUTE", "socket");
        return !onTheWay;
    }

    /** To the same events as when it was recorded. */
    private void subscribe(String capture) throws IOException {
        for (Capture.Line line : Capture.load(capture).lines()) {
            if ("in1".equals(line.conn())
                    && line.bytes() != null
                    && line.bytes().startsWith("event plain")) {
                inbound.command(line.bytes().strip());
            }
        }
    }

    /** How many messages came so far. */
    private int told() throws IOException {
        inbound.api("status");
        return inbound.all().size();
    }

    private List<Message> told(int before) throws IOException {
        inbound.api("status");
        return inbound.all().subList(before, inbound.all().size()).stream()
                .filter(Message::isEvent)
                .toList();
    }
}
