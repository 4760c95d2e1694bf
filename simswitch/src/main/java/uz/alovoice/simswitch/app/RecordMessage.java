package uz.alovoice.simswitch.app;

import java.util.function.Predicate;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.Digit;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.sound.FileRecording;

/** record path [limit [threshold [silence seconds]]]: a message, ended by a terminator, silence, the limit or hang-up. */
final class RecordMessage implements App {
    @Override
    public void run(Channel channel, String data) {
        String[] args = data.strip().split(" +", -1);
        int limit = number(args, 1);
        int silence = number(args, 3);
        channel.media().codec(EventSource.CODEC_READ);
        FileRecording recording = FileRecording.start(channel, args[0]);
        if (recording == null) return;
        Predicate<Digit> ends = Player.terminators(channel);
        long quietSince = -1;
        boolean done = false;
        channel.takeBreak();
        while (!done && channel.ready() && !channel.takeBreak()) {
            Digit digit = channel.nextDigit();
            if (digit != null) {
                done = ends.test(digit);
                continue;
            }
            channel.thread().runCommands();
            long now = recording.millis();
            quietSince = channel.farEnd().speaks() ? -1 : quietSince < 0 ? now : quietSince;
            long left = limit > 0 ? limit * 1000L - now : Long.MAX_VALUE;
            if (silence > 0 && quietSince >= 0) left = Math.min(left, quietSince + silence * 1000L - now);
            done = left <= 0;
            if (!done && channel.ready()) channel.signal().await(left == Long.MAX_VALUE ? -1 : left);
        }
        recording.stop();
        channel.media().codec(EventSource.CODEC_READ);
    }

    private static int number(String[] args, int index) {
        return args.length > index && args[index].matches("\\d{1,6}") ? Integer.parseInt(args[index]) : 0;
    }
}
