package uz.alovoice.simswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.alovoice.simswitch.channel.HangupCause;

/** What breaks: brains that die, nodes that die or freeze, trunks that refuse, bindings that fail. */
class FaultTest {
    @TempDir
    Path directory;

    private Brain brain;
    private SimSwitch sim;

    @BeforeEach
    void start() throws Exception {
        brain = new Brain().user("2000", "t1.test", "secret").user("2001", "t1.test", "secret");
        brain.gateways("<gateway name=\"g7\"><param name=\"proxy\" value=\"127.0.20.1\"/></gateway>");
        sim = new SimSwitch(new SimSwitchOptions()
                .xml(brain.xmlUrl())
                .sounds(directory)
                .data(directory)
                .gatewayCheck(Duration.ofMillis(30))
                .fallbackDialplan("<context name=\"public\"><extension name=\"f\"><condition>"
                        + "<action application=\"answer\"/><action application=\"playback\" data=\"sorry.wav\"/>"
                        + "</condition></extension></context>"));
        Wav.write(directory.resolve("sorry.wav"), 100);
    }

    @AfterEach
    void stop() throws Exception {
        sim.close();
        brain.close();
    }

    @Test
    void withoutABindingTheStaticDialplanAnswers() throws Exception {
        sim.start();
        brain.answers(503);
        SimCall call = sim.trunk("g7").call("+998712000001").start();
        call.awaitAnswered().awaitHeard("sorry.wav");
        assertThat(call.awaitEnded()).isEqualTo(HangupCause.NORMAL_CLEARING);
    }

    @Test
    void aRefusedBindingAndARefusedSocketAreFollowedByTheNext() throws Exception {
        SimSwitchOptions options = new SimSwitchOptions()
                .xml(java.net.URI.create("http://127.0.0.1:9/xml"))
                .xml(brain.xmlUrl());
        brain.dialplan("<action application=\"socket\" data=\"127.0.0.1:9 async full\"/>"
                + "<action application=\"socket\" data=\"127.0.0.1:9|" + brain.socketAddress() + " async full\"/>");
        try (SimSwitch other = new SimSwitch(options).start()) {
            SimCall call = other.trunkAt("127.0.30.1").call("+998712000001").start();
            EslPeer socket = brain.awaitSocket();
            assertThat(socket.command("connect").header("Caller-Destination-Number"))
                    .isEqualTo("+998712000001");
            call.hangUp();
            assertThat(call.awaitEnded()).isEqualTo(HangupCause.ORIGINATOR_CANCEL);
        }
        sim.start();
    }

    @Test
    void aBridgeOutlivesItsBrainUnlessSocketResumeIsSet() throws Exception {
        sim.start();
        SimPhone phone = sim.phone("2000", "t1.test", "secret")
                .answersAfter(Duration.ofMillis(50))
                .register();
        SimCall call = sim.trunk("g7").call("+998712000001").start();
        EslPeer socket = brain.awaitSocket();
        socket.command("connect");
        socket.command("myevents");
        socket.execute("answer", "");
        socket.execute("bridge", "user/2000@t1.test");
        call.awaitBridgedWith(phone);
        EslPeer inbound = EslPeer.login(sim.eslPort());
        inbound.command("event plain CHANNEL_UNBRIDGE CHANNEL_EXECUTE");
        socket.die();
        assertThat(inbound.api("uuid_exists " + call.uuid())).isEqualTo("true");
        assertThat(sim.channels()).isEqualTo(2);
        phone.awaitCall().hangUp();
        inbound.awaitEvent("CHANNEL_UNBRIDGE");
        call.awaitEnded();
        inbound.close();
    }

    @Test
    void theEndOfAnOlderConnectionThrowsTheChannelOffItsNewerOne() throws Exception {
        sim.start();
        SimCall call = sim.trunk("g7").call("+998712000001").start();
        EslPeer older = brain.awaitSocket();
        older.command("connect");
        EslPeer inbound = EslPeer.login(sim.eslPort());
        inbound.api("uuid_transfer " + call.uuid() + " +998712000001");
        EslPeer newer = brain.awaitSocket();
        newer.command("connect");
        newer.command("myevents");
        brain.dialplan("<action application=\"hangup\" data=\"NORMAL_CLEARING\"/>");
        older.close();
        newer.awaitEvent(event -> event.is("CHANNEL_EXECUTE_COMPLETE", "socket"));
        assertThat(call.awaitEnded()).isEqualTo(HangupCause.NORMAL_CLEARING); // nothing is left of its dialplan
        inbound.close();
    }

    @Test
    void aNodeThatDiesLosesItsCallsAndComesBackAsAnother() throws Exception {
        sim.start();
        SimCall call = sim.trunk("g7").call("+998712000001").start();
        EslPeer socket = brain.awaitSocket();
        String before = socket.command("connect").header("Core-UUID");
        sim.kill();
        socket.drain();
        assertThat(call.awaitEnded()).isEqualTo(HangupCause.NETWORK_OUT_OF_ORDER);
        sim.start();
        SimCall second = sim.trunk("g7").call("+998712000001").start();
        EslPeer again = brain.awaitSocket();
        assertThat(again.command("connect").header("Core-UUID")).isNotEqualTo(before);
        second.hangUp();
        assertThat(second.awaitEnded()).isEqualTo(HangupCause.ORIGINATOR_CANCEL);
    }

