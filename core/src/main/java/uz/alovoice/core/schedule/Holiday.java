package uz.alovoice.core.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import uz.alovoice.core.Check;

/**
 * A date with hours of its own.
 *
 * @param from null, with {@code to}, when the company is closed all day
 * @param to   of the next day when it is not later than {@code from}
 */
public record Holiday(LocalDate date, LocalTime from, LocalTime to) {
    public Holiday {
        Check.that(date != null, "holidays", "schedule.holiday_without_date");
        Check.that((from == null) == (to == null), "holidays", "schedule.holiday_hours");
    }

    public static Holiday closed(LocalDate date) {
        return new Holiday(date, null, null);
    }

    boolean isOpen() {
        return from != null;
    }

    Span span() {
        return new Span(from, to);
    }
}
