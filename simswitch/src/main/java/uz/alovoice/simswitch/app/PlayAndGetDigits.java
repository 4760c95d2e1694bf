package uz.alovoice.simswitch.app;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import uz.alovoice.simswitch.channel.Channel;

/** play_and_get_digits min max tries timeout terminators file invalid_file variable regex [digit_timeout]. */
final class PlayAndGetDigits implements App {
    @Override
    public void run(Channel channel, String data) {
        List<String> args = Words.split(data, ' ');
        if (args.size() < 6) return;
        int min = number(args, 0, 0);
        int max = Math.min(127, number(args, 1, 128));
        int tries = number(args, 2, 3);
        int timeout = number(args, 3, 5000);
        String invalidFile = args.size() > 6 ? args.get(6) : "";
        String variable = args.size() > 7 ? args.get(7) : "";
        String regex = args.size() > 8 ? args.get(8) : "";
        int digitTimeout = number(args, 9, timeout);
        for (int i = 0; i < tries && channel.ready(); i++) {
            channel.flushDigits();
            String digits =
                    new DigitReader(channel, min, max, args.get(4)).read(args.get(5), variable, timeout, digitTimeout);
            if (!channel.ready()) return;
            if (digits != null && !digits.isEmpty()) {
                if (matches(regex, digits)) return;
                channel.variables().set(variable + "_invalid", digits);
            }
            channel.variables().set(variable, null);
            if (!invalidFile.isEmpty() && !invalidFile.equals("silence")) {
                Player.play(channel, invalidFile, digit -> false);
            }
        }
    }

    private static boolean matches(String regex, String digits) {
        try {
            return regex.isEmpty() || Pattern.compile(regex).matcher(digits).find();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static int number(List<String> args, int index, int otherwise) {
        return args.size() > index && args.get(index).matches("\\d{1,7}")
                ? Integer.parseInt(args.get(index))
                : otherwise;
    }
}
