package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;

/** playback file: see Player; the response tells how it went. */
final class Playback implements App {
    @Override
    public void run(Channel channel, String data) {
        Player.respond(channel, Player.play(channel, data, Player.terminators(channel)));
    }
}
