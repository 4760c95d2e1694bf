package uz.alovoice.core.operator;

import java.util.Locale;

/** What an operator does at a moment; the first that holds, in this order. */
public enum OperatorState {
    TALKING,
    RINGING,
    /** Left alone for a while after a call. */
    WRAP_UP,
    PAUSED,
    /** No phone of his is registered. */
    OFFLINE,
    FREE;

    /** As in the API: wrap_up. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OperatorState fromCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
