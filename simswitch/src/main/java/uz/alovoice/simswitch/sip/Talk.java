package uz.alovoice.simswitch.sip;

import java.util.List;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.ChannelState;
import uz.alovoice.simswitch.channel.Direction;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.simswitch.channel.Variables;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.node.Ids;
import uz.alovoice.simswitch.sound.Recording;

/** Two channels exchanging audio: switch_ivr_multi_threaded_bridge and uuid_bridge. */
public final class Talk {
    private Talk() {}

    /** Runs on the a-leg's thread until one side ends it or is taken elsewhere. */
    public static void between(Channel a, Channel b) {
        if (!a.up() || !b.up()) return;
        if (b.media().answered()) a.media().answer();
        else a.media().preAnswer();
        b.event("CHANNEL_OUTGOING", EventSource.OUTGOING, false).fire();
        join(a, b);
        b.want(ChannelState.EXCHANGE_MEDIA);
        a.node().core().post(() -> updates(b, a));
        exchange(a, b);
        part(a, b);
    }

    /** Marks both as bridged and tells of it on the first. */
    private static void join(Channel first, Channel second) {
        long now = first.node().clock().micros();
        first.otherLeg(
                second,
                first.otherType() == null || first.direction() == Direction.INBOUND ? "originatee" : first.otherType());
        if (second.otherLeg() != first) second.otherLeg(first, "originator");
        first.times().bridged = now;
        first.media().endUnicast();
        second.media().endUnicast();
        first.bridgedTo(second);
        second.bridgedTo(first);
        first.event("CHANNEL_BRIDGE", EventSource.BRIDGE, true)
                .lead("Bridge-A-Unique-ID", first.uuid())
                .lead("Bridge-B-Unique-ID", second.uuid())
                .fire();
        second.times().bridged = now;
        first.farEnd().bridgedWith(second);
        second.farEnd().bridgedWith(first);
        voices(first, second);
    }

    private static void voices(Channel... channels) {
        for (Channel channel : channels)
            List.copyOf(channel.recordings().values()).forEach(Recording::voicesChanged);
    }

    /** The CALL_UPDATE events that tell each side whom it talks to. */
    private static void updates(Channel one, Channel two) {
        for (Channel channel : List.of(one, two)) {
            Channel other = channel == one ? two : one;
            if (channel.bridgedTo() != other || !channel.up()) continue;
            boolean callee = other.direction() == Direction.OUTBOUND
                    && !other.variables().isTrue("channel_cid_flipped");
            String name = callee ? other.profile().calleeName : other.profile().callerName;
            String number = callee ? other.profile().calleeNumber : other.profile().callerNumber;
            Variables v = channel.variables();
            v.set("bridge_to", other.uuid());
            v.set("last_bridge_to", other.uuid());
            v.set("bridge_channel", other.name());
            v.set("bridge_uuid", other.uuid());
            v.set("signal_bond", other.uuid());
            v.set("last_sent_callee_id_name", name);
            v.set("last_sent_callee_id_number", number);
            channel.event("CALL_UPDATE", EventSource.CALL_UPDATE, true)
                    .lead("Direction", "SEND")
                    .lead("Sent-Callee-ID-Name", name)
                    .lead("Sent-Callee-ID-Number", number)
                    .lead("Bridged-To", other.uuid())
                    .fire();
        }
    }

    private static void exchange(Channel a, Channel b) {
        while (a.ready() && b.up() && b.bridgedTo() == a) {
            if (b.media().answered()) a.media().answer();
            a.thread().runCommands();
            while (a.nextDigit() != null) {
                // told by its event; the other side hears it
            }
            if (a.ready() && b.up() && b.bridgedTo() == a) a.signal().await();
        }
    }

