package uz.alovoice.core.campaign.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacingTest {
    private static final RecentCalls NOTHING = new RecentCalls(new double[0], new boolean[0], new boolean[0]);

    private static Floor floor(int free, int ringing) {
        return new Floor(free, new double[3], new double[0], 10, new double[ringing], NOTHING, new double[0], 0, 0);
    }

    @Test
    void previewPlacesNoCallByItself() {
        assertThat(new Pacing.Preview().dial(floor(5, 0))).isZero();
    }

    @Test
    void progressivePlacesOneCallForEachFreeSeat() {
        assertThat(new Pacing.Progressive().dial(floor(5, 2))).isEqualTo(3);
        assertThat(new Pacing.Progressive().dial(floor(1, 2))).isZero();
    }

    @Test
    void powerPlacesItsRatioForEachFreeSeat() {
        assertThat(new Pacing.Power(2.5).dial(floor(3, 2))).isEqualTo(5);
    }

    @Test
    void predictiveKnowingNothingIsProgressive() {
        assertThat(new Predictive(0.03).dial(floor(4, 1))).isEqualTo(3);
    }

    @Test
    void withNobodyOnTheFloorNobodyIsCalled() {
        var nobody = new Floor(0, new double[0], new double[0], 10, new double[0], NOTHING, new double[0], 0, 0);
        assertThat(new Predictive(0.03).dial(nobody)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50})
    void atMostThreeInAHundredAreAbandonedInAnyHalfHourThoughTheAnswerRateJumps(int seats) {
        var good = IntStream.range(5000, 5100) // the rule was tuned on others
                .parallel()
                .mapToObj(seed -> day(seed, seats))
                .filter(day -> day.worst() <= 0.03)
                .count();
        assertThat(good).isGreaterThanOrEqualTo(95);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50})
    void predictiveKeepsSeatsBusierThanProgressive(int seats) {
        var people = new People(7, 0.2, 0.2, 0);
        var progressive = new Day(seats, 14_400, people, DiallerBench.ours(new Pacing.Progressive())).run();
        var again = new People(7, 0.2, 0.2, 0);
        var predictive = new Day(seats, 14_400, again, DiallerBench.ours(new Predictive(0.03))).run();
        assertThat(predictive.occupancy()).isGreaterThan(progressive.occupancy() + 0.1);
    }

    private static Day.Result day(int seed, int seats) {
        return new Day(
                        seats,
                        DiallerBench.DAY,
                        new People(seed, 0.2, 0.45, DiallerBench.DAY / 2),
                        DiallerBench.ours(new Predictive(0.03)))
                .run();
    }
}
