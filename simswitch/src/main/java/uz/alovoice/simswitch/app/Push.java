package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;

/** push name=value: makes the variable an array. */
final class Push implements App {
    @Override
    public void run(Channel channel, String data) {
        int at = data.indexOf((char) 61);
        if (at > 0) channel.variables().push(data.substring(0, at), data.substring(at + 1));
    }
}
