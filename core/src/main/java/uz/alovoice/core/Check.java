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

    /** Refuses with {@link Reason#INVALID} unless {@code ok}, and says so of a field as the API names it. */
    public static void that(boolean ok, String field, String key, Object... args) {
        if (!ok) {
            throw new CoreException(Reason.INVALID, Message.of(key, args).at(field));
        }
    }

    /** @return the name without blanks around it; 1 to 200 characters, none of them a control character */
    public static String name(String field, String value) {
        that(value != null && !value.isBlank(), field, "field.required");
        var name = value.strip();
        that(name.length() <= NAME_LENGTH, field, "field.too_long", NAME_LENGTH);
        that(
                name.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE),
                field,
                "field.control_characters");
        return name;
    }

    public static void range(String field, long value, long least, long most) {
        that(value >= least && value <= most, field, "field.range", least, most);
    }
}
