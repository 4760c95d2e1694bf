package uz.alovoice.simswitch.app;

import java.util.List;
import uz.alovoice.simswitch.channel.Channel;

/** read min max file variable timeout terminators [digit_timeout]. */
final class Read implements App {
    @Override
    public void run(Channel channel, String data) {
        List<String> args = Words.split(data, ' ');
        if (args.size() < 6 || !(args.get(0) + args.get(1) + args.get(4)).matches("\\d{1,20}")) return;
        long timeout = Long.parseLong(args.get(4));
        long digitTimeout = args.size() > 6 && args.get(6).matches("\\d{1,7}") ? Long.parseLong(args.get(6)) : timeout;
        channel.flushDigits();
        new DigitReader(channel, Integer.parseInt(args.get(0)), Integer.parseInt(args.get(1)), args.get(5))
                .read(args.get(2), args.get(3), timeout, digitTimeout);
    }
}
