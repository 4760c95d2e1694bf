package uz.alovoice.simswitch.channel;

import uz.alovoice.simswitch.event.EventSource;

/** Ringing, early media and answer of a channel, with the events in the order of the captures. */
public final class ChannelMedia {
    private final Channel channel;
    private boolean ringing;
    private boolean early;
    private boolean answered;
    private boolean negotiated;
    private String ringback;
    private boolean unicastTaken;
    private boolean unicastEnded;
    private Runnable unicastEnd;

    ChannelMedia(Channel channel) {
        this.channel = channel;
    }

    public boolean ringing() {
        return ringing;
    }

    public boolean early() {
        return early;
    }

    public boolean answered() {
        return answered;
    }

    /** Whether codecs are set, so frames flow. */
    public boolean negotiated() {
        return negotiated;
    }

    /** The tone the caller hears while another leg rings; empty for a plain 180, null while nothing rings. */
    public String ringback() {
        return ringback;
    }

    public void ringback(String tone) {
        ringback = tone;
    }

    /** One in a park loop: false when there was one already. */
    public boolean takeUnicast() {
        if (unicastTaken) return false;
        unicastTaken = true;
        return true;
    }

    /** What is to be done at its end; false when that has come already, and then nothing is done. */
    public boolean onUnicastEnd(Runnable end) {
        if (!unicastTaken || unicastEnded || !channel.up()) return false;
        unicastEnd = end;
        return true;
    }

    /** A playback or a bridge takes the frames away: in this park loop there is no unicast any more. */
    public void endUnicast() {
        unicastEnded |= unicastTaken;
        Runnable end = unicastEnd;
        unicastEnd = null;
        if (end != null) end.run();
    }

    /** The park loop is over; the next may have one of its own. */
    public void leavePark() {
        endUnicast();
        unicastTaken = false;
        unicastEnded = false;
    }

    private long now() {
        return channel.node().clock().micros();
    }

    /** 180: to the caller of an inbound leg, or from the callee of an outgoing one. */
    public void ring() {
        if (ringing || early || answered || !channel.up()) return;
        ringing = true;
        channel.times().progress = now();
        if (channel.direction() == Direction.OUTBOUND) SipVariables.replied(channel);
        channel.event("CHANNEL_PROGRESS", EventSource.PROGRESS, true).fire();
        if (channel.direction() == Direction.OUTBOUND) channel.callState(CallState.RINGING);
        else channel.farEnd().ringing();
        channel.wake();
    }

    /** 183 with audio. */
    public void preAnswer() {
        if (early || answered || !channel.up()) return;
        negotiate();
        early = true;
        channel.times().progressMedia = now();
        channel.event("CHANNEL_PROGRESS_MEDIA", EventSource.PROGRESS_MEDIA, true)
                .fire();
        channel.callState(CallState.EARLY);
        if (channel.direction() == Direction.INBOUND) channel.farEnd().earlyMedia();
        channel.wake();
    }

    /** 200: given by the switch to an inbound leg, by the far end to an outgoing one. */
    public void answer() {
        if (answered || !channel.up()) return;
        if (channel.direction() == Direction.INBOUND) preAnswer();
        negotiate();
        answered = true;
        channel.times().answered = now();
        SipVariables.answered(channel);
        channel.event("CHANNEL_ANSWER", EventSource.ANSWER, true).fire();
        channel.callState(CallState.ACTIVE);
        channel.variables().set("endpoint_disposition", "ANSWER");
        channel.farEnd().answered();
        executeOnAnswer();
        channel.wake();
        if (channel.bridgedTo() != null) channel.bridgedTo().wake(); // it heard early media
    }

    private void executeOnAnswer() {
        String[] order = channel.variables().get("execute_on_answer", "").split(" ", 2);
        if (!order[0].isEmpty()) channel.thread().execute(order[0], order.length > 1 ? order[1] : "", null);
    }

    private void negotiate() {
        if (negotiated) return;
        negotiated = true;
        codec(EventSource.CODEC_READ_REAL);
        channel.event("CODEC", EventSource.CODEC_WRITE, false)
                .tail("Channel-Write-Codec-Name", "PCMA")
                .tail("Channel-Write-Codec-Rate", "8000")
                .tail("Channel-Write-codec-bit-rate", "64000")
                .fire();
        SipVariables.negotiated(channel);
    }

    /** A CODEC event for the read side. */
    public void codec(EventSource source) {
        channel.event("CODEC", source, false)
                .tail("channel-read-codec-name", "PCMA")
                .tail("channel-read-codec-rate", "8000")
                .tail("channel-read-codec-bit-rate", "64000")
                .fire();
    }
}
