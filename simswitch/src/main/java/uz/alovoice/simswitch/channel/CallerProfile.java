package uz.alovoice.simswitch.channel;

import uz.alovoice.simswitch.event.SwitchEvent;

/** Who calls whom, as FreeSWITCH keeps it per channel; a transfer makes a new one. All fields may be null. */
public final class CallerProfile implements Cloneable {
    public String direction;
    public String logicalDirection;
    public String username;
    public String dialplan;
    public String callerName;
    public String callerNumber;
    public String origCallerName;
    public String origCallerNumber;
    public String calleeName;
    public String calleeNumber;
    public String networkAddress;
    public String ani;
    public String destination;
    public String uuid;
    public String source = "mod_sofia";
    public String context;
    public String rdnis;
    public String transferSource;
    public String channelName;
    public int index = 1;
    public long profileCreated;

    /** A copy to be changed by a transfer. */
    public CallerProfile next() {
        try {
            CallerProfile copy = (CallerProfile) super.clone();
            copy.index = index + 1;
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** Adds the headers with the given prefix, {@code Caller-}, {@code Channel-}, {@code Other-Leg-} or {@code Hunt-}. */
    void addTo(SwitchEvent event, String prefix, ChannelTimes times) {
        event.add(prefix + "Direction", direction)
                .add(prefix + "Logical-Direction", logicalDirection)
                .add(prefix + "Username", username)
                .add(prefix + "Dialplan", dialplan)
                .add(prefix + "Caller-ID-Name", callerName)
                .add(prefix + "Caller-ID-Number", callerNumber)
                .add(prefix + "Orig-Caller-ID-Name", origCallerName)
                .add(prefix + "Orig-Caller-ID-Number", origCallerNumber)
                .add(prefix + "Callee-ID-Name", calleeName)
                .add(prefix + "Callee-ID-Number", calleeNumber)
                .add(prefix + "Network-Addr", networkAddress)
                .add(prefix + "ANI", ani)
                .add(prefix + "Destination-Number", destination)
                .add(prefix + "Unique-ID", uuid)
                .add(prefix + "Source", source)
                .add(prefix + "Transfer-Source", transferSource)
                .add(prefix + "Context", context)
                .add(prefix + "RDNIS", rdnis)
                .add(prefix + "Channel-Name", channelName);
        if (!prefix.equals("Other-Leg-")) event.add(prefix + "Profile-Index", Integer.toString(index));
        times.addTo(event, prefix, profileCreated);
        event.add(prefix + "Screen-Bit", "true")
                .add(prefix + "Privacy-Hide-Name", "false")
                .add(prefix + "Privacy-Hide-Number", "false");
    }
}
