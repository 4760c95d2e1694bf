package uz.alovoice.core.person;

import java.util.Locale;

/** How the cabinet looks to a person; {@code SYSTEM} follows his device. */
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    /** As in the database and the API: system. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Theme fromCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
