package uz.alovoice.simswitch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.Digit;
import uz.alovoice.simswitch.channel.Direction;
import uz.alovoice.simswitch.channel.FarEnd;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.simswitch.channel.SipVariables;
import uz.alovoice.simswitch.sip.Refer;
import uz.alovoice.simswitch.sound.Recording;
import uz.alovoice.simswitch.sound.Speech;

/**
 * One call as its party sees it: a caller's, or that of someone who is called. Tests give orders and await what the
 * party hears; all methods may be called from any thread but the node's own.
 */
public final class SimCall implements FarEnd {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** A minute of 20 ms. */
    private static final int MOST_FRAMES = 3000;

    private final SimSwitch sim;
    private final String caller;
    private final String called;
    private final Reaction reaction;
    private final CallLog log = new CallLog();
    private final CompletableFuture<HangupCause> ended = new CompletableFuture<>();
    private final StringBuilder digitsHeard = new StringBuilder();
    private final Speech speech = new Speech();
    private final Deque<short[]> audio = new ArrayDeque<>();
    private Channel channel;
    private boolean ringing;
    private boolean answered;
    private String bridgedWith;
    private HangupCause cause;
    private String sipCallId;
    private Instant answeredAt;
    private Instant endedAt;
    private boolean speaking = true;
    private int voice;
    private Duration patience = PATIENCE;

    /** One that the party makes. */
    static SimCall made(SimSwitch sim, String caller, String called, int voice, String sipCallId) {
        SimCall call = new SimCall(sim, caller, called, null, voice);
        call.sipCallId = sipCallId;
        return call;
    }

    /** One that comes to the party; its INVITE is still to come. */
    static SimCall taken(SimSwitch sim, String caller, String called, Reaction reaction, int voice) {
        return new SimCall(sim, caller, called, reaction, voice);
    }

    private SimCall(SimSwitch sim, String caller, String called, Reaction reaction, int voice) {
        this.sim = sim;
        this.caller = caller;
        this.called = called;
        this.reaction = reaction;
        this.voice = voice;
    }

    // --- orders -----------------------------------------------------------------------------------------------------

    public SimCall answer() {
        onChannel(leg -> leg.media().answer());
        return this;
    }

    /** Refuses a call that rings here. */
    public SimCall refuse(int sipStatus) {
        onChannel(leg -> leg.refuse(sipStatus));
        return this;
    }

    /** Presses keys, one every 100 ms. */
    public SimCall dtmf(String digits) {
        onChannel(leg -> {
            for (int i = 0; i < digits.length(); i++) {
                Digit digit = new Digit(digits.charAt(i), 800, "RTP");
                sim.node().core().after(1 + i * 100L, () -> leg.digit(digit));
            }
        });
        return this;
    }

    /** BYE; before the answer CANCEL of one's own call, or 603 to another's. */
    public SimCall hangUp() {
        onChannel(leg -> {
            boolean own = leg.direction() == Direction.INBOUND;
            if (!own && !leg.media().answered()) {
                leg.refuse(603);
                return;
            }
            HangupCause why = leg.media().answered() ? HangupCause.NORMAL_CLEARING : HangupCause.ORIGINATOR_CANCEL;
            if (leg.media().answered()) SipVariables.byeReceived(leg);
            sim.node().core().after(leg.millisToFrame(), () -> {
                leg.hangUp(why, true);
                ended(leg.cause());
            });
        });
        return this;
    }

    public SimCall hold() {
        onChannel(leg -> leg.hold(true));
        return this;
    }

    public SimCall unhold() {
        onChannel(leg -> leg.hold(false));
        return this;
    }

    /** REFER: sends the other party to a number. */
    public SimCall blindTransfer(String number) {
        onChannel(leg -> Refer.blind(leg, number));
        return this;
    }

    /** REFER with Replaces: connects the party of this call with the party of {@code consultation}. */
    public SimCall attendedTransfer(SimCall consultation) {
        onChannel(leg -> Refer.attended(leg, consultation.channel));
        return this;
    }

