package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.Direction;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.simswitch.sip.Talk;

/** intercept [-bleg] uuid: takes a call over; the leg that had it is picked off. */
final class Intercept implements App {
    @Override
    public boolean needsMedia() {
        return true;
    }

    @Override
    public void run(Channel channel, String data) {
        String uuid = data.strip().replaceFirst("^-bleg +", "");
        Channel target = channel.node().channel(uuid);
        if (target == null) return;
        Channel partner = target.bridgedTo() != null ? target.bridgedTo() : target.otherLeg();
        boolean takeOther = data.startsWith("-bleg") || (target.direction() == Direction.OUTBOUND && partner != null);
        Channel taken = takeOther && partner != null ? partner : target;
        Channel dropped = taken == target ? partner : target;
        channel.media().answer();
        if (taken.direction() == Direction.INBOUND) taken.media().answer(); // a caller whose call still rang
        taken.pickedOff();
        Talk.connect(channel, taken);
        if (dropped != null && dropped.up()) dropped.hangUp(HangupCause.PICKED_OFF);
    }
}
