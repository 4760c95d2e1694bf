package uz.alovoice.core.department;

import java.util.Locale;

/** Who of the free operators is rung for the first caller in the queue. */
public enum Strategy {
    /** All at once; the first to answer has the call. */
    RING_ALL,
    /** Who has not talked for the longest time. */
    LONGEST_IDLE,
    /** Each in turn. */
    ROUND_ROBIN,
    /** Who has talked the fewest times today. */
    FEWEST_CALLS,
    /** The first in the department's own order. */
    TOP_DOWN;

    /** As in the database and the API: longest_idle. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Strategy fromCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
