package uz.alovoice.simswitch.esl;

import uz.alovoice.esl.EslMessage.CommandReply;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.ChannelData;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.event.SwitchEvent;

/** The answer to {@code connect}: the whole channel as a bare event, the reply headers last (captures esl-outbound/01). */
final class ConnectReply {
    private ConnectReply() {}

    static CommandReply of(Channel channel, boolean full) {
        SwitchEvent event = channel.node().event(null, "CHANNEL_DATA", EventSource.CONNECT_REPLY);
        ChannelData.addCaller(event, channel, "Channel-");
        ChannelData.add(event, channel, true);
        event.add("Content-Type", "command/reply")
                .add("Reply-Text", "+OK\n")
                .add(
                        "Socket-Mode",
                        channel.variables().get("current_application_data", "").contains(" async") ? "async" : "static")
                .add("Control", full ? "full" : "single-channel");
        return new CommandReply("+OK", null, event.toEvent());
    }
}
