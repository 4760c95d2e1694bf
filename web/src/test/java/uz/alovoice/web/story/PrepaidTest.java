package uz.alovoice.web.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.billing.Balances;
import uz.alovoice.core.billing.GiveCredit;
import uz.alovoice.simswitch.Reaction;
import uz.alovoice.simswitch.SimPhone;
import uz.alovoice.simswitch.SimTrunk;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.web.Await;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;

/** Calls to the world while the balance lasts, and what is heard when it does not. */
class PrepaidTest {
    /** Tiyin, of the tariff's national minute. */
    private static final long SECOND = 334;

    static CallCentre centre;

    @BeforeAll
    static void open() {
        centre = CallCentre.here();
    }

    @AfterAll
    static void close() {
        centre.close();
    }

    private static long balance(Company company) {
        return new Balances(centre.db()).get(company.id()).await().amount();
    }

    private static void set(Company company, long balance) {
        new GiveCredit(centre.db())
                .give(company.id(), UUID.randomUUID().toString(), balance - balance(company), "")
                .await();
    }

    private static long count(Company company, String legs) {
        return centre.count("SELECT count(*) FROM leg WHERE tenant_id = " + company.id() + " AND " + legs);
    }

    /** The world behind the company's only trunk. */
    private static SimTrunk world(Company company, String address) {
        var trunk = company.trunk(address, 0);
        return centre.sim().trunk("g" + trunk.id().value()).reacts(Reaction.answerAfter(Duration.ofMillis(50)));
    }

    private static SimPhone phone(Company company) {
        return company.simPhone(company.operator("Aziza"));
    }

    @Test
    void theSwitchEndsATalkWhenTheBalanceIsUsedUpAndThenOnlyEmergencyNumbersAreCalled() {
        var company = new Company(centre, "Used up");
        var world = world(company, "127.0.40.1");
        var phone = phone(company);
        set(company, 2 * SECOND);

        var line = phone.dial("901234567");
        line.awaitBridged();
        assertThat(world.awaitCall().awaitEnded()).isEqualTo(HangupCause.ALLOTTED_TIMEOUT);
        line.awaitEnded();
        Await.until(() -> balance(company) < SECOND);
        assertThat(balance(company)).isGreaterThanOrEqualTo(-SECOND);

        set(company, 0);
        phone.dial("901234567").awaitHeard("balance-empty");

        var emergency = phone.dial("112");
        emergency.awaitBridged();
        emergency.hangUp();
    }

    @Test
    void aTalkGoesOnWhenThereIsMoreToPayWith() {
        var company = new Company(centre, "Topped up");
        world(company, "127.0.40.2");
        var phone = phone(company);
        set(company, 4 * SECOND);

        var line = phone.dial("901234567");
        line.awaitBridged();
        set(company, 1_000_000);
        Await.until(() -> count(company, "role = 'outside' AND fuse_seconds > 60") == 1);
        Await.until(() ->
                count(company, "role = 'outside' AND answered_at < clock_timestamp() - interval '6 seconds'") == 1);
        assertThat(count(company, "role = 'outside' AND ended_at IS NULL")).isEqualTo(1);
        line.hangUp();
        Await.until(() -> balance(company) < 1_000_000);
        var seconds = centre.count(
                "SELECT ceil(extract(epoch FROM ended_at - answered_at))::bigint FROM leg WHERE role = 'outside' AND tenant_id = "
                        + company.id());
        assertThat(balance(company)).isEqualTo(1_000_000 - Math.ceilDiv(seconds * 20_000, 60));
    }
}
