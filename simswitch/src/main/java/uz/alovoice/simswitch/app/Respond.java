package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.HangupCause;

/** respond 486: refuses an unanswered call with a SIP status. */
final class Respond implements App {
    @Override
    public void run(Channel channel, String data) {
        String status = data.strip().split(" ", -1)[0];
        if (status.matches("[3-6]\\d\\d")) channel.hangUp(HangupCause.ofStatus(Integer.parseInt(status)));
    }
}
