package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.ChannelEvent;
import uz.alovoice.simswitch.event.EventSource;

/** event a=b,c=d: fires an event with the headers given and the channel data. */
final class EventApp implements App {
    @Override
    public void run(Channel channel, String data) {
        String name = "CUSTOM";
        String subclass = null;
        for (String pair : data.split(",", -1)) {
            if (pair.startsWith("Event-Name=")) name = pair.substring(11);
            if (pair.startsWith("Event-Subclass=")) subclass = pair.substring(15);
        }
        ChannelEvent event = channel.event(subclass, name, EventSource.EVENT_APP, true);
        for (String pair : data.split(",", -1)) {
            int at = pair.indexOf((char) 61);
            if (at > 0 && !pair.startsWith("Event-")) event.lead(pair.substring(0, at), pair.substring(at + 1));
        }
        event.fire();
    }
}
