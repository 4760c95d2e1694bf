package uz.alovoice.simswitch.sip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.simswitch.channel.Variables;
import uz.alovoice.simswitch.dialplan.DialString;
import uz.alovoice.simswitch.node.Node;
import uz.alovoice.simswitch.node.Signal;

/**
 * switch_ivr_originate: rings the legs of a dial string until one answers. Timeouts count whole seconds of the wall
 * clock, so a timeout of 1 s fires within that second (captures' behaviours).
 */
public final class Originator {
    /** What came of it. */
    public sealed interface Outcome {
        record Answered(Channel leg) implements Outcome {}

        record Failed(HangupCause cause) implements Outcome {}
    }

    private final Node node;
    private final Channel caller;
    private final Signal signal;
    private Map<String, String> globals;

    /** {@code caller} null for the originate command. */
    public Originator(Node node, Channel caller) {
        this.node = node;
        this.caller = caller;
        this.signal = caller == null ? new Signal(node.core()) : caller.signal();
    }

    /**
     * Awaits the outcome.
     *
     * @param timeoutSeconds of the whole; the dial string's originate_timeout goes before it
     */
    public Outcome ring(String dialString, int timeoutSeconds) {
        DialString dial = DialString.parse(dialString);
        globals = new LinkedHashMap<>();
        if (caller != null) exported(globals);
        globals.putAll(dial.globals());
        BridgeVariables.begin(caller);
        Outcome last = new Outcome.Failed(HangupCause.DESTINATION_OUT_OF_ORDER);
        for (List<DialString.Leg> group : dial.groups()) {
            last = ringTogether(group, seconds(globals, "originate_timeout", timeoutSeconds));
            if (last instanceof Outcome.Answered || (caller != null && !caller.up())) break;
        }
        BridgeVariables.end(caller, last);
        return last;
    }

    private void exported(Map<String, String> into) {
        Variables v = caller.variables();
        for (String name : v.get("export_vars", "").split(",", -1)) {
            String key = name.strip();
            if (key.isEmpty() || v.get(key) == null) continue;
            into.put(key.startsWith("nolocal:") ? key.substring("nolocal:".length()) : key, v.get(key));
        }
    }

    private Outcome ringTogether(List<DialString.Leg> group, int timeout) {
        List<Channel> legs = new ArrayList<>();
        Map<Channel, Long> legEnds = new HashMap<>();
        HangupCause cause = HangupCause.DESTINATION_OUT_OF_ORDER;
        long now = node.clock().seconds();
        for (DialString.Leg wanted : group) {
            switch (Endpoint.resolve(node, wanted)) {
                case Endpoint.Resolved.Not not -> cause = not.cause();
                case Endpoint.Resolved.To to -> {
                    for (Endpoint endpoint : to.endpoints()) {
                        if (caller != null && !caller.up()) break;
                        Channel leg = OutgoingLeg.create(node, caller, endpoint, globals);
                        leg.watcher(signal);
                        legs.add(leg);
                        int legTimeout =
                                seconds(endpoint.variables(), "leg_timeout", seconds(globals, "leg_timeout", 0));
                        if (legTimeout > 0) legEnds.put(leg, (now + legTimeout + 1) * 1000);
                        OutgoingLeg.invite(node, leg, endpoint);
                    }
                }
            }
        }
        return legs.isEmpty() ? new Outcome.Failed(cause) : await(legs, legEnds, (now + timeout) * 1000);
    }

    private Outcome await(List<Channel> legs, Map<Channel, Long> legEnds, long end) {
        boolean early = !Variables.isTrue(option("ignore_early_media"), false);
        HangupCause cause = HangupCause.NORMAL_CLEARING;
        List<Channel> alive = new ArrayList<>(legs);
        while (true) {
            for (Channel leg : List.copyOf(alive)) {
                if (!leg.up()) {
                    alive.remove(leg);
                    cause = leg.cause();
                    BridgeVariables.legFailed(caller, leg);
                } else if (leg.media().answered() && leg.promise() != null) {
                    leg.watcher(null);
                    leg.promise().run();
                    return new Outcome.Failed(HangupCause.NORMAL_CLEARING);
                } else if (leg.media().answered() || (early && leg.media().early())) {
                    return won(leg, legs);
                } else if (leg.media().ringing() && caller != null && caller.up()) {
                    Ringback.start(caller);
                }
            }
            if (alive.isEmpty()) return new Outcome.Failed(cause);
            if (caller != null && !caller.up()) {
                hangUp(legs, caller.cause());
                return new Outcome.Failed(caller.cause());
            }
            if (caller != null && !caller.ready()) {
                // It was taken elsewhere while they rang.
                hangUp(alive, caller.isPickedOff() ? HangupCause.PICKED_OFF : HangupCause.ORIGINATOR_CANCEL);
                for (Channel leg : alive) BridgeVariables.legFailed(caller, leg);
                return new Outcome.Failed(HangupCause.ORIGINATOR_CANCEL);
            }
            long now = node.clock().millis();
            if (now >= end) {
                cause = HangupCause.NO_ANSWER;
                hangUp(alive, cause);
                for (Channel leg : alive) BridgeVariables.legFailed(caller, leg);
                return new Outcome.Failed(cause);
            }
            long next = end;
            for (Channel leg : List.copyOf(alive)) {
                long legEnd = legEnds.getOrDefault(leg, Long.MAX_VALUE);
                if (now >= legEnd) leg.hangUp(HangupCause.ALLOTTED_TIMEOUT);
                else next = Math.min(next, legEnd);
            }
            if (alive.stream().allMatch(Channel::up)) signal.await(next - now);
        }
    }

    private Outcome won(Channel winner, List<Channel> legs) {
        for (Channel leg : legs) {
            leg.watcher(null);
            if (leg != winner) leg.hangUp(HangupCause.LOSE_RACE);
        }
        if (caller != null && winner.media().answered()) Ringback.answered(caller);
        return new Outcome.Answered(winner);
    }

    private static void hangUp(List<Channel> legs, HangupCause cause) {
        for (Channel leg : legs) {
            leg.watcher(null);
            leg.hangUp(cause);
        }
    }

    private String option(String name) {
        String value = globals.get(name);
        return value == null && caller != null ? caller.variables().get(name) : value;
    }

    private static int seconds(Map<String, String> variables, String name, int otherwise) {
        String value = variables.getOrDefault(name, "");
        return value.matches("\\d{1,6}") ? Integer.parseInt(value) : otherwise;
    }
}
