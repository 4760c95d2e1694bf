package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.Digit;

/** switch_ivr_read: a prompt that the first digit stops, then digits until enough, a terminator or a timeout. */
final class DigitReader {
    private final Channel channel;
    private final int min;
    private final int max;
    private final String terminators;
    private final StringBuilder digits = new StringBuilder();
    private boolean terminated;

    DigitReader(Channel channel, int min, int max, String terminators) {
        this.channel = channel;
        this.min = min;
        this.max = max;
        this.terminators = terminators.equals("none") ? "" : terminators;
    }

    /**
     * Reads once and sets read_result, read_terminator_used and the variable.
     *
     * @return the digits, or null if they were too few or the channel is gone
     */
    String read(String prompt, String variable, long timeout, long digitTimeout) {
        channel.variables().set("read_result", null);
        if (!prompt.isEmpty() && !prompt.equals("silence")) {
            Player.Result played = Player.play(channel, prompt, digit -> {
                take(digit);
                return true;
            });
            if (played == Player.Result.FAILED || played == Player.Result.LOCAL_HANGUP) return null;
        }
        collect(timeout, digitTimeout);
        if (!channel.ready()) return null;
        boolean enough = digits.length() >= min && (terminated || !digits.isEmpty() || min == 0);
        if (!digits.isEmpty() && !variable.isEmpty()) channel.variables().set(variable, digits.toString());
        channel.variables().set("read_result", enough ? "success" : "failure");
        return enough ? digits.toString() : null;
    }

    private void collect(long timeout, long digitTimeout) {
        long limit = digits.isEmpty() ? timeout : digitTimeout;
        long end = System.nanoTime() + limit * 1_000_000;
        while (!terminated && digits.length() < max && channel.ready()) {
            Digit digit = channel.nextDigit();
            if (digit != null) {
                take(digit);
                end = System.nanoTime() + digitTimeout * 1_000_000;
                continue;
            }
            channel.thread().runCommands();
            long left = (end - System.nanoTime() + 999_999) / 1_000_000;
            if (left <= 0) return;
            channel.signal().await(left);
        }
    }

    private void take(Digit digit) {
        if (terminators.indexOf(digit.key()) >= 0) {
            terminated = true;
            channel.variables().set("read_terminator_used", String.valueOf(digit.key()));
        } else {
            digits.append(digit.key());
        }
    }
}
