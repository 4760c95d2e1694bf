package uz.alovoice.core.trunk;

import java.util.Locale;

/** What the guardian of its node saw last. */
public enum TrunkState {
    /** Nothing was heard yet. */
    UNKNOWN,
    /** Registering for the first time, or after it was stopped. */
    TRYING,
    REGISTERED,
    /** Not registered, nor meant to be; its server answers. */
    REACHABLE,
    /** See {@link TrunkDiagnosis}. */
    FAILED;

    /** As in the database and the API: registered. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TrunkState fromCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
