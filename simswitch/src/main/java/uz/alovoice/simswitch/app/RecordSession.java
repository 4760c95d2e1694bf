package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;

/** record_session path [+limit]: records until stopped; the path may have the limit after it. */
final class RecordSession implements App {
    @Override
    public void run(Channel channel, String data) {
        String[] words = data.strip().split(" \\+", -1);
        channel.node().recordings().start(channel, words[0], Player.seconds(words));
    }
}
