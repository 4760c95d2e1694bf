package uz.alovoice.simswitch.channel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uz.alovoice.esl.CommandDecoder.ReceivedCommand;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.node.Core;
import uz.alovoice.simswitch.node.Fork;
import uz.alovoice.simswitch.node.Ids;
import uz.alovoice.simswitch.node.Node;
import uz.alovoice.simswitch.node.Signal;
import uz.alovoice.simswitch.sound.Recording;

/** A channel: one leg of a call. What it does is in {@link ChannelThread}; this is what it is. */
public final class Channel {
    private final Node node;
    private final String uuid;
    private final Direction direction;
    private final FarEnd farEnd;
    private final Variables variables = new Variables();
    private final ChannelTimes times = new ChannelTimes();
    private final ChannelMedia media = new ChannelMedia(this);
    private final ChannelThread thread = new ChannelThread(this);
    private final CommandQueue commands = new CommandQueue(this);
    private final Deque<Digit> digits = new ArrayDeque<>();
    private final List<Controller> controllers = new ArrayList<>();
    private final Map<String, Recording> recordings = new HashMap<>();
    private final Map<String, Fork> forks = new HashMap<>();
    private final List<Core.Timer> scheduled = new ArrayList<>();
    private final Signal signal;
    private final long frameAnchor = System.nanoTime();
    private CallerProfile profile = new CallerProfile();
    private ChannelState wanted = ChannelState.NEW;
    private ChannelState running = ChannelState.NONE;
    private CallState callState = CallState.DOWN;
    private HangupCause cause;
    private boolean endedByFarEnd;
    private int breaks;
    private boolean resetting;
    private int released;
    private boolean pickedOff;
    private boolean hitDialplan;
    private Channel otherLeg;
    private String otherType;
    private Channel bridgedTo;
    private Signal watcher;
    private boolean breaking;
    private boolean holding;
    private int sipFailure;
    private Runnable promise;
    /** Of the INVITE that the switch sends; that of one which came is a variable from the beginning. */
    private final String sipCallId = Ids.random();

    public Channel(Node node, String uuid, Direction direction, FarEnd farEnd) {
        this.node = node;
        this.uuid = uuid;
        this.direction = direction;
        this.farEnd = farEnd;
        this.signal = new Signal(node.core());
        times.created = node.clock().micros();
        profile.profileCreated = times.created;
        profile.uuid = uuid;
        profile.direction = direction.word();
        profile.logicalDirection = direction.word();
        hitDialplan = direction == Direction.INBOUND;
    }

    // --- what it is -------------------------------------------------------------------------------------------------

    public Node node() {
        return node;
    }

    public String uuid() {
        return uuid;
    }

    public String sipCallId() {
        return variables.get("sip_invite_call_id", sipCallId);
    }

    public String name() {
        return profile.channelName == null ? "" : profile.channelName;
    }

    public Direction direction() {
        return direction;
    }

    public FarEnd farEnd() {
        return farEnd;
    }

    public Variables variables() {
        return variables;
    }

    public ChannelTimes times() {
        return times;
    }

    public ChannelMedia media() {
        return media;
    }

    public ChannelThread thread() {
        return thread;
    }

    public CallerProfile profile() {
        return profile;
    }

    public void profile(CallerProfile next) {
        profile = next;
    }

    public Map<String, Recording> recordings() {
        return recordings;
    }

    /** Its audio forks by their bug names. */
    public Map<String, Fork> forks() {
        return forks;
    }

    public boolean hitDialplan() {
        return hitDialplan;
    }

    public void hitDialplan(boolean hit) {
        hitDialplan = hit;
    }

    /** The uuid that names the call: the a-leg's while bridged. */
    public String callUuid() {
        return variables.get("call_uuid", uuid);
    }

    public void callUuid(String call) {
        variables.set("call_uuid", call);
    }

    /** CS_CONSUME_MEDIA, the short state before audio is exchanged. */
    public void enterConsumeMedia() {
        enter(ChannelState.CONSUME_MEDIA);
    }

