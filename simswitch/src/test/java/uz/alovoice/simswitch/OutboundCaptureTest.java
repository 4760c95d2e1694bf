package uz.alovoice.simswitch;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node says on outbound sockets what real FreeSWITCH said. */
class OutboundCaptureTest {
    @TempDir
    Path directory;

    private Replay replay;

    @BeforeEach
    void start() throws Exception {
        replay = new Replay(directory);
    }

    @AfterEach
    void stop() throws Exception {
        replay.close();
    }

    @Test
    void answerPlaybackAndHangUp() throws Exception {
        replay.run("esl-outbound/01-basic-playback-app-hangup");
    }

    @Test
    void myEventsAlone() throws Exception {
        replay.run("esl-outbound/01b-basic-myevents-only");
    }

    @Test
    void repliesToRightAndWrongCommands() throws Exception {
        replay.repliesOnly().until("uuid_dump").run("esl-outbound/04-command-replies");
    }

    @Test
    void digits() throws Exception {
        replay.at("caller presses 1234#", r -> r.call.dtmf("1234#"))
                .at("caller presses 9876", r -> r.call.dtmf("9876"))
                .at("caller presses 7#", r -> r.call.dtmf("7#"))
                .at("caller presses 55*#", r -> r.call.dtmf("55*#"))
                .until("pin3")
                .run("esl-outbound/05-play-and-get-digits");
    }

    @Test
    void callerHangsUpWhileAFilePlays() throws Exception {
        replay.at("caller sends BYE", r -> r.call.hangUp()).run("esl-outbound/06-caller-hangs-up-in-playback");
    }

    @Test
    void callerHangsUpWithoutLinger() throws Exception {
        replay.at("caller sends BYE", r -> r.call.hangUp()).run("esl-outbound/06b-caller-hangs-up-no-linger");
    }

    @Test
    void callerCancelsBeforeTheAnswer() throws Exception {
        replay.at("caller sends CANCEL", r -> r.call.hangUp()).run("esl-outbound/06c-caller-cancels-before-answer");
    }

    @Test
    void aBridgeThatTheCalleeEnds() throws Exception {
        replay.phones.get("102").answersAfter(java.time.Duration.ofMillis(300));
        replay.at("102 sends BYE", r -> r.phones.get("102").awaitCall().hangUp())
                .run("esl-outbound/07-bridge-answered-b-hangs-up");
    }

    @Test
    void aBridgeThatTheCallerEnds() throws Exception {
        replay.phones.get("102").answersAfter(java.time.Duration.ofMillis(300));
        replay.at("caller sends BYE", r -> r.call.hangUp())
                .at("caller presses 1", r -> {
                    r.call.dtmf("1");
                    r.phones.get("102").awaitCall().dtmf("2");
                })
                .run("esl-outbound/07b-bridge-answered-a-hangs-up");
    }

    @Test
    void aFailedBridgeEndsTheCall() throws Exception {
        replay.phones.get("102").busy();
        replay.run("esl-outbound/08b-bridge-fail-no-continue");
    }

    @Test
    void aQueueWithUuidBridge() throws Exception {
        replay.phones.get("105").answersAfter(java.time.Duration.ofMillis(200));
        replay.at("agent sends BYE", r -> r.phones.get("105").awaitCall().hangUp())
                .run("esl-outbound/10-queue-park-originate-uuid_bridge");
    }

    @Test
    void socketDeathWithResume() throws Exception {
        replay.dialplan(
                        "set tenant_id=1001",
                        "set socket_resume=true",
                        "socket 127.0.0.1:9601 async full",
                        "log INFO after socket 1",
                        "socket 127.0.0.1:9601 async full",
                        "log INFO after socket 2",
                        "playback /usr/share/freeswitch/sounds/pbx/beep.wav",
                        "hangup NORMAL_CLEARING")
                .dialsAt("out1")
                .run("esl-outbound/13-socket-death-resume");
    }

    @Test
    void applicationsOfAllKinds() throws Exception {
        replay.until("execute-app-name: say").run("esl-outbound/16-misc-applications");
    }

    @Test
    void hangUpAgainstALockedPlayback() throws Exception {
        replay.run("esl-outbound/17-hangup-during-playback");
    }
}
