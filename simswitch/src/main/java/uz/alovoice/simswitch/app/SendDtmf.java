package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;

/** send_dtmf digits[@ms]: to the far end. */
final class SendDtmf implements App {
    @Override
    public void run(Channel channel, String data) {
        if (channel.farEnd() instanceof uz.alovoice.simswitch.SimCall call) call.hearsDtmf(data.split("@", -1)[0]);
    }
}
