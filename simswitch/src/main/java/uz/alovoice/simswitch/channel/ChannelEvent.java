package uz.alovoice.simswitch.channel;

import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.event.SwitchEvent;
import uz.alovoice.simswitch.node.Node;

/**
 * One event of a channel being put together: headers before the channel data, channel data, headers after. When nobody
 * listens it builds nothing.
 */
public final class ChannelEvent {
    private final Channel channel;
    private final Node node;
    private final SwitchEvent event;
    private final boolean withVariables;
    private boolean dataAdded;

    ChannelEvent(Channel channel, String subclass, String name, EventSource source, boolean withVariables) {
        this.channel = channel;
        this.node = channel.node();
        this.withVariables = withVariables;
        if (node.bus().skips(name, subclass, channel.uuid())) {
            event = null;
            return;
        }
        event = node.event(subclass, name, source);
    }

    /** A header before the channel data. */
    public ChannelEvent lead(String key, Object value) {
        if (event != null) event.add(key, value);
        return this;
    }

    /** A header after the channel data. */
    public ChannelEvent tail(String key, Object value) {
        if (event != null) {
            addData();
            event.add(key, value);
        }
        return this;
    }

    /** After everything else. */
    public ChannelEvent body(String text) {
        if (event != null) {
            addData();
            event.body(text);
        }
        return this;
    }

    public void fire() {
        if (event == null) return;
        addData();
        node.bus().publish(event, channel.uuid());
    }

    private void addData() {
        if (dataAdded) return;
        dataAdded = true;
        ChannelData.add(event, channel, withVariables);
    }
}
