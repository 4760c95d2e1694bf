package uz.alovoice.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.call.LegEnd;
import uz.alovoice.core.campaign.BeginAttempt.Answer;
import uz.alovoice.core.campaign.BeginAttempt.Refusal;
import uz.alovoice.core.number.PhoneNumber;

/** From a claim to what came of it. */
class AttemptsTest extends OneCampaign {
    @Test
    void whoHeardTheMessageLongEnoughIsDone() {
        people(1);
        var claim = claimOne();
        callAndEnd(claim, heardFor(Duration.ofSeconds(5)));
        assertThat(turn(claim.contact()))
                .extracting(Turn::state, Turn::outcome, Turn::attempts)
                .containsExactly("done", "success", 1);
        assertThat(rows("attempt WHERE outcome = 'success' AND talk_ms = 5000")).isOne();
        assertThat(campaigns.finishIfDone(tenant, campaign).await()).isTrue();
    }

    @Test
    void whoHungUpSoonerIsCalledAgainByTheRule() {
        people(1);
        var claim = claimOne();
        callAndEnd(claim, heardFor(Duration.ofSeconds(4)));
        assertThat(turn(claim.contact()))
                .extracting(Turn::state, Turn::outcome)
                .containsExactly("waiting", "short_talk");
        assertThat(turn(claim.contact()).dueInSeconds()).isBetween(3590.0, 3600.0);
        assertThat(campaigns.finishIfDone(tenant, campaign).await()).isFalse();
    }

    @Test
    void theSameCauseIsAPersonsRefusalOrTheLinesFault() {
        people(2);
        var refused = claimOne();
        callAndEnd(refused, unanswered("CALL_REJECTED", 603));
        assertThat(turn(refused.contact()))
                .extracting(Turn::state, Turn::outcome, Turn::attempts)
                .containsExactly("done", "rejected", 1);
        var fault = claimOne();
        callAndEnd(fault, unanswered("CALL_REJECTED", 403));
        assertThat(turn(fault.contact()))
                .extracting(Turn::state, Turn::outcome, Turn::attempts)
                .containsExactly("waiting", "trunk_fault", 0);
        assertThat(rows("person_day WHERE attempts = 0")).isOne();
    }

    @Test
    void aCallThatTheSwitchLostCounts() {
        people(1);
        var claim = claimOne();
        callAndEnd(claim, LegEnd.lost());
        assertThat(turn(claim.contact()))
                .extracting(Turn::state, Turn::outcome, Turn::attempts)
                .containsExactly("waiting", "lost", 1);
    }

    @Test
    void theSecondNumberIsTriedAfterABadOne() {
        var second = number();
        contacts.add(
                        tenant,
                        campaign,
                        List.of(new NewContact(
                                null, "", List.of(number(), second), new JsonObject(), null, null, null, 4)))
                .await();
        callAndEnd(claimOne(), unanswered("UNALLOCATED_NUMBER", 404));
        everyoneIsDue();
        assertThat(claimOne().number()).isEqualTo(second.value());
    }

    @Test
    void whoIsOnAListIsNotCalledByAnyOfHisNumbers() {
        var second = number();
        contacts.add(
                        tenant,
                        campaign,
                        List.of(new NewContact(
                                null, "", List.of(number(), second), new JsonObject(), null, null, null, 4)))
                .await();
        var claim = claimOne(); // and says no only now
        doNotCall
                .add(tenant, List.of(new DoNotCall.Entry(null, second, null, "complaint", null, "a letter")))
                .await();
        assertThat(begin(claim)).isEqualTo(new Answer.Refused(Refusal.DO_NOT_CALL));
        assertThat(turn(claim.contact())).extracting(Turn::state, Turn::outcome).containsExactly("done", "do_not_call");
        assertThat(rows("call")).isZero();
    }

    @Test
    void oneWhoseHoursAreOverWaitsForTheNextOnes() {
        contacts.add(
                        tenant,
                        campaign,
                        List.of(new NewContact(
                                null,
                                "",
                                List.of(number()),
                                new JsonObject(),
                                null,
                                LocalTime.of(9, 0),
                                LocalTime.of(11, 0),
                                4)))
                .await();
        var claim = claimOne();
        assertThat(begin(claim)).isEqualTo(new Answer.Refused(Refusal.CLOSED));
        assertThat(turn(claim.contact()).dueInSeconds()).isBetween(20.0 * 3600, 21.0 * 3600);
    }

