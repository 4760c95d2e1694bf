package uz.alovoice.simswitch.sip;

import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.simswitch.channel.Transfers;
import uz.alovoice.simswitch.channel.Variables;

/** Transfers by a phone. Blind as in captures esl-outbound/11; attended still to be compared with a recording. */
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

    /** REFER with Replaces: the parties of the two calls of one phone are connected, both legs of the phone end. */
    public static void attended(Channel first, Channel second) {
        if (second == null || !second.up()) return;
        Channel transferred = first.bridgedTo();
        Channel target = second.bridgedTo();
        if (transferred == null || target == null) return;
        first.variables().set("transfer_disposition", "replaced");
        second.variables().set("transfer_disposition", "replaced");
        first.variables().set("transfer_to", "attended:" + target.uuid());
        Talk.connect(target, transferred);
        first.hangUp(HangupCause.ATTENDED_TRANSFER);
        second.hangUp(HangupCause.ATTENDED_TRANSFER);
    }
}
