package uz.alovoice.core.billing;

import java.util.Locale;

/** What an entry of the ledger is for. */
public enum EntryKind {
    /** What a phone that signs in for the first time is given to try things with. */
    STARTING,
    /** One day of all operators. */
    OPERATOR_DAY,
    /** A talk with the world. */
    CALL,
    /** A talk with an AI assistant. */
    ASSISTANT,
    /** By the installation's administrator, either way. */
    CREDIT,
    /** A paid invoice. */
    INVOICE;

    /** As stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EntryKind fromCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
