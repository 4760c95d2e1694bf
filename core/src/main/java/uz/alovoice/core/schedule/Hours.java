package uz.alovoice.core.schedule;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import uz.alovoice.core.Check;

/**
 * Working hours of some days of the week.
 *
 * @param days on which they begin
 * @param to   of the next day when it is not later than {@code from}
 */
public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    public Hours {
        days = Set.copyOf(days);
        Check.that(!days.isEmpty(), "hours", "schedule.hours_invalid");
        Check.that(from != null && to != null, "hours", "schedule.hours_invalid");
    }

    Span span() {
        return new Span(from, to);
    }
}