    /** Frequency in Hz of its voice from now on, in recordings. */
    public SimCall voice(int hertz) {
        onChannel(leg -> {
            voice = hertz;
            voiceChanged(leg);
        });
        return this;
    }

    /** Ceases or begins to speak; a recording hears it. */
    public SimCall speak(boolean on) {
        onChannel(leg -> {
            speaking = on;
            voiceChanged(leg);
        });
        return this;
    }

    /** Says these samples, 8000 a second, once; then its voice goes on, unless it is told not to speak. */
    public SimCall says(short[] samples) {
        onChannel(leg -> speech.say(samples, sim.node().clock().millis()));
        return this;
    }

    /** What a brain has written to its channel so far, 8000 samples a second; of more than a minute the last. */
    public short[] audioHeard() {
        return log.read(() -> {
            short[] all =
                    new short[audio.stream().mapToInt(frame -> frame.length).sum()];
            int at = 0;
            for (short[] frame : audio) {
                System.arraycopy(frame, 0, all, at, frame.length);
                at += frame.length;
            }
            return all;
        });
    }

    /** A talk is recorded on either of its two legs. */
    private static void voiceChanged(Channel leg) {
        leg.recordings().values().forEach(Recording::voicesChanged);
        if (leg.bridgedTo() != null) leg.bridgedTo().recordings().values().forEach(Recording::voicesChanged);
        leg.wake();
    }

    /** Limit of the awaits that follow; 10 s unless told. */
    public SimCall within(Duration limit) {
        patience = limit;
        return this;
    }

    private void onChannel(Consumer<Channel> order) {
        sim.onCore(() -> {
            if (channel != null && channel.up()) order.accept(channel);
        });
    }

    // --- what happened ----------------------------------------------------------------------------------------------

    public String caller() {
        return caller;
    }

    /** The name that who is called is shown beside the number. */
    public String callerName() {
        awaitRinging();
        return channel.profile().origCallerName;
    }

    public String called() {
        return called;
    }

    /** The Call-ID of its INVITE; waits until there is one. */
    public String sipCallId() {
        return log.await(patience, "an INVITE", () -> sipCallId);
    }

    /** By the clock of the machine; null while it is not answered. */
    public Instant answeredAt() {
        return log.read(() -> answeredAt);
    }

    /** By the clock of the machine; null while it lasts. */
    public Instant endedAt() {
        return log.read(() -> endedAt);
    }

    /** Milliseconds since the call began, as {@link Heard} counts them. */
    public long millis() {
        return log.millis();
    }

    /** The uuid of its channel; waits until there is one. */
    public String uuid() {
        return log.await(patience, "a channel", () -> channel == null ? null : channel.uuid());
    }

    public SimCall awaitRinging() {
        log.await(patience, "ringing", () -> (ringing || answered) ? true : null);
        return this;
    }

    public SimCall awaitAnswered() {
        log.await(patience, "the answer", () -> (answered || cause != null) ? true : null);
        if (!log.read(() -> answered)) throw new AssertionError("not answered but ended: " + cause);
        return this;
    }

    /** Waits until something sounds whose name contains the text. */
    public SimCall awaitPlaying(String part) {
        log.await(patience, "hearing " + part, () -> playing(part) ? true : null);
        return this;
    }

    /** Waits until something whose name contains the text has been heard to its end or break. */
    public Heard awaitHeard(String part) {
        return log.await(patience, "having heard " + part, () -> log.heard().stream()
                .filter(one -> one.what().contains(part) && one.to() >= 0)
                .findFirst()
                .orElse(null));
    }

    private boolean playing(String part) {
        return log.heard().stream().anyMatch(one -> one.to() < 0 && one.what().contains(part));
    }

    public SimCall awaitBridged() {
        log.await(patience, "someone to talk to", () -> bridgedWith);
        return this;
    }

    /** Waits until it talks to someone, or is over. */
    public boolean awaitBridgedOrEnded() {
        log.await(
                patience, "someone to talk to, or the end", () -> (bridgedWith != null || cause != null) ? true : null);
        return log.read(() -> bridgedWith != null);
    }

