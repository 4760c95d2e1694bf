package uz.alovoice.core.campaign;

import io.vertx.core.json.JsonObject;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Check;
import uz.alovoice.core.number.PhoneNumber;

/**
 * A person to be put on a campaign's list.
 *
 * @param sourceId as his source names him, so that he comes in once; null when it names nobody
 * @param name     may be empty
 * @param numbers  in order of trial: 1 to 10, none short
 * @param fields   what else his source says of him
 * @param zone     null for the campaign's
 * @param from     of his own window, null with {@code until} when he has none
 * @param priority 0 to 9, the higher goes first
 */
public record NewContact(
        @Nullable String sourceId,
        String name,
        List<PhoneNumber> numbers,
        JsonObject fields,
        @Nullable ZoneId zone,
        @Nullable LocalTime from,
        @Nullable LocalTime until,
        int priority) {
    /** The priority of who is like all others. */
    public static final int ORDINARY = 4;

    private static final int LONGEST = 200;

    public NewContact {
        numbers = List.copyOf(numbers);
        Check.range("id", sourceId == null ? 1 : sourceId.length(), 1, LONGEST);
        Check.that(name.length() <= LONGEST, "name", "field.too_long", LONGEST);
        Check.range("numbers", numbers.size(), 1, 10);
        Check.that(numbers.stream().distinct().count() == numbers.size(), "numbers", "field.twice");
        Check.that(numbers.stream().allMatch(PhoneNumber::isE164), "numbers", "phone.short");
        Objects.requireNonNull(fields, "fields");
        Check.that((from == null) == (until == null), "open_until", "contact.window_half");
        Check.that(from == null || from.isBefore(until), "open_until", "contact.window_order");
        Check.range("priority", priority, 0, 9);
    }

    public static NewContact of(String name, PhoneNumber number) {
        return new NewContact(null, name, List.of(number), new JsonObject(), null, null, null, ORDINARY);
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("source_id", sourceId)
                .put("name", name)
                .put("numbers", numbers.stream().map(PhoneNumber::value).toList())
                .put("fields", fields)
                .put("time_zone", zone == null ? null : zone.getId())
                .put("open_from", from == null ? null : from.toString())
                .put("open_until", until == null ? null : until.toString())
                .put("priority", priority);
    }
}
