package uz.alovoice.simswitch;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.FarEnd;
import uz.alovoice.simswitch.channel.SipVariables;
import uz.alovoice.simswitch.sip.IncomingCall;
import uz.alovoice.simswitch.sip.Registration;
import uz.alovoice.simswitch.sip.UserAgent;

/** An operator's phone: registers, is called, calls. */
public final class SimPhone implements UserAgent {
    private static final int MOST_KEPT = 10_000;
    private final SimSwitch sim;
    private final String extension;
    private final String domain;
    private final String password;
    private final String host;
    private final String callId;
    private final BlockingQueue<SimCall> calls = new LinkedBlockingQueue<>();
    private volatile String displayName;
    private volatile Reaction reaction = Reaction.ringOnly();
    private volatile boolean plugged = true;
    private volatile int voice = 880;

    SimPhone(SimSwitch sim, String extension, String domain, String password, String host) {
        this.sim = sim;
        this.extension = extension;
        this.domain = domain;
        this.password = password;
        this.host = host;
        this.callId = SipVariables.token(10) + "@" + host;
        this.displayName = extension;
    }

    public String extension() {
        return extension;
    }

    public String domain() {
        return domain;
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public String product() {
        return "SimPhone/1.0";
    }

    public SimPhone named(String name) {
        displayName = name;
        return this;
    }

    /** Frequency in Hz of its voice in recordings. */
    public SimPhone voice(int hertz) {
        voice = hertz;
        return this;
    }

    /** What it does with calls from now on; without this it rings until the test answers. */
    public SimPhone reacts(Reaction to) {
        reaction = to;
        return this;
    }

    public SimPhone answersAfter(Duration time) {
        return reacts(Reaction.answerAfter(time));
    }

    public SimPhone busy() {
        return reacts(Reaction.refuse(486));
    }

    /** Registers for an hour; IllegalStateException when refused. */
    public SimPhone register() {
        int status = register(3600);
        if (status != 200) throw new IllegalStateException(this + " was not registered: " + status);
        return this;
    }

    /** Registers for some seconds; the SIP status of the answer. */
    public int register(int seconds) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        sim.onCore(() -> status.complete(sim.node().registrar().register(contact(seconds), password, seconds)));
        return SimSwitch.get(status, "the answer to REGISTER");
    }

    public SimPhone unregister() {
        register(0);
        return this;
    }

    /** Pulls the plug: the registration stays, calls meet silence. */
    public SimPhone unplug() {
        plugged = false;
        return this;
    }

    public SimPhone plugIn() {
        plugged = true;
        return this;
    }

    private Registration contact(int seconds) {
        long expires = System.currentTimeMillis() / 1000 + seconds;
        return new Registration(extension, domain, displayName, host, 5060, callId, product(), expires);
    }

    /** Calls a number or an extension. */
    public SimCall dial(String number) {
        String id = SipVariables.token(20) + "@" + host;
        SimCall call = SimCall.made(sim, extension, number, voice, id);
        sim.onCore(() -> {
            Channel channel = new IncomingCall(sim.node()).fromPhone(contact(3600), password, number, call, id);
            if (channel != null) call.placed(channel);
        });
        return call;
    }

    /** The next call that reaches the phone, within 10 s. */
    public SimCall awaitCall() {
        return awaitCall(Duration.ofSeconds(10));
    }

    public SimCall awaitCall(Duration limit) {
        return take(calls, limit, this);
    }

    /** For {@link #take}; in a demo nobody takes any, so the oldest are let go. */
    static void keep(BlockingQueue<SimCall> calls, SimCall call) {
        calls.add(call);
        if (calls.size() > MOST_KEPT) calls.poll();
    }

    static SimCall take(BlockingQueue<SimCall> calls, Duration limit, Object who) {
        try {
            SimCall call = calls.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (call == null) throw new AssertionError(who + " was not called within " + limit.toMillis() + " ms");
            return call;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a call", e);
        }
    }

    @Override
    public FarEnd newDialog(String callerNumber, String calledNumber) {
        SimCall call = SimCall.taken(sim, callerNumber, calledNumber, plugged ? reaction : Reaction.silence(), voice);
        keep(calls, call);
        return call;
    }

    @Override
    public String toString() {
        return extension + "@" + domain;
    }
}
