package uz.alovoice.simswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.alovoice.simswitch.channel.HangupCause;

/** The journey of a trunk call: dialplan, socket, answer, files, digits, an agent, the end. */
class TrunkCallTest {
    @TempDir
    Path directory;

    private Brain brain;
    private SimSwitch sim;

    @BeforeEach
    void start() throws Exception {
        brain = new Brain().user("2000", "t1.test", "secret");
        brain.gateways("<gateway name=\"g7\"><param name=\"proxy\" value=\"127.0.20.1\"/><param name=\"register\""
                + " value=\"true\"/><param name=\"username\" value=\"998712000001\"/></gateway><gateway name=\"g8\"><param name=\"proxy\" value=\"127.0.20.2\"/>"
                + "<param name=\"register\" value=\"true\"/><param name=\"username\" value=\"login\"/>"
                + "<param name=\"extension\" value=\"auto_to_user\"/></gateway>");
        sim = new SimSwitch(new SimSwitchOptions()
                        .xml(brain.xmlUrl())
                        .cdr(brain.cdrUrl())
                        .sounds(directory)
                        .data(directory)
                        .gatewayCheck(Duration.ofMillis(50)))
                .start();
        Wav.write(directory.resolve("hello.wav"), 200);
        Wav.write(directory.resolve("menu.wav"), 400);
        Wav.write(directory.resolve("wrong.wav"), 100);
    }

    @AfterEach
    void stop() throws Exception {
        sim.close();
        brain.close();
    }

    @Test
    void oneRegistrationCarriesSeveralNumbers() throws Exception {
        sim.trunk("g8").call("+998712000002").start();

        EslPeer.Message data = brain.awaitSocket().command("connect");

        assertThat(data.header("Channel-Destination-Number")).isEqualTo("+998712000002");
    }

    @Test
    void aCallerIsAnsweredHearsAFileAndPressesAKey() throws Exception {
        SimCall call = sim.trunkAt("127.0.20.1")
                .call("+998712000001")
                .from("+998901234567")
                .start();
        EslPeer socket = brain.awaitSocket();
        EslPeer.Message data = socket.command("connect");
        assertThat(data.text()).startsWith("Event-Name: CHANNEL_DATA\n").contains("Control: full\n");
        assertThat(data.header("Channel-Destination-Number")).isEqualTo("+998712000001");
        socket.command("myevents");
        socket.command("linger");
        socket.run("answer", "");
        call.awaitAnswered();
        assertThat(socket.run("playback", "hello.wav").header("Application-Response"))
                .isEqualTo("FILE PLAYED");
        socket.execute("play_and_get_digits", "1 1 2 1000 # menu.wav wrong.wav choice \\d 1000");
        call.awaitPlaying("menu.wav").dtmf("5");
        EslPeer.Message digits = socket.awaitEvent(e -> e.is("CHANNEL_EXECUTE_COMPLETE", "play_and_get_digits"));
        assertThat(digits.header("variable_choice")).isEqualTo("5");
        assertThat(digits.header("variable_read_result")).isEqualTo("success");
        socket.command("sendmsg\ncall-command: hangup\nhangup-cause: NORMAL_CLEARING");
        assertThat(call.awaitEnded()).isEqualTo(HangupCause.NORMAL_CLEARING);
        socket.awaitEvent("CHANNEL_HANGUP_COMPLETE");
        assertThat(brain.awaitCdr()).contains("\"hangup_cause\":\"NORMAL_CLEARING\"");
        assertThat(call.heard()).extracting(Heard::what).containsExactly("hello.wav", "menu.wav");
    }

    @Test
    void aBridgeToARegisteredPhoneConnectsBoth() throws Exception {
        SimPhone phone = sim.phone("2000", "t1.test", "secret")
                .answersAfter(Duration.ofMillis(100))
                .register();
        SimCall call = sim.trunk("g7").call("+998712000001").start();
        EslPeer socket = brain.awaitSocket();
        socket.command("connect");
        socket.command("myevents");
        socket.execute("set", "hangup_after_bridge=true");
        socket.execute("bridge", "user/2000@t1.test");
        SimCall agent = phone.awaitCall();
        agent.awaitBridgedWith("+998901112233");
        call.awaitBridgedWith(phone);
        agent.hangUp();
        assertThat(call.awaitEnded()).isEqualTo(HangupCause.NORMAL_CLEARING);
        socket.drain();
        assertThat(socket.all()).extracting(EslPeer.Message::name).contains("CHANNEL_BRIDGE", "CHANNEL_UNBRIDGE");
    }

    @Test
    void aQueueConnectsAParkedAgentWithACallerWhoHearsMusic() throws Exception {
        brain.dialplan(
                "<action application=\"socket\" data=\"" + brain.socketAddress() + " async full\"/>",
                "<action application=\"socket\" data=\"" + brain.socketAddress() + " async full\"/>");
        SimPhone phone = sim.phone("2000", "t1.test", "secret")
                .answersAfter(Duration.ofMillis(100))
                .register();
        SimCall call = sim.trunk("g7").call("+998712000001").start();
        EslPeer socket = brain.awaitSocket();
        String uuid = socket.command("connect").header("Unique-ID");
        socket.command("myevents");
        socket.run("answer", "");
        socket.execute("playback", "local_stream://moh");
        call.awaitPlaying("local_stream://moh");
        EslPeer inbound = EslPeer.login(sim.eslPort());
        inbound.command("event plain BACKGROUND_JOB CHANNEL_PARK CHANNEL_BRIDGE");
        inbound.command("bgapi originate {origination_uuid=aa-1,park_timeout=3,origination_caller_id_name='A B'}"
                + "user/2000@t1.test &park()");
        assertThat(inbound.awaitEvent("BACKGROUND_JOB").text()).endsWith("+OK aa-1\n");
        inbound.awaitEvent(
                event -> event.is("CHANNEL_PARK") && event.header("Unique-ID").equals("aa-1"));
        assertThat(inbound.api("uuid_bridge aa-1 " + uuid)).isEqualTo("+OK " + uuid + "\n");
        call.awaitBridgedWith(phone);
        assertThat(inbound.api("show channels as json")).contains("\"row_count\":2");
        phone.awaitCall().hangUp();
        EslPeer second = brain.awaitSocket();
        assertThat(second.command("connect").header("Unique-ID")).isEqualTo(uuid);
        assertThat(inbound.api("uuid_kill " + uuid)).isEqualTo("+OK\n");
        assertThat(call.awaitEnded()).isEqualTo(HangupCause.NORMAL_CLEARING);
        inbound.close();
    }
}
