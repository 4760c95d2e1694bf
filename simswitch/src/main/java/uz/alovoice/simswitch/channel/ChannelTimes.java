package uz.alovoice.simswitch.channel;

import uz.alovoice.simswitch.event.SwitchEvent;

/** Moments of a channel's life in microseconds since 1970; 0 is not yet. */
public final class ChannelTimes {
    public long created;
    public long answered;
    public long progress;
    public long progressMedia;
    public long hangup;
    public long transfer;
    public long bridged;
    public long lastHold;
    public long holdAccum;

    void addTo(SwitchEvent event, String prefix, long profileCreated) {
        event.add(prefix + "Profile-Created-Time", Long.toString(profileCreated))
                .add(prefix + "Channel-Created-Time", Long.toString(created))
                .add(prefix + "Channel-Answered-Time", Long.toString(answered))
                .add(prefix + "Channel-Progress-Time", Long.toString(progress))
                .add(prefix + "Channel-Progress-Media-Time", Long.toString(progressMedia))
                .add(prefix + "Channel-Hangup-Time", Long.toString(hangup))
                .add(prefix + "Channel-Transfer-Time", Long.toString(transfer))
                .add(prefix + "Channel-Resurrect-Time", "0")
                .add(prefix + "Channel-Bridged-Time", Long.toString(bridged))
                .add(prefix + "Channel-Last-Hold", Long.toString(lastHold))
                .add(prefix + "Channel-Hold-Accum", Long.toString(holdAccum));
    }
}
