package uz.alovoice.core.workplace;

import java.util.Locale;

/** Whether calls ring an operator's mobile number too; as calls to the world, at their price. */
public enum RingMobile {
    OFF,
    /** Together with his phones. */
    BESIDE,
    /** When no phone of his answered. */
    AFTER;

    /** As in the API and the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RingMobile fromCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
