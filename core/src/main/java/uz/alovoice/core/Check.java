package uz.alovoice.core;

import uz.alovoice.core.CoreException.Reason;

/** What values from outside must satisfy before they become part of a record. */
public final class Check {
    private static final int NAME_LENGTH = 200;

    private Check() {}

    /** Refuses with {@link Reason#INVALID} unless {@code ok}. */
    public static void that(boolean ok, String message) {
        if (!ok) {
            throw new CoreException(Reason.INVALID, message);
        }
    }

    /** @return the name without blanks around it; 1 to 200 characters, none of them a control character */
    public static String name(String what, String value) {
        that(value != null, what + " is missing");
        var name = value.strip();
        that(!name.isEmpty() && name.length() <= NAME_LENGTH, what + " must have 1 to " + NAME_LENGTH + " characters");
        that(
                name.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE),
                what + " must not hold control characters");
        return name;
    }

    public static void range(String what, long value, long least, long most) {
        that(value >= least && value <= most, what + " must be " + least + " to " + most + ", not " + value);
    }
}
