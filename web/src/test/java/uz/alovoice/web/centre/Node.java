package uz.alovoice.web.centre;

import java.time.Duration;
import java.util.function.Supplier;
import uz.alovoice.web.Await;

/** A switch of the installation under test, real or simulated. */
public interface Node extends AutoCloseable {
    /** Ready, with its SIP profiles up as far as a brain served any, when this returns. */
    Node start();

    /** Of its SIP profiles and its event socket. */
    String address();

    /** What an API command answers. */
    String api(String command, String arguments);

    /**
     * Whoever is around it.
     *
     * @param addresses gives addresses that nobody else has
     */
    Parties parties(Supplier<String> addresses);

    /** SIGKILL: the node is gone from one moment to the next. */
    void kill();

    @Override
    void close();

    /** Number of channels that are there now. */
    default int channels() {
        return Integer.parseInt(api("show", "channels count").strip().split(" ")[0]);
    }

    /** Until no channel is left: none was orphaned. */
    default void awaitNoChannels(Duration limit) {
        Await.until("no channel left on the switch", limit, () -> channels() == 0);
    }
}
