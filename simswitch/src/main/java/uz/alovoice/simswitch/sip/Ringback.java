package uz.alovoice.simswitch.sip;

import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.event.EventSource;

/** What a caller hears while another leg rings. */
public final class Ringback {
    private Ringback() {}

    /** Once per ringing: 180, or early media when the variable ringback is set, or a tone to one answered already. */
    static void start(Channel caller) {
        if (caller.media().ringback() != null) return;
        String tone = caller.variables().get("ringback");
        if (caller.media().answered()) tone = caller.variables().get("transfer_ringback", tone);
        caller.media().ringback(tone == null ? "" : tone);
        if (tone == null) {
            caller.media().ring();
            return;
        }
        if (!caller.media().answered()) {
            caller.times().progress = caller.node().clock().micros();
            caller.media().preAnswer();
            caller.media().codec(EventSource.CODEC_READ);
        }
        caller.farEnd().hears(tone);
    }

    /** The other leg answered, so the caller is answered too. */
    static void answered(Channel caller) {
        boolean tone =
                caller.media().ringback() != null && !caller.media().ringback().isEmpty();
        if (tone && !caller.media().answered()) caller.media().codec(EventSource.CODEC_READ);
        stop(caller);
        caller.media().answer();
    }

    /** Ends it when the other leg answered or nobody did. */
    public static void stop(Channel caller) {
        String tone = caller.media().ringback();
        caller.media().ringback(null);
        if (tone != null && !tone.isEmpty()) caller.farEnd().silence(tone);
    }
}