    @Test
    void aFrozenNodeSaysNothingUntilItThaws() throws Exception {
        sim.start();
        EslPeer inbound = EslPeer.login(sim.eslPort());
        sim.freeze();
        inbound.send("api hostname");
        sim.thaw();
        assertThat(inbound.reply().body()).isEqualTo("sim1");
        inbound.close();
    }

    @Test
    void aTrunkThatRefusesIsToldAndItsGatewayFails() throws Exception {
        sim.trunk("g7").registers(403).reacts("998901", Reaction.refuse(404));
        sim.start();
        SimCall call = sim.trunkAt("127.0.30.1").call("+998712000001").start();
        EslPeer socket = brain.awaitSocket();
        socket.command("connect");
        socket.command("myevents");
        socket.execute("set", "continue_on_fail=true");
        EslPeer.Message end = socket.run("bridge", "sofia/gateway/g7/998901");
        assertThat(end.header("variable_originate_disposition")).isEqualTo("GATEWAY_DOWN");
        end = socket.run("bridge", "sofia/gateway/none/998901");
        assertThat(end.header("variable_originate_disposition")).isEqualTo("INVALID_GATEWAY");
        EslPeer inbound = EslPeer.login(sim.eslPort());
        assertThat(inbound.api("sofia status gateway g7")).contains("State   \tFAIL_WAIT", "Status  \tDOWN");
        inbound.close();
        call.hangUp();
    }

    @Test
    void aRecordingHasEachPartyOnItsOwnChannel() throws Exception {
        sim.start();
        SimPhone phone = sim.phone("2000", "t1.test", "secret")
                .answersAfter(Duration.ofMillis(40))
                .register();
        SimCall call = sim.trunk("g7").call("+998712000001").start();
        EslPeer socket = brain.awaitSocket();
        socket.command("connect");
        socket.command("myevents");
        socket.command("event plain RECORD_STOP");
        socket.execute("answer", "");
        socket.execute("multiset", "RECORD_STEREO=true hangup_after_bridge=true");
        socket.execute("record_session", "talk.wav");
        socket.execute("bridge", "user/2000@t1.test");
        call.awaitBridgedWith(phone);
        SimCall agent = phone.awaitCall();
        agent.dtmf("1234567");
        socket.awaitEvent(event -> event.is("CHANNEL_BRIDGE"));
        EslPeer inbound = EslPeer.login(sim.eslPort());
        inbound.command("event plain DTMF");
        inbound.awaitEvent(event -> event.is("DTMF") && "7".equals(event.header("DTMF-Digit")));
        agent.hangUp();
        socket.awaitEvent("RECORD_STOP");
        byte[] wav = Files.readAllBytes(directory.resolve("talk.wav"));
        assertThat(wav[22]).isEqualTo((byte) 2);
        assertThat(crossings(wav, 0)).isBetween(800, 960);
        assertThat(crossings(wav, 1)).isBetween(1650, 1860);
        inbound.close();
    }

    @Test
    void anAttendedTransferConnectsTheTwoOthers() throws Exception {
        sim.start();
        SimPhone first = sim.phone("2000", "t1.test", "secret")
                .answersAfter(Duration.ofMillis(40))
                .register();
        SimPhone second = sim.phone("2001", "t1.test", "secret")
                .answersAfter(Duration.ofMillis(40))
                .register();
        brain.dialplan("<action application=\"bridge\" data=\"user/2000@t1.test\"/>");
        SimCall caller = sim.trunk("g7").call("+998712000001").from("+998901").start();
        SimCall leg = first.awaitCall().awaitBridged();
        brain.dialplan("<action application=\"bridge\" data=\"user/2001@t1.test\"/>");
        SimCall consultation = first.dial("2001").awaitBridged();
        leg.hold();
        leg.attendedTransfer(consultation);
        second.awaitCall().awaitBridgedWith("+998901");
        assertThat(leg.awaitEnded()).isEqualTo(HangupCause.NORMAL_CLEARING);
        consultation.hangUp(); // parked until the phone does so
        assertThat(consultation.awaitEnded()).isEqualTo(HangupCause.NORMAL_CLEARING);
        caller.hangUp();
        assertThat(caller.awaitEnded()).isEqualTo(HangupCause.NORMAL_CLEARING);
    }

    /** Sign changes per second of one channel, over the part where it sounds: twice its frequency. */
    private static int crossings(byte[] wav, int channel) {
        int changes = 0;
        int sounding = 0;
        int last = 0;
        for (int i = 44 + channel * 2; i + 1 < wav.length; i += 4) {
            int sample = (short) ((wav[i] & 0xFF) | (wav[i + 1] << 8));
            if (sample == 0) continue;
            sounding++;
            if (last != 0 && Integer.signum(last) != Integer.signum(sample)) changes++;
            last = sample;
        }
        return sounding == 0 ? 0 : (int) (changes * 8000L / sounding);
    }
}
