package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.Controller;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.node.Core;

/** Waits for commands: the park application, CS_PARK, and what an async socket does. */
public final class Park implements App {
    private final Controller controller;

    /** Null parks until something else happens; otherwise until the connection is closed. */
    public Park(Controller controller) {
        this.controller = controller;
    }

    @Override
    public void run(Channel channel, String data) {
        Core.Timer timeout = timeout(channel);
        channel.event("CHANNEL_PARK", EventSource.PARK, true).fire();
        while (channel.ready() && (controller == null || controller.open())) {
            channel.takeBreak();
            channel.thread().runCommands();
            while (channel.nextDigit() != null) {
                // told by its event
            }
            if (channel.ready() && (controller == null || controller.open()))
                channel.signal().await();
        }
        if (timeout != null) timeout.cancel();
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
