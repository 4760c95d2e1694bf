package uz.alovoice.core.person;

import java.util.Locale;

/** What a person may do in a tenant; each may what those before it may. */
public enum Role {
    /** His own phone and his own calls. */
    OPERATOR,
    /** Everybody's calls and settings, to look at. */
    SUPERVISOR,
    /** Changes everything but the owners. */
    ADMINISTRATOR,
    OWNER;

    public boolean atLeast(Role least) {
        return compareTo(least) >= 0;
    }

    /** As in the database and the API: administrator. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role fromCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
