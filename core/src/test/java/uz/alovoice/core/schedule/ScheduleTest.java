package uz.alovoice.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.routing.Step;

class ScheduleTest {
    static final ZoneId TASHKENT = ZoneId.of("Asia/Tashkent");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final EnumSet<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    static final EnumSet<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);

    static Schedule schedule(List<Hours> hours, Holiday... holidays) {
        return new Schedule(null, 0, "s", hours, List.of(holidays), new Step.HangUp(), new Step.HangUp());
    }

    static Hours hours(EnumSet<DayOfWeek> days, String from, String to) {
        return new Hours(days, LocalTime.parse(from), LocalTime.parse(to));
    }

    static boolean open(Schedule schedule, String local) {
        return schedule.openAt(LocalDateTime.parse(local).atZone(TASHKENT).toInstant(), TASHKENT);
    }

    @Test
    void officeHoursAreInTheTenantsTimeZone() {
        var office = schedule(List.of(hours(WORKDAYS, "09:00", "18:00")));
        assertThat(open(office, "2026-11-23T09:00")).as("Monday, at nine").isTrue();
        assertThat(open(office, "2026-11-23T08:59:59")).isFalse();
        assertThat(open(office, "2026-11-23T17:59:59")).isTrue();
        assertThat(open(office, "2026-11-23T18:00")).as("the end is outside").isFalse();
        assertThat(open(office, "2026-11-22T12:00")).as("Sunday").isFalse();
        assertThat(office.openAt(Instant.parse("2026-11-23T04:00:00Z"), TASHKENT))
                .isTrue();
        assertThat(office.openAt(Instant.parse("2026-11-23T04:00:00Z"), BERLIN)).isFalse();
    }

    @Test
    void lunchIsTwoSpans() {
        var office = schedule(List.of(hours(WORKDAYS, "09:00", "13:00"), hours(WORKDAYS, "14:00", "18:00")));
        assertThat(open(office, "2026-11-23T13:30")).isFalse();
        assertThat(open(office, "2026-11-23T14:00")).isTrue();
    }

    @Test
    void hoursThatCrossMidnightBelongToTheDayTheyBeginOn() {
        var bar = schedule(List.of(hours(EnumSet.of(DayOfWeek.FRIDAY), "20:00", "02:00")));
        assertThat(open(bar, "2026-11-27T19:59")).isFalse();
        assertThat(open(bar, "2026-11-27T23:59")).isTrue();
        assertThat(open(bar, "2026-11-28T01:59")).as("Saturday, still Friday's").isTrue();
        assertThat(open(bar, "2026-11-28T02:00")).isFalse();
        assertThat(open(bar, "2026-11-27T01:00")).as("Thursday had none").isFalse();
    }

    @Test
    void sameBeginningAndEndIsAWholeDay() {
        var always = schedule(List.of(hours(ALL, "00:00", "00:00")));
        assertThat(open(always, "2026-11-23T00:00")).isTrue();
        assertThat(open(always, "2026-11-23T23:59:59")).isTrue();
        var fromNine = schedule(List.of(hours(EnumSet.of(DayOfWeek.MONDAY), "09:00", "09:00")));
        assertThat(open(fromNine, "2026-11-24T08:59")).isTrue();
        assertThat(open(fromNine, "2026-11-24T09:00")).isFalse();
    }

    @Test
    void aHolidayIsClosedAndCutsTheEveningBefore() {
        var bar = schedule(List.of(hours(ALL, "20:00", "02:00")), Holiday.closed(LocalDate.parse("2026-03-21")));
        assertThat(open(bar, "2026-03-20T23:59")).isTrue();
        assertThat(open(bar, "2026-03-21T00:00")).isFalse();
        assertThat(open(bar, "2026-03-21T21:00")).isFalse();
        assertThat(open(bar, "2026-03-22T01:00"))
                .as("nothing began on the holiday")
                .isFalse();
    }

    @Test
    void aHolidayMayHaveHoursOfItsOwn() {
        var holiday = new Holiday(LocalDate.parse("2026-12-31"), LocalTime.of(22, 0), LocalTime.of(3, 0));
        var office = schedule(List.of(hours(ALL, "09:00", "18:00")), holiday);
        assertThat(open(office, "2026-12-31T10:00")).isFalse();
        assertThat(open(office, "2026-12-31T22:30")).isTrue();
        assertThat(open(office, "2027-01-01T02:59")).isTrue();
        assertThat(open(office, "2027-01-01T03:00")).isFalse();
        assertThat(open(office, "2027-01-01T09:00")).isTrue();
    }

    @Test
    void whereTheClockIsSetBackTheRepeatedHourCountsTwice() {
        var night = schedule(List.of(hours(ALL, "02:00", "03:00")));
        // Berlin, 25 October 2026: 03:00 summer time becomes 02:00.
        assertThat(night.openAt(Instant.parse("2026-10-25T00:30:00Z"), BERLIN))
                .as("first 02:30")
                .isTrue();
        assertThat(night.openAt(Instant.parse("2026-10-25T01:30:00Z"), BERLIN))
                .as("second 02:30")
                .isTrue();
        assertThat(night.openAt(Instant.parse("2026-10-25T02:00:00Z"), BERLIN))
                .as("03:00")
                .isFalse();
        assertThat(night.openAt(Instant.parse("2026-10-24T23:59:00Z"), BERLIN))
                .as("01:59")
                .isFalse();
    }

    @Test
    void whereTheClockIsSetForwardTheSkippedHourIsSkipped() {
        // Berlin, 29 March 2026: 02:00 becomes 03:00.
        var gap = schedule(List.of(hours(ALL, "02:00", "03:00")));
        assertThat(gap.openAt(Instant.parse("2026-03-29T00:59:59Z"), BERLIN))
                .as("01:59:59")
                .isFalse();
        assertThat(gap.openAt(Instant.parse("2026-03-29T01:00:00Z"), BERLIN))
                .as("03:00")
                .isFalse();
        var over = schedule(List.of(hours(ALL, "22:00", "06:00")));
        assertThat(over.openAt(Instant.parse("2026-03-29T03:59:59Z"), BERLIN))
                .as("05:59:59")
                .isTrue();
        assertThat(over.openAt(Instant.parse("2026-03-29T04:00:00Z"), BERLIN))
                .as("06:00")
                .isFalse();
    }

    @Test
    void isStoredAndReadBack() {
        var hours = List.of(hours(WORKDAYS, "09:00", "18:30"));
        var holidays = List.of(
                Holiday.closed(LocalDate.parse("2026-03-21")),
                new Holiday(LocalDate.parse("2026-12-31"), LocalTime.of(9, 0), LocalTime.of(14, 0)));
        assertThat(ScheduleJson.hours(new JsonArray(ScheduleJson.hours(hours).encode())))
                .isEqualTo(hours);
        assertThat(ScheduleJson.holidays(
                        new JsonArray(ScheduleJson.holidays(holidays).encode())))
                .isEqualTo(holidays);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{}]",
                "[1]",
                "[{\"days\":[\"FUNDAY\"],\"from\":\"09:00\",\"to\":\"18:00\"}]",
                "[{\"days\":[1],\"from\":\"09:00\",\"to\":\"18:00\"}]",
                "[{\"days\":[],\"from\":\"09:00\",\"to\":\"18:00\"}]",
                "[{\"days\":[\"MONDAY\"],\"from\":\"25:00\",\"to\":\"18:00\"}]"
            })
    void brokenHoursAreRefused(String json) {
        assertThatThrownBy(() -> ScheduleJson.hours(new JsonArray(json))).isInstanceOf(CoreException.class);
    }
}