    /** The last leg this one was connected with or created by; null if none. */
    public Channel otherLeg() {
        return otherLeg;
    }

    public String otherType() {
        return otherType;
    }

    public void otherLeg(Channel other, String type) {
        otherLeg = other;
        otherType = type;
    }

    /** The leg it exchanges audio with just now, or null. */
    public Channel bridgedTo() {
        return bridgedTo;
    }

    public void bridgedTo(Channel other) {
        bridgedTo = other;
    }

    public String answerState() {
        return cause != null ? "hangup" : media.answered() ? "answered" : media.early() ? "early" : "ringing";
    }

    public boolean hasMedia() {
        return media.negotiated();
    }

    // --- states -----------------------------------------------------------------------------------------------------

    /** The state the thread is in, as events show it. */
    public ChannelState state() {
        return running;
    }

    public ChannelState wantedState() {
        return wanted;
    }

    public CallState callState() {
        return callState;
    }

    public HangupCause cause() {
        return cause;
    }

    public boolean endedByFarEnd() {
        return endedByFarEnd;
    }

    public boolean up() {
        return cause == null;
    }

    /** How often a break was ordered so far. */
    public int breaks() {
        return breaks;
    }

    /** Whether the running application may go on: not hung up, not transferred, not reset by a dead socket. */
    public boolean ready() {
        return cause == null && wanted == running && !resetting;
    }

    /** Asks the thread to leave what it does for another state. */
    public void want(ChannelState state) {
        if (cause != null) return;
        wanted = state;
        wake();
    }

    /** Enters a state and tells of it. */
    public void enter(ChannelState state) {
        running = state;
        event("CHANNEL_STATE", EventSource.STATE, false).fire();
    }

    /** Changes the state that events show without telling of it. */
    void quietly(ChannelState state) {
        running = state;
    }

    public void callState(CallState next) {
        if (callState == next) return;
        CallState before = callState;
        callState = next;
        event("CHANNEL_CALLSTATE", EventSource.CALLSTATE, false)
                .lead("Original-Channel-Call-State", before.name())
                .lead("Channel-Call-State-Number", next.number())
                .fire();
    }

    /** What socket_resume does when a connection dies: whatever runs ends, and the dialplan goes on. */
    public void reset() {
        if (cause != null) return;
        resetting = true;
        wake();
    }

    /** Another channel takes this one over: what it was having rung for it is picked off. */
    public void pickedOff() {
        pickedOff = true;
    }

    public boolean isPickedOff() {
        return pickedOff;
    }

    /** How often a connection of it has ended. */
    public int released() {
        return released;
    }

    /**
     * A connection of it ends: CF_CONTROLLED is cleared, and so the channel leaves the {@code socket} application that it is in, also when that is
     * another connection's (listener_run of 1.11.3-dev).
     */
    public void release() {
        released++;
        wake();
    }

    boolean takeReset() {
        boolean was = resetting;
        resetting = false;
        return was;
    }

    /** Ends the call; the first cause stays. {@code byFarEnd} when a BYE, CANCEL or refusal did it. */
    public void hangUp(HangupCause why, boolean byFarEnd) {
        if (cause != null) return;
        cause = why;
        endedByFarEnd = byFarEnd;
        event("CHANNEL_HANGUP", EventSource.HANGUP, true).fire();
        times.hangup = node.clock().micros();
        if (!byFarEnd) farEnd.ended(why);
        wake();
        if (bridgedTo != null) bridgedTo.wake();
    }

    public void hangUp(HangupCause why) {
        hangUp(why, false);
    }

    /** sched_hangup: one does not undo another. */
    public void hangUpAfter(int seconds, HangupCause why) {
        scheduled.add(node.core().after(seconds * 1000L, () -> hangUp(why)));
    }

    /** sched_del of the channel's uuid. */
    public int unschedule() {
        int count = scheduled.size();
        scheduled.forEach(Core.Timer::cancel);
        scheduled.clear();
        return count;
    }

