package uz.alovoice.simswitch.channel;

/** A connection of the event socket that is tied to a channel. */
public interface Controller {
    boolean open();

    /** The channel has ended: send the notice, close or linger. */
    void channelEnded();
}
