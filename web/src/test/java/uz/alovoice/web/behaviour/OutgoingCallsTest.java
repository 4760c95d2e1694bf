package uz.alovoice.web.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.trunk.Trunk;
import uz.alovoice.simswitch.Reaction;
import uz.alovoice.simswitch.SimCall;
import uz.alovoice.simswitch.SimPhone;
import uz.alovoice.simswitch.SimTrunk;
import uz.alovoice.web.Await;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;

/** Calls of operators to the world: what is allowed, what is refused and how that is said, and which trunk they take. */
class OutgoingCallsTest {
    private static final Duration SOON = Duration.ofMillis(50);
    private static final String MOBILE = "901234567";

    static CallCentre centre;

    @BeforeAll
    static void open() {
        centre = CallCentre.here();
    }

    @AfterAll
    static void close() {
        centre.close();
    }

    @Test
    void anEmergencyNumberIsCalledPastEveryLimitAndBarring() {
        var company = new Company(centre, "Emergency");
        var phone = company.simPhone(company.operator("Aziza"));
        var trunk = provider(company.trunk("127.0.40.1", 0));
        change("UPDATE tenant SET daily_call_limit = 0, daily_spend_limit = 0 WHERE id = $1", company);
        change("UPDATE operator SET outside_allowed = false WHERE tenant_id = $1", company);

        for (var number : List.of("112", "101", "102", "103", "104")) {
            var call = phone.dial(number);
            assertThat(trunk.awaitCall().called()).isEqualTo(number);
            call.awaitBridged().hangUp().awaitEnded();
        }
    }

    @Test
    void anEmergencyNumberIsTriedOnATrunkThatIsFullTooBusyAndSaidToHaveFailed() {
        var company = new Company(centre, "Emergency on a full trunk");
        var aziza = company.simPhone(company.operator("Aziza"));
        var bobur = company.simPhone(company.operator("Bobur"));
        var trunk = provider(company.trunk("127.0.40.2", 0));
        change("UPDATE trunk SET channels = 1, calls_per_second = 1 WHERE tenant_id = $1", company);
        var talk = aziza.dial(MOBILE).awaitBridged();
        trunk.awaitCall();
        change("UPDATE trunk SET state = 'failed' WHERE tenant_id = $1", company);

        var call = bobur.dial("112");
        assertThat(trunk.awaitCall().called()).isEqualTo("112");
        call.awaitBridged().hangUp().awaitEnded();
        talk.hangUp().awaitEnded();
    }

    @Test
    void aNumberThatOnlyBeginsLikeAnEmergencyNumberHasTheLimitsOfAnyOther() {
        var company = new Company(centre, "Like an emergency");
        var phone = company.simPhone(company.operator("Aziza"));
        provider(company.trunk("127.0.40.3", 0));
        change("UPDATE tenant SET daily_call_limit = 0 WHERE id = $1", company);

        phone.dial("1010").awaitHeard("call-limit-reached");
        assertThat(centre.endedCall(company.id(), "outgoing").getString("result"))
                .isEqualTo("rejected");
        phone.dial("1123").awaitHeard("call-limit-reached");
        assertThat(outsideLegs(company)).isZero();
    }

    @Test
    void shortNumbersAreAllowedAndSentAsDialled() {
        var company = new Company(centre, "Short numbers");
        var phone = company.simPhone(company.operator("Aziza"));
        var trunk = provider(company.trunk("127.0.40.4", 0));

        for (var number : List.of("7777", "0890", "1050", "109")) {
            var call = phone.dial(number);
            assertThat(trunk.awaitCall().called()).isEqualTo(number);
            call.awaitBridged().hangUp().awaitEnded();
        }
    }

