package uz.alovoice.core.call;

import java.util.Locale;

/** Which way a call goes, seen from the tenant. */
public enum Direction {
    INCOMING,
    OUTGOING,
    INTERNAL;

    /** As stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
