package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;

/** endless_playback file: again and again until broken or gone. */
final class EndlessPlayback implements App {
    @Override
    public void run(Channel channel, String data) {
        Player.Result result = Player.Result.DONE;
        while (result == Player.Result.DONE && channel.ready()) {
            result = Player.play(channel, data, Player.terminators(channel));
        }
        Player.respond(channel, result);
    }
}
