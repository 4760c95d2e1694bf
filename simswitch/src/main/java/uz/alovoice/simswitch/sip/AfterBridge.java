package uz.alovoice.simswitch.sip;

import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.ChannelState;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.simswitch.channel.Transfers;

/** What a leg does when its bridge by uuid_bridge has ended: as its variables say, else on with the dialplan. */
final class AfterBridge {
    private AfterBridge() {}

    static void go(Channel leg, Channel other) {
        String target = leg.variables().get("transfer_after_bridge");
        if (leg.variables().isTrue("park_after_bridge")) {
            leg.want(ChannelState.PARK);
        } else if (target != null) {
            leg.variables().set("transfer_after_bridge", null);
            Transfers.byText(leg, target.replace(':', ' '));
        } else if (leg.variables().isTrue("hangup_after_bridge")) {
            leg.hangUp(other.cause() == null ? HangupCause.NORMAL_CLEARING : other.cause());
        } else {
            leg.thread().goOn();
        }
    }
}
