package uz.alovoice.simswitch.channel;

import uz.alovoice.simswitch.event.SwitchEvent;

/** The headers that describe a channel in events, in the connect reply, in uuid_dump and in dialplan requests. */
public final class ChannelData {
    private ChannelData() {}

    /** Everything from Channel-State to the variables, in the order of the captures. */
    public static void add(SwitchEvent event, Channel channel, boolean withVariables) {
        event.add("Channel-State", channel.state().word())
                .add("Channel-Call-State", channel.callState().name())
                .add("Channel-State-Number", channel.state().number())
                .add("Channel-Name", channel.name())
                .add("Unique-ID", channel.uuid())
                .add("Call-Direction", channel.direction().word())
                .add("Presence-Call-Direction", channel.direction().word())
                .add("Channel-HIT-Dialplan", Boolean.toString(channel.hitDialplan()))
                .add("Channel-Presence-ID", channel.variables().get("presence_id"))
                .add("Channel-Call-UUID", channel.callUuid())
                .add("Answer-State", channel.answerState())
                .add(
                        "Hangup-Cause",
                        channel.cause() == null ? null : channel.cause().name());
        if (channel.hasMedia()) {
            event.add("Channel-Read-Codec-Name", "PCMA")
                    .add("Channel-Read-Codec-Rate", "8000")
                    .add("Channel-Read-Codec-Bit-Rate", "64000")
                    .add("Channel-Write-Codec-Name", "PCMA")
                    .add("Channel-Write-Codec-Rate", "8000")
                    .add("Channel-Write-Codec-Bit-Rate", "64000");
        }
        channel.profile().addTo(event, "Caller-", channel.times());
        Channel other = channel.otherLeg();
        if (other != null) {
            event.add("Other-Type", channel.otherType());
            other.profile().addTo(event, "Other-Leg-", other.times());
        }
        if (withVariables) addVariables(event, channel);
    }

    /** The same caller again under another prefix: {@code Channel-} in connect replies, {@code Hunt-} in dialplan requests. */
    public static void addCaller(SwitchEvent event, Channel channel, String prefix) {
        channel.profile().addTo(event, prefix, channel.times());
    }

    static void addVariables(SwitchEvent event, Channel channel) {
        channel.variables().each((name, value) -> event.add("variable_" + name, value));
    }
}
