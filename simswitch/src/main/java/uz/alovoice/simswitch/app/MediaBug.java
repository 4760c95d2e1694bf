package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.event.EventSource;

/** Applications whose only trace is a media bug coming or going. */
final class MediaBug implements App {
    private final String function;
    private final boolean start;

    MediaBug(String function, boolean start) {
        this.function = function;
        this.start = start;
    }

    @Override
    public void run(Channel channel, String data) {
        channel.event(
                        start ? "MEDIA_BUG_START" : "MEDIA_BUG_STOP",
                        start ? EventSource.BUG_START : EventSource.BUG_STOP,
                        true)
                .lead("Media-Bug-Function", function)
                .fire();
    }
}
