package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.Transfers;

/** transfer [-bleg|-both] destination [dialplan] [context]. */
final class Transfer implements App {
    @Override
    public void run(Channel channel, String data) {
        Transfers.byText(channel, data);
    }
}
