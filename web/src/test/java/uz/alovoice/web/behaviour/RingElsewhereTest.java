package uz.alovoice.web.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.operator.Operator;
import uz.alovoice.core.routing.Step;
import uz.alovoice.simswitch.Reaction;
import uz.alovoice.simswitch.SimCall;
import uz.alovoice.simswitch.SimTrunk;
import uz.alovoice.web.Await;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;

/** Operators who have no phone open: their browsers are told, and their mobiles ring when they wish so, at the price of a call outside. */
class RingElsewhereTest {
    private static final Duration SOON = Duration.ofMillis(50);
    private static final String MOBILE = "998901234567";

    static CallCentre centre;
    private static int lines;

    @BeforeAll
    static void open() {
        centre = CallCentre.here();
    }

    @AfterAll
    static void close() {
        centre.close();
    }

    /** A company with one operator, whose mobile rings so, and a number. */
    private static final class Team {
        final Company company;
        final Operator aziza;
        final SimTrunk trunk;
        private final String address;
        private final String number = "+9987120042%02d".formatted(++lines);

        Team(String name, String ringMobile, boolean queue) {
            company = new Company(centre, name);
            aziza = company.operator("Aziza");
            change("UPDATE operator SET phone = '+" + MOBILE + "', ring_mobile = '" + ringMobile + "' WHERE id = "
                    + aziza.id().value());
            address = "127.0.42." + lines;
            var line = company.trunk(address, 0);
            trunk = centre.sim().trunk("g" + line.id().value()).reacts(MOBILE, Reaction.answerAfter(SOON));
            company.number(
                    number,
                    line,
                    queue
                            ? new Step.Queue(company.department(settings -> settings, aziza)
                                    .id()
                                    .value())
                            : new Step.Extension(aziza.id().value()));
        }

        SimCall call() {
            return centre.sim().trunkAt(address).call(number).start();
        }

        long booked() {
            return centre.count(
                    "SELECT count(*) FROM ledger_entry WHERE kind = 'call' AND tenant_id = " + company.id());
        }
    }

    private static void change(String sql) {
        centre.db().acrossTenants(tx -> tx.update(sql)).await();
    }

    @Test
    void aCallToSomebodyWithoutAPhoneRingsHisMobileWhichIsChargedAsACallOutside() {
        var team = new Team("After, by extension", "after", false);
        var client = team.call();
        var mobile = team.trunk.awaitCall();
        assertThat(mobile.called()).isEqualTo(MOBILE);
        client.awaitBridged();
        assertThat(centre.count(
                        "SELECT count(*) FROM leg WHERE role = 'operator' AND trunk_id IS NOT NULL AND ended_at IS NULL"
                                + " AND operator_id = " + team.aziza.id().value()))
                .as("he is busy while it lasts")
                .isEqualTo(1);
        client.hangUp().awaitEnded();
        var call = centre.endedCall(team.company.id(), "incoming");
        assertThat(call.getString("result")).isEqualTo("answered");
        assertThat(call.getLong("cost")).isPositive();
        assertThat(team.booked()).isEqualTo(1);
    }

    @Test
    void soDoesACallThatWaitsInHisQueue() {
        var team = new Team("After, by queue", "after", true);
        var client = team.call();
        assertThat(team.trunk.awaitCall().called()).isEqualTo(MOBILE);
        client.awaitBridged();
        client.hangUp().awaitEnded();
        assertThat(centre.endedCall(team.company.id(), "incoming").getString("result"))
                .isEqualTo("answered");
        Await.until(() -> team.booked() == 1);
    }

    @Test
    void whatRingsBesideStopsWhenThePhoneIsAnsweredAndCostsNothing() {
        var team = new Team("Beside", "beside", true);
        team.trunk.reacts(MOBILE, Reaction.ringOnly());
        var phone = team.company.simPhone(team.aziza).reacts(Reaction.ringOnly());
        var client = team.call();
        var mobile = team.trunk.awaitCall();
        phone.awaitCall().awaitRinging().answer();
        client.awaitBridgedWith(phone);
        mobile.awaitEnded();
        client.hangUp().awaitEnded();
        var call = centre.endedCall(team.company.id(), "incoming");
        assertThat(call.getString("result")).isEqualTo("answered");
        assertThat(call.getLong("cost")).isZero();
    }

    @Test
    void aMobileThatRingsAfterwardsIsTriedWhenThePhoneIsNotAnswered() {
        var team = new Team("After a phone", "after", true);
        change("UPDATE department SET ring_seconds = 5 WHERE tenant_id = " + team.company.id());
        team.company.simPhone(team.aziza).reacts(Reaction.ringOnly());
        var client = team.call().within(Duration.ofSeconds(20));
        Await.until(() -> centre.count(
                        "SELECT count(*) FROM leg WHERE role = 'operator' AND trunk_id IS NOT NULL AND tenant_id = "
                                + team.company.id())
                == 1);
        client.awaitBridged().hangUp().awaitEnded();
        assertThat(centre.endedCall(team.company.id(), "incoming").getString("result"))
                .isEqualTo("answered");
    }

    @Test
    void nobodysMobileRingsUnlessHeWishesItOrWhenThereIsNoMoneyForIt() {
        var unwilling = new Team("Off", "off", false);
        unwilling.call().awaitHeard("no-answer");
        var poor = new Team("Poor", "after", false);
        change("UPDATE tenant SET daily_spend_limit = 0 WHERE id = " + poor.company.id());
        poor.call().awaitHeard("no-answer");
        assertThat(centre.count(
                        "SELECT count(*) FROM leg WHERE role = 'operator' AND trunk_id IS NOT NULL AND tenant_id IN ("
                                + unwilling.company.id() + ", " + poor.company.id() + ")"))
                .isZero();
    }

    /** A push service that, once told, has the operator open a phone. */
    @Test
    void aBrowserIsToldAndThePhoneThatOpensIsRung() throws Exception {
        for (var queue : new boolean[] {false, true}) {
            var team = new Team("Woken, queue " + queue, "off", queue);
            var told = new LinkedBlockingQueue<Buffer>();
            var service = centre.vertx()
                    .createHttpServer()
                    .requestHandler(request -> request.body().onSuccess(body -> {
                        told.add(body);
                        request.response().setStatusCode(201).end();
                    }))
                    .listen(0, "127.0.0.1")
                    .await();
            subscribe(team, "http://127.0.0.1:" + service.actualPort() + "/push");
            var client = team.call();
            assertThat(told.poll(5, TimeUnit.SECONDS)).as("a push").isNotNull();
            var account = team.company.account(team.aziza);
            // It is rung as soon as it registers.
            var phone = centre.sim()
                    .phone(account.extension(), account.domain(), account.secret())
                    .answersAfter(SOON)
                    .register();
            client.awaitBridgedWith(phone);
            client.hangUp().awaitEnded();
            assertThat(told).as("told once").isEmpty();
            service.close().await();
        }
    }

    private static void subscribe(Team team, String endpoint) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var point = ((ECPublicKey) generator.generateKeyPair().getPublic()).getW();
        var key = "04" + "%064x%064x".formatted(point.getAffineX(), point.getAffineY());
        change("""
            INSERT INTO push_subscription (tenant_id, operator_id, endpoint, p256dh, auth, language)
            VALUES (%s, %s, '%s', decode('%s', 'hex'), decode('%s', 'hex'), 'uz')""".formatted(team.company.id(), team.aziza.id().value(), endpoint, key, "00".repeat(16)));
    }
}
