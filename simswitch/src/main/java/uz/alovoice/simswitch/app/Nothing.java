package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;

/** Applications that are accepted and do nothing a brain could see. */
final class Nothing implements App {
    @Override
    public void run(Channel channel, String data) {
        // events of execution only
    }
}
