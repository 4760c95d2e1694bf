package uz.alovoice.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.campaign.NextTry.Again;
import uz.alovoice.core.campaign.NextTry.Tried;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.trunk.TrunkId;

class NextTryTest {
    private static final CampaignSettings campaign = OneCampaign.settings(
            List.of(new CampaignLine(new TrunkId(1), 1, null)),
            Map.of(AttemptOutcome.BUSY, new Retry(2, 300, false)),
            new Step.Message(1));

    private static NextTry next(List<String> numbers, Tried... tried) {
        return new NextTry(campaign, numbers, List.of(tried));
    }

    @Test
    void nobodyIsCalledAgainAfterASuccess() {
        assertThat(next(List.of("a", "b"), new Tried("a", AttemptOutcome.SUCCESS, 1))
                        .after(AttemptOutcome.SUCCESS, "a"))
                .isEmpty();
    }

    @Test
    void aBusyNumberIsTriedAgainAfterTheTimeOfTheCampaignsRule() {
        assertThat(next(List.of("a", "b"), new Tried("a", AttemptOutcome.BUSY, 1))
                        .after(AttemptOutcome.BUSY, "a"))
                .contains(new Again(1, 300));
    }

    @Test
    void afterSilenceTheNextNumberIsTried() {
        assertThat(next(List.of("a", "b"), new Tried("b", AttemptOutcome.NO_ANSWER, 1))
                        .after(AttemptOutcome.NO_ANSWER, "b"))
                .contains(new Again(1, 3600));
    }

    @Test
    void aNumberThatWasBusyAsOftenAsItMayIsGivenUpForAnother() {
        assertThat(next(List.of("a", "b"), new Tried("a", AttemptOutcome.BUSY, 2))
                        .after(AttemptOutcome.BUSY, "a"))
                .contains(new Again(2, 300));
        assertThat(next(List.of("a"), new Tried("a", AttemptOutcome.BUSY, 2)).after(AttemptOutcome.BUSY, "a"))
                .isEmpty();
    }

    @Test
    void noNumberIsTriedMoreOftenThanANumberMayBe() {
        assertThat(next(
                                List.of("a"),
                                new Tried("a", AttemptOutcome.NO_ANSWER, 2),
                                new Tried("a", AttemptOutcome.BUSY, 1))
                        .after(AttemptOutcome.BUSY, "a"))
                .isEmpty();
    }

    @Test
    void noContactIsTriedMoreOftenThanAContactMayBe() {
        var tried = new Tried[] {
            new Tried("a", AttemptOutcome.NO_ANSWER, 2),
            new Tried("b", AttemptOutcome.NO_ANSWER, 2),
            new Tried("c", AttemptOutcome.LOST, 1)
        };
        assertThat(next(List.of("a", "b", "c"), tried).after(AttemptOutcome.LOST, "c"))
                .isEmpty();
    }

    @Test
    void aFaultOfTheLineBurnsNoAttempt() {
        var next = next(List.of("a"), new Tried("a", AttemptOutcome.TRUNK_FAULT, 20));
        assertThat(next.counted()).isZero();
        assertThat(next.after(AttemptOutcome.TRUNK_FAULT, "a")).contains(new Again(1, 60));
    }
}
