package uz.alovoice.simswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.alovoice.simswitch.EslPeer.Message;

/** REFER with Replaces: each leg tells the same from the REFER on as it did on the real switch. */
class AttendedTransferTest {
    private static final String DOMAIN = "t1.test";
    private Brain brain;
    private SimSwitch sim;
    private EslPeer inbound;
    private final List<EslPeer> sockets = new ArrayList<>();

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        brain = new Brain()
                .user("100", DOMAIN, "secret")
                .user("101", DOMAIN, "secret")
                .user("102", DOMAIN, "secret");
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
    void thePartyOfTheCallThatThePhoneGotIsConnected() throws Exception {
        String capture = "esl-outbound/18-attended-transfer";
        subscribe(capture);
        SimPhone transferor = phone("101");
        SimPhone target = phone("102");
        phone("100").dial("101");
        talk("101");
        SimCall leg = transferor.awaitCall().awaitBridged();
        leg.hold();
        SimCall consultation = transferor.dial("102");
        talk("102");
        awaitUpdated(consultation.awaitBridged());
        int before = told();

        leg.attendedTransfer(consultation);
        target.awaitCall().awaitBridgedWith("100");
        consultation.hangUp();
        awaitDestroyed(consultation);

        assertThat(LegsTold.of(told(before)))
                .isEqualTo(LegsTold.of(LegsTold.captured(capture, "101 sends REFER", "102 hangs up")));
    }

    @Test
    void thePartyOfTheCallThatThePhoneMadeIsConnected() throws Exception {
        String capture = "esl-outbound/18e-attended-transfer-by-caller";
        subscribe(capture);
        SimPhone transferor = phone("101");
        SimPhone target = phone("102");
        phone("100");
        SimCall made = transferor.dial("100");
        talk("100");
        made.awaitBridged();
        made.hold();
        SimCall consultation = transferor.dial("102");
        talk("102");
        awaitUpdated(consultation.awaitBridged());
        int before = told();

        made.attendedTransfer(consultation);
        target.awaitCall().awaitBridgedWith("100");
        consultation.hangUp();
        awaitDestroyed(consultation);
        made.hangUp();
        awaitDestroyed(made);

        assertThat(LegsTold.of(told(before)))
                .isEqualTo(LegsTold.of(LegsTold.captured(capture, "101 sends REFER", "102 hangs up")));
    }

    private SimPhone phone(String extension) {
        return sim.phone(extension, DOMAIN, "secret")
                .answersAfter(Duration.ofMillis(40))
                .register();
    }

    /** The caller's channel waits in a socket and is bridged from there. */
    private void talk(String callee) throws Exception {
        EslPeer socket = brain.awaitSocket();
        sockets.add(socket); // one that nobody holds is closed by the garbage collector
        socket.command("connect");
        socket.execute("set", "socket_resume=false");
        socket.execute("bridge", "user/" + callee + "@" + DOMAIN);
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

    /** The last thing that the beginning of a talk tells. */
    private void awaitUpdated(SimCall call) throws IOException {
        String uuid = call.uuid();
        inbound.awaitEvent(event -> event.is("CALL_UPDATE") && uuid.equals(event.header("Unique-ID")));
    }

    private void awaitDestroyed(SimCall call) throws IOException {
        String uuid = call.uuid();
        inbound.awaitEvent(event -> event.is("CHANNEL_DESTROY") && uuid.equals(event.header("Unique-ID")));
    }
}
