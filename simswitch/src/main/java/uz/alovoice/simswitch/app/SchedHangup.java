package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.HangupCause;

/** sched_hangup +seconds [cause]. */
final class SchedHangup implements App {
    @Override
    public void run(Channel channel, String data) {
        String[] words = data.strip().split(" +", -1);
        if (!words[0].matches("\\+\\d{1,7}")) return;
        HangupCause cause = words.length > 1 ? HangupCause.named(words[1]) : HangupCause.ALLOTTED_TIMEOUT;
        channel.hangUpAfter(Integer.parseInt(words[0].substring(1)), cause);
    }
}
