package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.Controller;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.node.Core;

/** Waits for commands: the park application, CS_PARK, and what an async socket does. */
public final class Park implements App {
    private final Controller controller;
    private final int released;

    /** Until something else happens. */
    public Park() {
        this(null, 0);
    }

    /**
     * Until this connection, or another of the channel, is closed.
     *
     * @param released how often one was when this one took the channel
     */
    public Park(Controller controller, int released) {
        this.controller = controller;
        this.released = released;
    }

    private boolean goesOn(Channel channel) {
        return channel.ready() && (controller == null || (controller.open() && channel.released() == released));
    }

    @Override
    public void run(Channel channel, String data) {
        Core.Timer timeout = timeout(channel);
        channel.event("CHANNEL_PARK", EventSource.PARK, true).fire();
        while (goesOn(channel)) {
            channel.takeBreak();
            channel.thread().runCommands();
            while (channel.nextDigit() != null) {
                // told by its event
            }
            if (goesOn(channel)) channel.signal().await();
        }
        if (timeout != null) timeout.cancel();
        channel.media().leavePark();
        channel.thread().runCommands();
        channel.event("CHANNEL_UNPARK", EventSource.UNPARK, true).fire();
    }

    /** park_timeout=seconds[:cause]; whole seconds of the wall clock are counted. */
    private static Core.Timer timeout(Channel channel) {
        String text = channel.variables().get("park_timeout");
        if (text == null) return null;
        channel.variables().set("park_timeout", null);
        int colon = text.indexOf(':');
        String seconds = colon < 0 ? text : text.substring(0, colon);
        if (!seconds.matches("\\d{1,7}")) return null;
        HangupCause cause = colon < 0 ? HangupCause.NORMAL_CLEARING : HangupCause.named(text.substring(colon + 1));
        long end = (channel.node().clock().seconds() + Long.parseLong(seconds)) * 1000;
        return channel.node().core().after(end - channel.node().clock().millis(), () -> channel.hangUp(cause));
    }
}