    /** Waits until it talks to that party, a number or an extension. */
    public SimCall awaitBridgedWith(String number) {
        log.await(patience, "talking to " + number, () -> number.equals(bridgedWith) ? true : null);
        return this;
    }

    public SimCall awaitBridgedWith(SimPhone phone) {
        return awaitBridgedWith(phone.extension());
    }

    /** Waits for the end and gives its cause. */
    public HangupCause awaitEnded() {
        return log.await(patience, "the end", () -> cause);
    }

    public CompletableFuture<HangupCause> ended() {
        return ended;
    }

    /** Null while the call lasts. */
    public HangupCause cause() {
        return log.read(() -> cause);
    }

    /** Everything heard so far, in the order it began. */
    public List<Heard> heard() {
        return log.heard();
    }

    /** Keys the switch sent to this party. */
    public String digitsHeard() {
        return log.read(digitsHeard::toString);
    }

    public void hearsDtmf(String digits) {
        log.change(() -> digitsHeard.append(digits));
    }

    // --- called by the node -----------------------------------------------------------------------------------------

    /** Binds a call this party made to its channel. */
    void placed(Channel made) {
        log.change(() -> channel = made);
    }

    @Override
    public void invited(Channel leg) {
        log.change(() -> {
            channel = leg;
            sipCallId = leg.sipCallId();
        });
        if (reaction.ringsAfter() != null) {
            later(reaction.ringsAfter(), () -> {
                if (reaction.early()) leg.media().preAnswer();
                else leg.media().ring();
                log.change(() -> ringing = true);
            });
        } else {
            log.change(() -> ringing = true);
        }
        if (reaction.decidesAfter() == null) return;
        later(reaction.decidesAfter(), () -> {
            if (!leg.up() || leg.media().answered()) return;
            if (reaction.status() == 200) leg.media().answer();
            else leg.refuse(reaction.status());
        });
    }

    private void later(Duration time, Runnable task) {
        sim.node().core().after(time.toMillis(), task);
    }

    @Override
    public void ringing() {
        log.change(() -> ringing = true);
        log.begin("ringing");
    }

    @Override
    public void earlyMedia() {
        log.change(() -> ringing = true);
        log.end("ringing");
    }

    @Override
    public void answered() {
        log.end("ringing");
        log.change(() -> {
            answered = true;
            answeredAt = Instant.now();
        });
        if (reaction != null && reaction.hangsUpAfter() != null) later(reaction.hangsUpAfter(), this::hangUp);
    }

    @Override
    public void bridgedWith(Channel other) {
        String known = other.farEnd().number();
        boolean caller = other.direction() == Direction.INBOUND;
        String number = known != null ? known : caller ? other.profile().callerNumber : other.profile().destination;
        log.change(() -> {
            bridgedWith = number;
            log.begin("bridged:" + number);
        });
    }

    @Override
    public String number() {
        return channel.direction() == Direction.INBOUND ? caller : called;
    }

    @Override
    public void unbridged() {
        if (bridgedWith == null) return;
        log.change(() -> {
            log.end("bridged:" + bridgedWith);
            bridgedWith = null;
        });
    }

    @Override
    public void hears(String sound) {
        log.begin(sound);
    }

    @Override
    public void silence(String sound) {
        log.end(sound);
    }

    @Override
    public void ended(HangupCause why) {
        log.endAll();
        log.change(() -> {
            if (cause == null) {
                cause = why;
                endedAt = Instant.now();
            }
            bridgedWith = null;
        });
        ended.complete(why);
    }

    @Override
    public boolean speaks() {
        return speaking;
    }

    @Override
    public int voice() {
        return voice;
    }

    @Override
    public short[] says(long millis, int rate) {
        return speech.frame(millis, rate, speaking ? voice : 0);
    }

    @Override
    public void hearsAudio(short[] samples) {
        log.change(() -> {
            audio.add(samples);
            if (audio.size() > MOST_FRAMES) audio.poll();
        });
    }

    @Override
    public String toString() {
        return caller + " → " + called;
    }
}
