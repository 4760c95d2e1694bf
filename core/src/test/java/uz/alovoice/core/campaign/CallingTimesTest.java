package uz.alovoice.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.campaign.CallingTimes.Window;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.schedule.Holiday;
import uz.alovoice.core.schedule.Hours;
import uz.alovoice.core.trunk.TrunkId;

/** Tashkent is five hours ahead of UTC all year. Monday 2 March to Friday 6 March 2026. */
class CallingTimesTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static CallingTimes times(List<Holiday> holidays, ZoneId zone, Window window, Hours... hours) {
        var campaign = new CampaignSettings(
                "March",
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 3, 6),
                CallingRules.DEFAULT.zone(),
                List.of(hours),
                holidays,
                List.of(new CampaignLine(new TrunkId(1), 1, null)),
                PacingChoice.PROGRESSIVE,
                10,
                2,
                5,
                3,
                5,
                Map.of(),
                new Step.Message(1));
        return new CallingTimes(campaign, CallingRules.DEFAULT, zone, window);
    }

    private static Hours daily(int from, int to) {
        return new Hours(EnumSet.allOf(DayOfWeek.class), LocalTime.of(from, 0), LocalTime.of(to, 0));
    }

    private static Instant at(String utc) {
        return Instant.parse("2026-03-" + utc + ":00Z");
    }

    @Test
    void aCampaignOfTheWholeDayIsQuietFromEightInTheEveningToNine() {
        var times = times(List.of(), null, null, daily(0, 0));
        assertThat(times.openAt(at("03T03:59"))).isFalse();
        assertThat(times.openAt(at("03T04:00"))).isTrue();
        assertThat(times.openAt(at("03T14:59"))).isTrue();
        assertThat(times.openAt(at("03T15:00"))).isFalse();
        assertThat(times.nextOpening(at("03T15:00"))).contains(at("04T04:00"));
    }

    @Test
    void someoneAbroadIsCalledWhenItIsDayBothThereAndInTashkent() {
        var times = times(List.of(), LONDON, null, daily(0, 0));
        assertThat(times.openAt(at("03T08:59"))).isFalse();
        assertThat(times.openAt(at("03T09:00"))).isTrue();
        assertThat(times.nextOpening(at("03T15:00"))).contains(at("04T09:00"));
    }

    @Test
    void hisOwnWindowIsKept() {
        var times = times(List.of(), null, new Window(LocalTime.of(18, 0), LocalTime.of(19, 0)), daily(9, 20));
        assertThat(times.openAt(at("03T12:59"))).isFalse();
        assertThat(times.openAt(at("03T13:00"))).isTrue();
        assertThat(times.nextOpening(at("03T14:00"))).contains(at("04T13:00"));
    }

    @Test
    void aWindowThatTheCampaignNeverMeetsHasNoOpening() {
        assertThat(times(List.of(), null, new Window(LocalTime.of(18, 0), LocalTime.of(19, 0)), daily(9, 17))
                        .nextOpening(at("01T00:00")))
                .isEmpty();
    }

    @Test
    void holidaysAndTheDaysOfTheCampaignAreKept() {
        var times = times(List.of(Holiday.closed(LocalDate.of(2026, 3, 4))), null, null, daily(10, 18));
        assertThat(times.nextOpening(at("01T00:00"))).contains(at("02T05:00"));
        assertThat(times.nextOpening(at("03T13:00"))).contains(at("05T05:00"));
        assertThat(times.nextOpening(at("06T13:00"))).isEmpty();
    }

    @Test
    void aTenantMayOnlyNarrowTheHours() {
        assertThatThrownBy(() ->
                        new CallingRules(CallingRules.DEFAULT.zone(), LocalTime.of(8, 59), LocalTime.of(20, 0), 3))
                .isInstanceOf(CoreException.class);
        assertThatThrownBy(
                        () -> new CallingRules(CallingRules.DEFAULT.zone(), LocalTime.of(9, 0), LocalTime.of(20, 1), 3))
                .isInstanceOf(CoreException.class);
    }
}
