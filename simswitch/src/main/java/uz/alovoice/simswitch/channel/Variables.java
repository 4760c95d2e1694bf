package uz.alovoice.simswitch.channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Channel variables in the order they were last set; a value is a string or, after {@code push}, a list. */
public final class Variables {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Null or empty removes. */
    public void set(String name, String value) {
        values.remove(name);
        if (value != null && !value.isEmpty()) values.put(name, value);
    }

    /** Keeps the place of a variable that exists already. */
    public void replace(String name, String value) {
        values.put(name, value);
    }

    public void push(String name, String value) {
        Object old = values.get(name);
        if (old == null) {
            set(name, value);
            return;
        }
        List<String> list = new ArrayList<>();
        if (old instanceof List<?> items) items.forEach(item -> list.add(item.toString()));
        else list.add(old.toString());
        list.add(value);
        values.put(name, List.copyOf(list));
    }

    /** Null when not set; a list as {@code ARRAY::a|:b}. */
    public String get(String name) {
        Object value = values.get(name);
        return value == null ? null : uz.alovoice.simswitch.event.Values.flat(value);
    }

    public String get(String name, String otherwise) {
        String value = get(name);
        return value == null ? otherwise : value;
    }

    public boolean isTrue(String name) {
        return isTrue(get(name, ""), false);
    }

    /** FreeSWITCH's switch_true. */
    public static boolean isTrue(String value, boolean otherwise) {
        if (value == null || value.isEmpty()) return otherwise;
        return switch (value.toLowerCase(java.util.Locale.ROOT)) {
            case "true", "yes", "on", "enable", "enabled", "active", "allow", "t" -> true;
            default -> value.chars().allMatch(Character::isDigit) && !value.equals("0");
        };
    }

    /** A whole number of a variable; {@code otherwise} when it is unset or not a number. */
    public int number(String name, int otherwise) {
        String value = get(name);
        return value != null && value.matches("-?\\d{1,9}") ? Integer.parseInt(value) : otherwise;
    }

    public void each(BiConsumer<String, Object> visitor) {
        values.forEach(visitor);
    }
}
