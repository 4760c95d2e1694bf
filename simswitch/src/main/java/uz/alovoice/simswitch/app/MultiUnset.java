package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;

/** multiunset a b c. */
final class MultiUnset implements App {
    @Override
    public void run(Channel channel, String data) {
        for (String name : Words.split(data, (char) 32)) channel.variables().set(name, null);
    }
}
