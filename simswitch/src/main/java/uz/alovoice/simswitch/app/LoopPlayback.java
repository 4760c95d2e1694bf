package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;

/** loop_playback +3 file. */
final class LoopPlayback implements App {
    @Override
    public void run(Channel channel, String data) {
        int times = 1;
        String file = data;
        if (data.matches("\\+\\d{1,4} .*")) {
            times = Integer.parseInt(data.substring(1, data.indexOf((char) 32)));
            file = data.substring(data.indexOf((char) 32) + 1);
        }
        Player.Result result = Player.Result.DONE;
        for (int i = 0; i < times && result == Player.Result.DONE && channel.ready(); i++) {
            result = Player.play(channel, file, Player.terminators(channel));
        }
        Player.respond(channel, result);
    }
}
