package uz.alovoice.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to say to who asked: a key of {@link Messages}, which is also the stable code of the API's problems.
 *
 * @param field at fault, as the API names it ({@code keys.1.step}); null when it is none or many
 * @param args  what stands for {0}, {1} … in the text
 */
public record Message(String key, @Nullable String field, List<Object> args) {
    public Message {
        args = List.copyOf(args);
    }

    public static Message of(String key, Object... args) {
        return new Message(key, null, List.of(args));
    }

    /** The same, with the field that is at fault. */
    public Message at(String field) {
        return new Message(key, field, args);
    }

    /** In words. */
    public String text(Language language) {
        return Messages.text(language, key, args);
    }
}