    @Test
    void nobodyIsCalledWhereTheHoursCannotBeJudged() {
        people(1);
        var claim = claimOne();
        db.inTenant(
                        tenant,
                        tx -> tx.update(
                                "UPDATE campaign SET time_zone = 'Mars/Olympus' WHERE id = $1", campaign.value()))
                .await();
        assertThat(beginAttempt
                        .begin(claim)
                        .transform(end -> Future.succeededFuture(end.failed()))
                        .await())
                .isTrue();
        assertThat(rows("call")).isZero();
        assertThat(rows("person_day")).isZero();
    }

    @Test
    void aPausedCampaignPlacesNoCallOfClaimsItHas() {
        people(1);
        var claim = claimOne();
        campaigns.pause(tenant, campaign).await();
        assertThat(begin(claim)).isEqualTo(new Answer.Refused(Refusal.CAMPAIGN_STOPPED));
        assertThat(rows("call")).isZero();
    }

    @Test
    void aPersonIsCalledSoOftenADayOverAllCampaigns() {
        new TenantCallingRules(db)
                .set(tenant, new CallingRules(Noon.zone(), LocalTime.of(9, 0), LocalTime.of(20, 0), 1))
                .await();
        var number = people(1).getFirst();
        callAndEnd(claimOne(), heardFor(Duration.ofSeconds(9)));
        campaign = campaigns.copy(tenant, campaign).await().id();
        campaigns.start(tenant, campaign).await();
        var other = number();
        contacts.add(
                        tenant,
                        campaign,
                        List.of(new NewContact(
                                null,
                                "",
                                List.of(other, new PhoneNumber(number)),
                                new JsonObject(),
                                null,
                                null,
                                null,
                                4)))
                .await();
        var again = claimOne();
        assertThat(begin(again)).isEqualTo(new Answer.Refused(Refusal.CALLED_ENOUGH_TODAY));
        assertThat(turn(again.contact()).dueInSeconds()).isBetween(20.0 * 3600, 21.0 * 3600);
        assertThat(rows("person_day WHERE number = '" + other + "' AND attempts > 0"))
                .isZero();
    }

    @Test
    void twoCampaignsNeverCallANumberAtOnce() {
        var number = new PhoneNumber(people(1).getFirst());
        var first = claimOne();
        campaign = campaigns.copy(tenant, campaign).await().id();
        campaigns.start(tenant, campaign).await();
        contacts.add(tenant, campaign, List.of(NewContact.of("the same", number)))
                .await();
        var second = claimOne();
        var answers = Future.join(beginAttempt.begin(first), beginAttempt.begin(second))
                .await()
                .<Answer>list();
        assertThat(answers).filteredOn(Answer.Begun.class::isInstance).hasSize(1);
        assertThat(answers).contains(new Answer.Refused(Refusal.IN_A_CALL));
        assertThat(rows("person_day WHERE attempts = 1")).isOne();
    }

    @Test
    void severalBrainsSettleAnAttemptOnce() {
        campaigns
                .change(tenant, campaign, 0, settings(Map.of(AttemptOutcome.BUSY, new Retry(9, 600, false))))
                .await();
        people(60);
        for (var claim : claimContacts.claim(tenant, campaign, 60).await()) {
            endLeg.end(((Answer.Begun) begin(claim)).leg(), unanswered("USER_BUSY", 486))
                    .await();
        }
        var settled = new ArrayList<Future<Integer>>();
        for (var i = 0; i < 12; i++) {
            settled.add(settleAttempts.settle(25));
        }
        Future.join(settled).await();
        var inTheFirstRound = settled.stream().mapToInt(Future::result).sum();
        assertThat(inTheFirstRound + settleAttempts.settle(100).await()).isEqualTo(60);
        assertThat(rows("turn WHERE state = 'waiting' AND attempts = 1 AND outcome = 'busy'"))
                .isEqualTo(60);
    }
}
