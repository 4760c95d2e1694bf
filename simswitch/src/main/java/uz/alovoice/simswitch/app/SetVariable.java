package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;

/** set name=value; without a value it unsets. */
final class SetVariable implements App {
    @Override
    public void run(Channel channel, String data) {
        int at = data.indexOf("=");
        if (at < 0) channel.variables().set(data.strip(), null);
        else channel.variables().set(data.substring(0, at).strip(), data.substring(at + 1));
    }
}