    /** What its answer sets off instead of the bridge it was rung for; null for that bridge. */
    public Runnable promise() {
        return promise;
    }

    public void promise(Runnable instead) {
        promise = instead;
    }

    /** The SIP status that refused this leg; 0 when none did. */
    public int sipFailure() {
        return sipFailure;
    }

    /** The far end of an outgoing leg refuses it. */
    public void refuse(int sipStatus) {
        sipFailure = sipStatus;
        SipVariables.refused(this, sipStatus);
        hangUp(HangupCause.ofStatus(sipStatus), true);
        farEnd.ended(cause);
    }

    // --- the thread's mailbox ---------------------------------------------------------------------------------------

    /** Wakes the thread, and whoever originates this leg. */
    public void wake() {
        signal.raise();
        if (watcher != null) watcher.raise();
    }

    public Signal signal() {
        return signal;
    }

    /** Who waits for this leg's progress; null for nobody. */
    public void watcher(Signal waiting) {
        watcher = waiting;
    }

    /** Milliseconds until the next 20 ms frame of this channel, 1 to the length of a frame. */
    public long millisToFrame() {
        long frame = node.options().tickMillis();
        long since = (System.nanoTime() - frameAnchor) / 1_000_000;
        return frame - since % frame;
    }

    public void command(ReceivedCommand command) {
        commands.add(command);
    }

    CommandQueue commands() {
        return commands;
    }

    public void digit(Digit digit) {
        digits.add(digit);
        node.core().after(millisToFrame(), this::wake);
    }

    /** Takes a digit and tells of it; null if none is waiting. */
    public Digit nextDigit() {
        Digit digit = digits.poll();
        if (digit == null) return null;
        event("DTMF", EventSource.DTMF, false)
                .tail("DTMF-Digit", String.valueOf(digit.key()))
                .tail("DTMF-Duration", Integer.toString(digit.duration()))
                .tail("DTMF-Source", digit.source())
                .fire();
        return digit;
    }

    public void flushDigits() {
        digits.clear();
    }

    /** Ends the running file; with {@code all} the waiting commands are dropped too, without any event. */
    public void breakPlayback(boolean all) {
        breaks++;
        if (all) commands.clear();
        breaking = true;
        node.core().after(millisToFrame(), this::wake);
    }

    public boolean takeBreak() {
        boolean was = breaking;
        breaking = false;
        return was;
    }

    public boolean holding() {
        return holding;
    }

    /** A re-INVITE with or without audio by the far end (captures esl-outbound/07c). */
    public void hold(boolean on) {
        if (cause != null || holding == on) return;
        if (!on) {
            unhold(true);
            return;
        }
        holding = true;
        times.lastHold = node.clock().micros();
        callState(CallState.HELD);
        event("CHANNEL_HOLD", EventSource.HOLD, true).fire();
        if (bridgedTo != null) bridgedTo.farEnd().hears(node.options().holdMusic());
    }

    /** A transfer by this leg's phone takes the party it holds out of the hold (captures esl-outbound/18). */
    public void endHold() {
        if (cause == null && holding) unhold(false);
    }

    private void unhold(boolean active) {
        holding = false;
        times.holdAccum += node.clock().micros() - times.lastHold;
        callState(CallState.UNHELD);
        if (active) callState(CallState.ACTIVE);
        event("CHANNEL_UNHOLD", EventSource.HOLD, true).fire();
        if (bridgedTo != null) bridgedTo.farEnd().silence(node.options().holdMusic());
    }

    public List<Controller> controllers() {
        return controllers;
    }

    public ChannelEvent event(String name, EventSource source, boolean withVariables) {
        return new ChannelEvent(this, null, name, source, withVariables);
    }

    public ChannelEvent event(String subclass, String name, EventSource source, boolean withVariables) {
        return new ChannelEvent(this, subclass, name, source, withVariables);
    }
}
