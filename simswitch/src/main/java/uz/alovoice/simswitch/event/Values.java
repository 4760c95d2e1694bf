package uz.alovoice.simswitch.event;

import java.util.List;

/** Values of headers and variables: a text, or a list for an array. */
public final class Values {
    private Values() {}

    /** One text for a value; an array as {@code ARRAY::one|:two}, of one element as that element. */
    public static String flat(Object value) {
        if (!(value instanceof List<?> list)) return value.toString();
        if (list.size() == 1) return list.getFirst().toString();
        return "ARRAY::" + String.join("|:", list.stream().map(Object::toString).toList());
    }
}
