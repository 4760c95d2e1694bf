package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.HangupCause;

/** hangup [cause]. */
final class Hangup implements App {
    @Override
    public void run(Channel channel, String data) {
        channel.hangUp(HangupCause.named(data));
    }
}
