package uz.alovoice.web.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Nobody is ever stuck: seconds after the last caller is gone nothing may be left that has no channel behind it, and each call has one whole
 * record. As many calls as a test run has time for on two cores; {@code ./alovoice bench chaos} makes 10,000.
 */
class QueueChaosTest {
    private static final int CALLS = Integer.getInteger("alovoice.chaos.calls", 2_500);
    private static final long SEED = Long.getLong("alovoice.chaos.seed", 1);

    @Test
    void nothingIsLeftOfThousandsOfCallsWhateverDies() throws Exception {
        try (var chaos = new QueueChaos(CALLS, SEED)) {
            System.out.println(chaos.run());
            assertThat(chaos.left()).isEmpty();
            assertThat(chaos.wrongRecords()).isEmpty();
            chaos.everyDepartmentTakesCallsAgain();
            assertThat(chaos.left()).isEmpty();
        }
    }
}
