package uz.alovoice.core.call;

import java.util.Locale;

/** How a call ended, as its owner would say it. */
public enum Result {
    /** Two people talked. */
    ANSWERED,
    /** An incoming call that nobody took: given up in a menu, a queue or while ringing. */
    MISSED,
    BUSY,
    NO_ANSWER,
    /** Nothing wrong with the person called: trunk, network, number. */
    FAILED,
    /** A message was left. */
    VOICEMAIL,
    /** The caller got what the flow had for him: an announcement played to its end. */
    SELF_SERVICE,
    /** Not allowed, or refused by the person called. */
    REJECTED;

    /** As stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
