package uz.alovoice.web.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import uz.alovoice.web.Await;
import uz.alovoice.web.sip.SipCall;
import uz.alovoice.web.sip.SipPhone;

/**
 * Records how a real FreeSWITCH does attended transfers and pick-up, for the simulated switch to be checked against. Run by hand:
 * {@code main <directory>}.
 */
final class RecordTransfers {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration TALK = Duration.ofMillis(500);
    private static final String MUSIC = "tone_stream://L=-1;%(1000,0,300)";

    private final Lab lab;
    private final Path directory;
    private EslTap events;
    private SipPhone client;
    private SipPhone operator;
    private SipPhone colleague;

    private RecordTransfers(Lab lab, Path directory) {
        this.lab = lab;
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException {
        try (var lab = new Lab()) {
            var record = new RecordTransfers(lab, Path.of(arguments[0]));
            record.attended("18-attended-transfer", false, false);
            record.attended("18b-attended-transfer-socket-resume", true, false);
            record.attended("18c-attended-transfer-while-ringing", false, true);
            record.attendedFromQueue();
            record.attendedByCaller();
            record.pickUpOfWaiting();
            record.pickUpOfRinging();
        }
    }

    private void begin(String scenario, String title) {
        System.out.println(scenario);
        lab.story(directory.resolve(scenario + ".jsonl.gz"), "esl-outbound/" + scenario, title);
        events = lab.inbound();
        client = lab.phone("100", "127.0.90.100");
        operator = lab.phone("101", "127.0.90.101");
        colleague = lab.phone("102", "127.0.90.102");
    }

    /** The client calls, the operator answers a {@code bridge} run by the client's socket. */
    private void attended(String scenario, boolean resume, boolean whileRinging) {
        begin(
                scenario,
                "100 calls, the app bridges to 101; 101 calls 102 by way of another outbound socket"
                        + (whileRinging ? ", and while 102 rings" : ", and when 102 has answered")
                        + " transfers 100 to 102 by REFER with Replaces; 102 hangs up. socket_resume=" + resume);
        var talk = client.call("5000");
        var out1 = lab.outbound();
        out1.execute("answer", "");
        out1.execute("set", "socket_resume=" + resume);
        out1.execute("bridge", Lab.contact(operator));
        var answered = operator.awaitCall(SOON).ring().answer();
        talk.awaitState(SipCall.State.ANSWERED, SOON);
        answered.audio().tone(500);
        talk.audio().awaitTone(500, TALK, SOON);
        consultAndTransfer(talk, answered, resume, whileRinging);
    }

    private void consultAndTransfer(SipCall talk, SipCall first, boolean resume, boolean whileRinging) {
        lab.note(first.callId() + ": 101 holds 100 and calls 102");
        first.hold();
        events.await("CHANNEL_HOLD", e -> true);
        var consultation = operator.call("102");
        var out2 = lab.outbound();
        out2.execute("set", "socket_resume=" + resume);
        out2.execute("bridge", Lab.contact(colleague));
        var third = colleague.awaitCall(SOON).ring();
        if (!whileRinging) {
            third.answer();
            consultation.awaitState(SipCall.State.ANSWERED, SOON);
            consultation.audio().tone(500);
            third.audio().awaitTone(500, TALK, SOON);
        } else {
            consultation.awaitState(SipCall.State.RINGING, SOON);
        }
        talk.audio().tone(440);
        third.audio().tone(880);
        lab.note("101 sends REFER to 102 with Replaces");
        first.transfer(consultation);
        if (whileRinging) {
            Await.until("answer to REFER", SOON, () -> !first.referStatuses().isEmpty());
            lab.note("REFER answered: " + first.referStatuses());
            third.answer();
        }
        if (resume) {
            withResume(talk, first, consultation, third);
            return;
        }
        third.audio().awaitTone(440, TALK, SOON);
        talk.audio().awaitTone(880, TALK, SOON);
        lab.note("100 and 102 hear each other; 101's calls: " + first.state() + " " + first.reason() + ", "
                + consultation.state() + " " + consultation.reason() + "; REFER and NOTIFY said "
                + first.referStatuses());
        if (first.state() != SipCall.State.ENDED) {
            lab.note("101 hangs up the call that it transferred");
            first.hangUp();
        }
        if (consultation.state() != SipCall.State.ENDED) {
            lab.note("101 hangs up the consultation");
            consultation.hangUp();
        }
        third.audio().forget();
        third.audio().awaitTone(440, TALK, SOON);
        endOfTalk(talk, third);
    }

    /** With socket_resume=true the consultation's channel goes on in the dialplan instead, and nobody is transferred. */
    private void withResume(SipCall talk, SipCall first, SipCall consultation, SipCall third) {
        var again = lab.outbound();
        lab.note("the consultation's channel came back: " + again.uuid() + "; 100 " + talk.state() + ", 101 "
                + first.state() + " and " + consultation.state() + ", 102 " + third.state() + "; REFER and NOTIFY said "
                + first.referStatuses());
        lab.note("all hang up");
        consultation.hangUp();
        first.hangUp();
        third.hangUp();
        talk.hangUp();
        lab.node().awaitNoChannels(SOON);
    }

    /** The partner hangs up; what becomes of the client then is taken up by a new connection, if there is one. */
    private void endOfTalk(SipCall talk, SipCall partner) {
        lab.note(partner.dialled() + " hangs up");
        partner.hangUp();
        afterTalk(talk);
    }

    private void afterTalk(SipCall talk) {
        Await.until(
                "end of the client's call, or a new connection",
                SOON,
                () -> talk.state() == SipCall.State.ENDED || lab.waitingConnections() > 0);
        if (lab.waitingConnections() > 0) {
            lab.note("a new connection");
            lab.outbound().command("sendmsg\ncall-command: hangup\nhangup-cause: NORMAL_CLEARING");
        }
        Await.until("end of the client's call", SOON, () -> talk.state() == SipCall.State.ENDED);
        lab.note("100's call ended: " + talk.reason());
        lab.node().awaitNoChannels(SOON);
    }

    private void attendedFromQueue() {
        begin(
                "18d-attended-transfer-of-queue-call",
                "100 hears music, 101 is called with originate &park() and joined by uuid_bridge; 101 calls 102 by way of another"
                        + " outbound socket and transfers 100 to 102 by REFER with Replaces; 102 hangs up");
        var talk = client.call("5000");
        var out1 = lab.outbound();
        out1.execute("answer", "");
        out1.execute("playback", MUSIC);
        events.command("bgapi originate {origination_uuid=11111111-0000-4000-8000-000000000101,park_timeout=3}"
                + Lab.contact(operator) + " &park()");
        var answered = operator.awaitCall(SOON).ring().answer();
        events.await("BACKGROUND_JOB", e -> true);
        events.command("api uuid_setvar " + out1.uuid() + " socket_resume false");
        events.command("api uuid_bridge " + out1.uuid() + " 11111111-0000-4000-8000-000000000101");
        answered.audio().tone(500);
        talk.audio().awaitTone(500, TALK, SOON);
        consultAndTransfer(talk, answered, false, false);
    }

    private void attendedByCaller() {
        begin(
                "18e-attended-transfer-by-caller",
                "101 calls 100 by way of the app's bridge, then 102 by way of another outbound socket, and transfers 100 to 102 by REFER with"
                        + " Replaces; 102 hangs up");
        var first = operator.call("100");
        var out1 = lab.outbound();
        out1.execute("set", "socket_resume=false");
        out1.execute("bridge", Lab.contact(client));
        var talk = client.awaitCall(SOON).ring().answer();
        first.awaitState(SipCall.State.ANSWERED, SOON);
        first.audio().tone(500);
        talk.audio().awaitTone(500, TALK, SOON);
        consultAndTransfer(talk, first, false, false);
    }

    private void pickUpOfWaiting() {
        begin(
                "19-pick-up-of-waiting-call",
                "100 hears music under an outbound socket; 101 calls in, its socket runs intercept of 100's channel; 101 hangs up");
        var talk = client.call("5000");
        var out1 = lab.outbound();
        out1.execute("answer", "");
        out1.execute("playback", MUSIC);
        talk.audio().awaitTone(300, TALK, SOON);
        pickUp(talk, out1);
    }

    private void pickUpOfRinging() {
        begin(
                "19b-pick-up-of-ringing-call",
                "the app bridges 100 to 102, which rings; 101 calls in, its socket runs intercept of 100's channel; 101 hangs up");
        var talk = client.call("5000");
        var out1 = lab.outbound();
        out1.execute("answer", "");
        out1.execute("set", "socket_resume=false");
        out1.execute("bridge", Lab.contact(colleague));
        var ringing = colleague.awaitCall(SOON).ring();
        events.await("CHANNEL_PROGRESS", e -> true);
        pickUp(talk, out1);
        lab.note("102: " + ringing.state() + " " + ringing.reason());
    }

    private void pickUp(SipCall talk, EslTap out1) {
        var picker = operator.call("*8");
        var out2 = lab.outbound();
        events.command("api uuid_setvar " + out1.uuid() + " socket_resume false");
        lab.note("101's socket runs intercept");
        out2.execute("set", "socket_resume=false");
        out2.execute("intercept", out1.uuid());
        picker.awaitState(SipCall.State.ANSWERED, SOON);
        talk.audio().tone(440);
        picker.audio().tone(880);
        picker.audio().awaitTone(440, TALK, SOON);
        talk.audio().awaitTone(880, TALK, SOON);
        lab.note("100 and 101 hear each other; 101 hangs up");
        picker.hangUp();
        afterTalk(talk);
    }
}
