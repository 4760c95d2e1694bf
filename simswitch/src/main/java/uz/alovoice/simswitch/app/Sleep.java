package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;

/** sleep milliseconds; commands run inside it, a break ends it. */
final class Sleep implements App {
    @Override
    public void run(Channel channel, String data) {
        if (!data.strip().matches("\\d{1,9}")) return;
        channel.takeBreak();
        long end = System.nanoTime() + Long.parseLong(data.strip()) * 1_000_000;
        while (channel.ready() && !channel.takeBreak()) {
            channel.thread().runCommands();
            long left = (end - System.nanoTime() + 999_999) / 1_000_000;
            if (left <= 0 || !channel.ready()) return;
            channel.signal().await(left);
        }
    }
}
