package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.simswitch.event.EventSource;

/** eavesdrop uuid: listens until the leg listened to ends. Of a dead uuid it completes at once. */
final class Eavesdrop implements App {
    @Override
    public void run(Channel channel, String data) {
        Channel target = channel.node().channel(data.strip());
        if (target == null) return;
        String group = target.variables().get("eavesdrop_group");
        String required = channel.variables().get("eavesdrop_require_group");
        if (required != null && !required.equals(group)) return;
        channel.media().answer();
        bug(target, true);
        new SendDisplay().run(channel, target.profile().callerName + "|" + target.profile().callerNumber);
        channel.farEnd().hears("eavesdrop:" + target.uuid());
        while (channel.ready() && target.up()) {
            channel.thread().runCommands();
            while (channel.nextDigit() != null) {
                // 1, 2, 3, 0 choose who hears the supervisor: told by their events
            }
            channel.signal().await(channel.node().options().tickMillis() * 5L);
        }
        channel.farEnd().silence("eavesdrop:" + target.uuid());
        bug(target, false);
        if (channel.ready() && channel.variables().isTrue("hangup_after_eavesdrop")) {
            channel.hangUp(HangupCause.NORMAL_CLEARING);
        }
    }

    private static void bug(Channel target, boolean start) {
        target.event(
                        start ? "MEDIA_BUG_START" : "MEDIA_BUG_STOP",
                        start ? EventSource.BUG_START : EventSource.BUG_STOP,
                        true)
                .lead("Media-Bug-Function", "eavesdrop")
                .lead("Media-Bug-Target", target.uuid())
                .fire();
    }
}
