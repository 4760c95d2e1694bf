package uz.alovoice.core.campaign;

import java.util.Locale;

/** Why a campaign that runs places no calls now: told to its owner. */
public enum Held {
    /** Outside its days and hours, or the law's. */
    CLOSED,
    /** Nobody who takes its clients is signed in and available. */
    NOBODY_ONLINE,
    /** All its lines are full, failed or faulty. */
    NO_LINE,
    /** The balance is used up. */
    UNPAID,
    /** What is left is due later. */
    NOBODY_DUE;

    /** As stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
