package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;

/** multiset a=1 b=2; with ^^; in front the character after it separates instead of the space. */
final class MultiSet implements App {
    @Override
    public void run(Channel channel, String data) {
        char separator = data.startsWith("^^") && data.length() > 2 ? data.charAt(2) : (char) 32;
        String pairs = data.startsWith("^^") && data.length() > 2 ? data.substring(3) : data;
        SetVariable set = new SetVariable();
        for (String pair : Words.split(pairs, separator)) set.run(channel, pair);
    }
}
