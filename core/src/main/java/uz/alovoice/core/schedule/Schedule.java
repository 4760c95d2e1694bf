package uz.alovoice.core.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import uz.alovoice.core.Check;
import uz.alovoice.core.routing.Step;

/**
 * Working hours and holidays, and where a call goes within and outside them.
 *
 * @param id      null while it is not stored
 * @param version that was read, grows with each edit; 0 for whatever is stored
 */
public record Schedule(
        ScheduleId id,
        int version,
        String name,
        List<Hours> hours,
        List<Holiday> holidays,
        Step openStep,
        Step closedStep) {
    public Schedule {
        name = Check.name("name", name);
        hours = List.copyOf(hours);
        holidays = List.copyOf(holidays);
        Check.range("hours", hours.size(), 0, 100);
        Check.range("holidays", holidays.size(), 0, 1000);
        Check.that(
                holidays.stream().map(Holiday::date).distinct().count() == holidays.size(),
                "holidays",
                "schedule.holiday_twice");
        Check.that(openStep != null && closedStep != null, "open_step", "schedule.steps_missing");
    }

    /**
     * By the clock on the wall: where it is set back, the repeated hour counts twice; where it is set forward, hours that
     * begin in the gap begin after it. A holiday's own hours replace everything else on its date, also the end of the
     * evening before; what begins on an ordinary day or a holiday goes on past midnight into an ordinary day.
     */
    public boolean openAt(Instant instant, ZoneId zone) {
        var local = instant.atZone(zone).toLocalDateTime();
        var date = local.toLocalDate();
        var time = local.toLocalTime();
        var today = holiday(date);
        if (today.isPresent()) {
            return today.get().isOpen() && today.get().span().coversFirstDay(time);
        }
        return hours.stream()
                        .anyMatch(h -> h.days().contains(date.getDayOfWeek())
                                && h.span().coversFirstDay(time))
                || stillOpenFrom(date.minusDays(1), time);
    }

    private boolean stillOpenFrom(LocalDate yesterday, LocalTime time) {
        var holiday = holiday(yesterday);
        if (holiday.isPresent()) {
            return holiday.get().isOpen() && holiday.get().span().coversNextDay(time);
        }
        return hours.stream()
                .anyMatch(h ->
                        h.days().contains(yesterday.getDayOfWeek()) && h.span().coversNextDay(time));
    }

    private Optional<Holiday> holiday(LocalDate date) {
        return holidays.stream().filter(h -> h.date().equals(date)).findFirst();
    }
}
