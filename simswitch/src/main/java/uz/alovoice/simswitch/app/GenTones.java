package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;

/** gentones script: a tone without playback events. */
final class GenTones implements App {
    @Override
    public void run(Channel channel, String data) {
        new Sleep().run(channel, Long.toString(channel.node().sounds().toneMillis(data)));
    }
}
