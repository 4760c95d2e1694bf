package uz.alovoice.simswitch;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.FarEnd;
import uz.alovoice.simswitch.channel.SipVariables;
import uz.alovoice.simswitch.sip.Gateway;
import uz.alovoice.simswitch.sip.IncomingCall;
import uz.alovoice.simswitch.sip.UserAgent;

/** An operator: calls numbers of ours, takes calls to the world, answers REGISTERs of a gateway. */
public final class SimTrunk implements UserAgent {
    private final SimSwitch sim;
    private final String gateway;
    private final String host;
    private final Map<String, Reaction> byNumber = new ConcurrentHashMap<>();
    private final BlockingQueue<SimCall> calls = new LinkedBlockingQueue<>();
    private volatile Reaction reaction = Reaction.answerAfter(Duration.ofMillis(200));
    private volatile int registerStatus = 200;
    private volatile boolean reachable = true;
    private final AtomicInteger registers = new AtomicInteger();

    /** {@code gateway} null for an operator without one. */
    SimTrunk(SimSwitch sim, String gateway, String host) {
        this.sim = sim;
        this.gateway = gateway;
        this.host = host;
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public String product() {
        return "OperatorSBC/2.1";
    }

    /** What it answers to REGISTER from now on: 200, 403, 401, 404, or 0 for silence. */
    public SimTrunk registers(int sipStatus) {
        registerStatus = sipStatus;
        return this;
    }

    /** A REGISTER came; its answer. */
    int registered() {
        registers.incrementAndGet();
        return registerStatus;
    }

    public int registersReceived() {
        return registers.get();
    }

    /** False: its host refuses packets. */
    public SimTrunk reachable(boolean yes) {
        reachable = yes;
        return this;
    }

    boolean isReachable() {
        return reachable;
    }

    /** What it does with calls; unless told it answers after 200 ms. */
    public SimTrunk reacts(Reaction to) {
        reaction = to;
        return this;
    }

    /** What it does with calls to one number. */
    public SimTrunk reacts(String number, Reaction to) {
        byNumber.put(number, to);
        return this;
    }

    /** A call to one of our numbers, to be completed. */
    public Placing call(String number) {
        return new Placing(number);
    }

    public SimCall awaitCall() {
        return awaitCall(Duration.ofSeconds(10));
    }

    public SimCall awaitCall(Duration limit) {
        return SimPhone.take(calls, limit, "trunk " + (gateway == null ? host : gateway));
    }

    /** A call that came and that nobody awaited; null when there is none. */
    public SimCall pollCall() {
        return calls.poll();
    }

    @Override
    public FarEnd newDialog(String callerNumber, String calledNumber) {
        SimCall call =
                SimCall.taken(sim, callerNumber, calledNumber, byNumber.getOrDefault(calledNumber, reaction), 880);
        SimPhone.keep(calls, call);
        return call;
    }

    /** A call about to be made. */
    public final class Placing {
        private final String number;
        private String from = "+998901112233";
        private String name = "";
        private int voice = 440;

        private Placing(String number) {
            this.number = number;
        }

        public Placing from(String caller) {
            from = caller;
            return this;
        }

        public Placing named(String callerName) {
            name = callerName;
            return this;
        }

        /** Frequency in Hz of the caller's voice in recordings. */
        public Placing voice(int hertz) {
            voice = hertz;
            return this;
        }

        /** Sends the INVITE. */
        public SimCall start() {
            String id = SipVariables.token(20) + "@" + host;
            SimCall call = SimCall.made(sim, from, number, voice, id);
            sim.onCore(() -> {
                Gateway through = gateway == null ? null : sim.node().gateways().named(gateway);
                Channel channel = new IncomingCall(sim.node()).fromTrunk(through, host, from, name, number, call, id);
                if (channel != null) call.placed(channel);
            });
            return call;
        }
    }
}