    private static void part(Channel a, Channel b) {
        boolean stillMine = b.bridgedTo() == a;
        boolean ownEnd = !a.up();
        if (stillMine) b.bridgedTo(null);
        if (a.bridgedTo() == b) a.bridgedTo(null);
        if (stillMine && b.up()) {
            if (ownEnd) BridgeVariables.bridgeEnded(b, a);
            b.hangUp(a.up() ? HangupCause.NORMAL_CLEARING : a.cause());
            a.node().core().sleep(1);
        }
        if (!ownEnd) BridgeVariables.bridgeEnded(a, b);
        a.event("CHANNEL_UNBRIDGE", EventSource.UNBRIDGE, true)
                .lead("Bridge-A-Unique-ID", a.uuid())
                .lead("Bridge-B-Unique-ID", b.uuid())
                .fire();
        b.variables().set("bridge_to", null);
        a.farEnd().unbridged();
        if (stillMine) b.farEnd().unbridged();
        voices(a, b);
    }

    /** uuid_bridge: takes two channels out of whatever they do and connects them; the first one has the events. */
    public static void connect(Channel first, Channel second) {
        for (Channel channel : List.of(first, second)) {
            Channel other = channel == first ? second : first;
            Channel before = channel.bridgedTo();
            if (before != null && before != other) {
                channel.bridgedTo(null);
                before.bridgedTo(null);
                before.wake();
            }
            var profile = channel.profile().next();
            long now = channel.node().clock().micros();
            profile.profileCreated = now;
            profile.transferSource = now / 1_000_000 + ":" + Ids.random() + ":uuid_br:" + other.uuid();
            channel.profile(profile);
            channel.otherLeg(other, channel == first ? "originatee" : "originator");
            Variables v = channel.variables();
            v.set("bridge_channel", other.name());
            v.set("bridge_uuid", other.uuid());
            v.set("signal_bond", other.uuid());
            v.push("transfer_history", profile.transferSource);
            v.set("transfer_source", profile.transferSource);
        }
        first.thread().softExecute(() -> firstHalf(first, second));
        second.thread().softExecute(() -> secondHalf(first, second));
    }

    private static void firstHalf(Channel first, Channel second) {
        for (int i = 0; i < 250 && second.up() && first.ready(); i++) {
            if (second.state() == ChannelState.SOFT_EXECUTE) break;
            first.node().core().sleep(first.node().options().tickMillis());
        }
        if (!second.up() || !first.ready()) return;
        executeEvent(first, second);
        executeEvent(second, first);
        second.callUuid(first.uuid());
        join(first, second);
        second.want(ChannelState.EXCHANGE_MEDIA);
        first.node().core().post(() -> updates(second, first));
        exchange(first, second);
        partConnected(first, second);
    }

    /** The second channel only waits to be taken over by the first. */
    private static void secondHalf(Channel first, Channel second) {
        while (second.ready() && first.up() && second.bridgedTo() != first) {
            second.signal().await(second.node().options().tickMillis());
        }
        if (second.bridgedTo() == first) second.enterConsumeMedia();
    }

    private static void executeEvent(Channel channel, Channel other) {
        channel.event("CHANNEL_EXECUTE", EventSource.EXECUTE_UUID_BRIDGE, true)
                .tail("Application", "uuid_bridge")
                .tail("Application-Data", other.uuid())
                .fire();
    }

    private static void partConnected(Channel first, Channel second) {
        boolean together = second.bridgedTo() == first;
        if (first.bridgedTo() == second) first.bridgedTo(null);
        if (together) second.bridgedTo(null);
        boolean ownEnd = !first.up();
        if (second.up()) BridgeVariables.bridgeEnded(second, first);
        if (together && second.up() && second.wantedState() == ChannelState.EXCHANGE_MEDIA)
            AfterBridge.go(second, first);
        first.node().core().sleep(1);
        if (!ownEnd) BridgeVariables.bridgeEnded(first, second);
        first.event("CHANNEL_UNBRIDGE", EventSource.UNBRIDGE, true)
                .lead("Bridge-A-Unique-ID", first.uuid())
                .lead("Bridge-B-Unique-ID", second.uuid())
                .fire();
        first.farEnd().unbridged();
        second.farEnd().unbridged();
        voices(first, second);
        if (first.up() && first.wantedState() == ChannelState.SOFT_EXECUTE) AfterBridge.go(first, second);
    }
}