    @Test
    void aNationalNumberIsSentInItsInternationalForm() {
        var company = new Company(centre, "Normalised");
        var phone = company.simPhone(company.operator("Aziza"));
        var trunk = provider(company.trunk("127.0.40.5", 0));

        var call = phone.dial(MOBILE);
        assertThat(trunk.awaitCall().called()).isEqualTo("998" + MOBILE);
        call.awaitBridged().hangUp().awaitEnded();
        assertThat(centre.endedCall(company.id(), "outgoing").getString("to_number"))
                .isEqualTo("+998" + MOBILE);
    }

    @Test
    void callsAbroadAndToPremiumNumbersAreRefusedByDefaultAndToldSo() {
        var company = new Company(centre, "Abroad");
        var phone = company.simPhone(company.operator("Aziza"));
        provider(company.trunk("127.0.40.6", 0));

        phone.dial("0079161234567").awaitHeard("call-not-allowed");
        assertThat(centre.endedCall(company.id(), "outgoing").getString("cause"))
                .isEqualTo("OUTGOING_CALL_BARRED");
        phone.dial("998900123456").awaitHeard("call-not-allowed");
        assertThat(outsideLegs(company)).isZero();
    }

    @Test
    void theLastCallOfTheDayIsTakenByOneOfTwoWhoDialAtOnce() {
        var company = new Company(centre, "Call limit");
        var phones = phones(company, 2);
        provider(company.trunk("127.0.40.7", 0));
        change("UPDATE tenant SET daily_call_limit = 1 WHERE id = $1", company);

        var calls = dialTogether(phones);
        Await.until(() ->
                centre.count("SELECT count(*) FROM call WHERE result = 'rejected' AND tenant_id = " + company.id())
                        == 1);
        assertThat(outsideLegs(company)).isEqualTo(1);
        calls.forEach(SimCall::hangUp);
        calls.forEach(SimCall::awaitEnded);
    }

    @Test
    void aTalkUnderWayCountsTowardsTheDaysSpend() {
        var company = new Company(centre, "Spend limit");
        var phones = phones(company, 2);
        provider(company.trunk("127.0.40.8", 0));
        change("UPDATE tenant SET daily_spend_limit = 20000 WHERE id = $1", company); // one minute in Uzbekistan

        var talk = phones.getFirst().dial(MOBILE).awaitBridged();
        phones.getLast().dial(MOBILE).awaitHeard("call-limit-reached");
        assertThat(outsideLegs(company)).isEqualTo(1);
        talk.hangUp().awaitEnded();
    }

    @Test
    void aCallWaitsForTheCallsPerSecondOfItsOnlyTrunk() {
        var company = new Company(centre, "Pace");
        var phones = phones(company, 3);
        provider(company.trunk("127.0.40.9", 0));
        change("UPDATE trunk SET calls_per_second = 1 WHERE tenant_id = $1", company);

        var calls = dialTogether(phones);
        calls.forEach(SimCall::awaitBridged);
        assertThat(centre.count("""
                SELECT count(*) FROM leg a JOIN leg b ON a.uuid < b.uuid AND b.role = 'outside' AND a.role = 'outside'
                    AND abs(extract(epoch FROM a.created_at - b.created_at)) < 0.9
                WHERE a.tenant_id = %1$s AND b.tenant_id = %1$s""".formatted(company.id()))).isZero();
        calls.forEach(SimCall::hangUp);
        calls.forEach(SimCall::awaitEnded);
    }

    @Test
    void aCallBeyondTheCallsPerSecondOfOneTrunkTakesTheNext() {
        var company = new Company(centre, "Next trunk");
        var phones = phones(company, 2);
        var first = provider(company.trunk("127.0.40.10", 0));
        var second = provider(company.trunk("127.0.40.11", 1));
        change("UPDATE trunk SET calls_per_second = 1 WHERE tenant_id = $1 AND place = 0", company);

        var calls = dialTogether(phones);
        first.awaitCall();
        second.awaitCall();
        calls.forEach(SimCall::awaitBridged);
        calls.forEach(SimCall::hangUp);
        calls.forEach(SimCall::awaitEnded);
    }

