package uz.alovoice.simswitch.channel;

/** The SIP user agent at the other end of a channel: a phone or an operator. Called on the core, must not await. */
public interface FarEnd {
    /** The switch sends an INVITE; the user agent answers through {@link Channel}'s progress, answer and reject. */
    void invited(Channel leg);

    /** 180 without media. */
    void ringing();

    /** 183 with media. */
    void earlyMedia();

    /** 200 to the INVITE, whichever of the two sent it. */
    void answered();

    void bridgedWith(Channel other);

    void unbridged();

    /** A file, tone or stream begins to sound. */
    void hears(String sound);

    /** It ends. */
    void silence(String sound);

    /** The channel is gone. */
    void ended(HangupCause cause);

    /** Whether the person speaks just now; the record application listens for it. */
    boolean speaks();

    /** The number or extension of the party that is there; null when that is not known. */
    String number();

    /** Frequency in Hz of the tone this party speaks with in recordings. */
    int voice();

    /** The 20 ms of what it says that begin at {@code millis} of the node's clock, at so many samples a second. */
    short[] says(long millis, int rate);

    /** 20 ms that a brain writes to its channel, 8000 samples a second. */
    void hearsAudio(short[] samples);
}
