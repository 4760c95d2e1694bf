package uz.alovoice.core;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what the following part begins after; null when this is the last
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /** The same part, with each item as something else. */
    public <U> Page<U> map(Function<T, U> as) {
        return new Page<>(items.stream().map(as).toList(), next);
    }

    /**
     * @param oneMore up to {@code limit + 1} items: the last tells that there are more
     * @param cursor  of an item
     */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
        if (oneMore.size() <= limit) {
            return new Page<>(List.copyOf(oneMore), null);
        }
        return new Page<>(List.copyOf(oneMore.subList(0, limit)), cursor.apply(oneMore.get(limit - 1)));
    }
}