    @Test
    void aTrunkAtFaultIsFollowedByTheSecond() {
        var company = new Company(centre, "Failover");
        var phone = company.simPhone(company.operator("Aziza"));
        var first = provider(company.trunk("127.0.40.12", 0)).reacts(Reaction.refuse(503));
        var second = provider(company.trunk("127.0.40.13", 1));
        change("UPDATE tenant SET daily_call_limit = 1 WHERE id = $1", company); // the second try is the same call

        var call = phone.dial(MOBILE);
        first.awaitCall();
        second.awaitCall();
        call.awaitBridged().hangUp().awaitEnded();
        assertThat(centre.endedCall(company.id(), "outgoing").getString("result"))
                .isEqualTo("answered");
    }

    @Test
    void anAnnouncementOfTheCarrierBeforeARefusalIsNoTalk() {
        var company = new Company(centre, "Early media, refused");
        var phone = company.simPhone(company.operator("Aziza"));
        provider(company.trunk("127.0.40.15", 0)).reacts(new Reaction(SOON, true, SOON.multipliedBy(10), 480, null));

        phone.dial(MOBILE).awaitEnded();
        var call = centre.endedCall(company.id(), "outgoing");
        assertThat(call.getString("result")).isEqualTo("no_answer");
        assertThat(call.getString("cause")).isEqualTo("NO_USER_RESPONSE");
        assertThat(call.getInteger("sip_status")).isEqualTo(480);
        assertThat(call.getOffsetDateTime("talk_at")).isNull();
        assertThat(call.getLong("talk_ms")).isZero();
        assertThat(call.getLong("cost")).isZero();
    }

    @Test
    void aTalkAfterAnAnnouncementOfTheCarrierBeginsWithTheAnswer() {
        var company = new Company(centre, "Early media, answered");
        var phone = company.simPhone(company.operator("Aziza"));
        provider(company.trunk("127.0.40.16", 0)).reacts(new Reaction(SOON, true, SOON.multipliedBy(20), 200, null));

        var dialled = phone.dial(MOBILE);
        dialled.awaitAnswered();
        Await.until(
                () -> centre.count("SELECT count(*) FROM call WHERE status = 'talking' AND tenant_id = " + company.id())
                        == 1);
        dialled.hangUp().awaitEnded();
        var call = centre.endedCall(company.id(), "outgoing");
        assertThat(call.getString("result")).isEqualTo("answered");
        assertThat(Duration.between(call.getOffsetDateTime("started_at"), call.getOffsetDateTime("talk_at")))
                .isGreaterThan(SOON.multipliedBy(19));
    }

    @Test
    void aTrunkOfAnotherTenantIsNeverTaken() {
        var company = new Company(centre, "Without a trunk");
        var phone = company.simPhone(company.operator("Aziza"));
        provider(new Company(centre, "With a trunk").trunk("127.0.40.14", 0));

        phone.dial(MOBILE).awaitEnded();
        assertThat(centre.endedCall(company.id(), "outgoing").getString("result"))
                .isEqualTo("failed");
        assertThat(outsideLegs(company)).isZero();
    }

    private static SimTrunk provider(Trunk trunk) {
        return centre.sim().trunk("g" + trunk.id().value()).reacts(Reaction.answerAfter(SOON));
    }

    private static List<SimPhone> phones(Company company, int count) {
        return Stream.iterate(1, i -> i + 1)
                .limit(count)
                .map(i -> company.simPhone(company.operator("Operator " + i)))
                .toList();
    }

    private static List<SimCall> dialTogether(List<SimPhone> phones) {
        return phones.stream().map(phone -> phone.dial(MOBILE)).toList();
    }

    private static long outsideLegs(Company company) {
        return centre.count("SELECT count(*) FROM leg WHERE role = 'outside' AND tenant_id = " + company.id());
    }

    private static void change(String sql, Company company) {
        centre.db().acrossTenants(tx -> tx.update(sql, company.id().value())).await();
    }
}
