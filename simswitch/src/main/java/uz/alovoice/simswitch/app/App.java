package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;

/** A dialplan application. Runs on the channel's thread and may await. */
@FunctionalInterface
public interface App {
    /**
     * @param data expanded, never null. Results go into variables, the application's response into
     *     {@code current_application_response}
     */
    void run(Channel channel, String data);

    /** Whether the channel is given early media before anything is told of the application. */
    default boolean needsMedia() {
        return false;
    }
}
