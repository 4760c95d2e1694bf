package uz.alovoice.core.notify;

import java.util.Locale;

/** What became of a code, in Telegram's words. */
public enum Delivery {
    SENT,
    DELIVERED,
    READ,
    EXPIRED,
    REVOKED;

    /** On somebody's device. */
    boolean arrived() {
        return this == DELIVERED || this == READ;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Delivery fromCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
