package uz.alovoice.simswitch.sip;

import uz.alovoice.simswitch.channel.CallState;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.ChannelState;
import uz.alovoice.simswitch.channel.Direction;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.simswitch.channel.Transfers;
import uz.alovoice.simswitch.channel.Variables;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.node.Ids;

/** Transfers by a phone: blind as in captures esl-outbound/11, attended as in 18, 18c and 18e; 18b by what comes of it. */
public final class Refer {
    private Refer() {}

    /** REFER: the referring leg ends, the other goes through the dialplan to the number. */
    public static void blind(Channel referrer, String number) {
        Channel other = referrer.bridgedTo();
        if (other == null) return;
        Variables v = referrer.variables();
        v.set("transfer_disposition", "recv_replace");
        v.set("transfer_to", "blind:" + other.uuid());
        v.set("transfer_destination", "blind:" + number);
        v.set("transfer_fallback_extension", referrer.profile().destination);
        v.set("endpoint_disposition", "BLIND_TRANSFER");
        v.set("bridge_to", null);
        v.set("signal_bond", null);
        String context = v.get("force_transfer_context", v.get("user_context", other.profile().context));
        other.variables().set("sip_h_Referred-By", "<sip:" + v.get("sip_contact_uri", referrer.name()) + ">");
        other.variables().set("sip_refer_to", "<sip:" + number + "@" + context + ">");
        other.bridgedTo(null);
        referrer.bridgedTo(null);
        referrer.hangUp(HangupCause.NORMAL_CLEARING);
        other.farEnd().unbridged();
        Transfers.to(other, number, context);
    }

    /**
     * REFER with Replaces: the parties of the two calls of one phone are connected. The consultation's leg stays, parked, until the phone hangs it
     * up; so does the first one where the phone made that call itself. With {@code socket_resume} on the consultation's leg the phone is told 200
     * and nobody is connected (18b).
     */
    public static void attended(Channel first, Channel consultation) {
        if (consultation == null || !consultation.up()) return;
        Channel transferred = first.bridgedTo();
        Channel target = consultation.bridgedTo();
        if (transferred == null) return;
        if (target == null) {
            whileRinging(first, consultation, transferred);
            return;
        }
        target.bridgedTo(null);
        if (consultation.variables().isTrue("socket_resume")) {
            target.enter(ChannelState.RESET);
            consultation.reset();
            return;
        }
        handedOver(transferred, first);
        handedOver(target, first);
        if (first.direction() == Direction.INBOUND) {
            transferred
                    .event("CALL_UPDATE", EventSource.CALL_UPDATE, true)
                    .lead("Direction", "RECV")
                    .lead("Bridged-To", first.uuid())
                    .fire();
        }
        replaced(consultation);
        // By then the consultation's leg is parked.
        long later = 2L * first.node().options().tickMillis();
        first.node().core().after(later, () -> join(first, transferred, target));
    }

    /** As in capture 18c: nothing happens until the one who is rung answers; then both of the phone's legs end. */
    private static void whileRinging(Channel first, Channel consultation, Channel transferred) {
        for (Channel rung : first.node().channels()) {
            if (rung.otherLeg() != consultation || rung.direction() != Direction.OUTBOUND || !rung.up()) continue;
            rung.promise(() -> {
                consultation.variables().set("transfer_disposition", "replaced");
                consultation.variables().set("endpoint_disposition", "ATTENDED_TRANSFER");
                consultation.hangUp(HangupCause.NORMAL_CLEARING);
                first.variables().set("transfer_disposition", "recv_replace");
                first.endHold();
                transferred.bridgedTo(null);
                first.bridgedTo(null);
                first.hangUp(HangupCause.NORMAL_CLEARING);
                transferred.farEnd().unbridged();
                transferred.variables().set("hangup_after_bridge", "true"); // its dialplan is an inline `park` by now
                Talk.connect(transferred, rung);
            });
        }
    }

    private static void replaced(Channel consultation) {
        Variables v = consultation.variables();
        v.set("transfer_disposition", "replaced");
        v.set("endpoint_disposition", "ATTENDED_TRANSFER");
        v.set("park_timeout", "2:attended_transfer");
        consultation.want(ChannelState.PARK);
    }

    private static void join(Channel first, Channel transferred, Channel target) {
        if (!first.up() || !transferred.up() || !target.up() || first.bridgedTo() != transferred) return;
        Variables v = first.variables();
        v.set("transfer_disposition", "recv_replace");
        v.set("transfer_to", "att:" + target.uuid());
        v.set("refer_uuid", Ids.random());
        target.variables().set("transfer_disposition", "bridge");
        first.endHold();
        Talk.connect(transferred, target);
        if (first.direction() == Direction.OUTBOUND) first.hangUp(HangupCause.NORMAL_CLEARING);
        else first.node().core().after(first.node().options().tickMillis(), () -> first.callState(CallState.ACTIVE));
    }

    private static void handedOver(Channel leg, Channel by) {
        leg.variables()
                .push(
                        "transfer_history",
                        leg.node().clock().seconds() + ":" + Ids.random() + ":att_xfer:" + address(by) + "/"
                                + address(leg));
    }

    private static String address(Channel leg) {
        return leg.name().replaceFirst("^sofia/[^/]+/(sip:)?", "");
    }
}
