package uz.alovoice.simswitch.channel;

import uz.alovoice.simswitch.node.Ids;

/** Sends a channel through the dialplan again: transfer, uuid_transfer and blind REFER. */
public final class Transfers {
    private Transfers() {}

    /** {@code [-bleg|-both] destination [dialplan] [context]}. False when the leg meant does not exist. */
    public static boolean byText(Channel channel, String text) {
        String[] words = text.strip().split(" +", -1);
        int first = words[0].startsWith("-") ? 1 : 0;
        if (words.length <= first) return false;
        String destination = words[first];
        String context = words.length > first + 2 ? words[first + 2] : channel.profile().context;
        Channel other = channel.bridgedTo();
        if (words[0].equals("-bleg") || words[0].equals("-both")) {
            if (other == null) return false;
            to(other, destination, context);
            if (words[0].equals("-bleg")) return true;
        }
        to(channel, destination, context);
        return true;
    }

    /** To an extension of the XML dialplan. */
    public static void to(Channel channel, String destination, String context) {
        CallerProfile next = channel.profile().next();
        long now = channel.node().clock().micros();
        next.rdnis = next.destination;
        next.destination = destination;
        next.context = context == null || context.isEmpty() ? "default" : context;
        next.dialplan = "XML";
        next.profileCreated = now;
        next.transferSource =
                now / 1_000_000 + ":" + Ids.random() + ":bl_xfer:" + destination + "/" + next.context + "/XML";
        channel.profile(next);
        channel.variables().push("transfer_history", next.transferSource);
        channel.variables().set("transfer_source", next.transferSource);
        channel.want(ChannelState.ROUTING);
    }
}
