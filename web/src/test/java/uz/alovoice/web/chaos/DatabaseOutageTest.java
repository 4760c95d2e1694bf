package uz.alovoice.web.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.department.Strategy;
import uz.alovoice.core.menu.Menu;
import uz.alovoice.core.menu.Menus;
import uz.alovoice.core.number.Numbers;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.trunk.TrunkId;
import uz.alovoice.simswitch.Reaction;
import uz.alovoice.simswitch.SimCall;

/** The database is away for a moment: nobody who waits is hung up, and nobody calls in vain. */
class DatabaseOutageTest {
    private static final String TRUNK = "127.203.3.1";
    private static final String QUEUE = "+998712000011";
    private static final String MENU = "+998712000012";

    private final ChaosLog log = new ChaosLog();
    private Installation installation;
    private Customer customer;
    private TenantId tenant;
    private Department department;

    @BeforeEach
    void open() {
        installation = new Installation(1, 1, true);
        customer = new Customer(installation, "Outage", TRUNK);
        tenant = customer.tenant();
        department = customer.department(Strategy.LONGEST_IDLE, 1, QUEUE);
    }

    @AfterEach
    void close() {
        installation.close();
        log.close();
    }

    @Test
    void callersAreHeldThroughAnOutageAndTakenUpAgain() {
        menu(customer.trunk());
        var waiting = call(QUEUE).awaitPlaying("hold.wav");
        var choosing = call(MENU).awaitPlaying("silence_stream");

        installation.line.cut();
        choosing.dtmf("1"); // where this leads cannot be looked up now
        choosing.awaitHeard("tone_stream");
        var late = call(QUEUE);
        late.awaitHeard("tone_stream");
        installation.line.mend();

        late.awaitPlaying("hold.wav");
        choosing.awaitPlaying("silence_stream");
        assertThat(List.of(waiting, choosing, late))
                .allSatisfy(caller -> assertThat(caller.cause()).isNull());
        choosing.hangUp().awaitEnded();
        late.hangUp().awaitEnded();
        var operator = department.operators.getFirst();
        operator.registerAll();
        operator.phones().getFirst().reacts(Reaction.answerAfter(Duration.ofMillis(50)));
        waiting.awaitBridged().hangUp().awaitEnded();
        everyCallHasEndedWell(3);
    }

    @Test
    void theLeaseIsRenewedHoweverManyCallsWaitForTheDatabase() {
        var callers = new ArrayList<SimCall>();
        var locked = Promise.<Void>promise();
        var release = Promise.<Void>promise();
        var lock = installation.db().acrossTenants(tx -> tx.query("LOCK TABLE leg IN ACCESS EXCLUSIVE MODE")
                .onSuccess(held -> locked.complete())
                .compose(held -> release.future()));
        locked.future().await();
        for (var i = 0; i < 40; i++) {
            callers.add(call(QUEUE));
        }
        // Longer than a lease: each connection for calls is taken all that time.
        var end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (System.nanoTime() < end) {
            assertThat(installation.count("SELECT count(*) FROM brain WHERE lease_until > clock_timestamp()"))
                    .isOne();
        }
        release.complete();
        lock.await();
        callers.forEach(caller -> caller.awaitPlaying("hold.wav"));
        callers.forEach(SimCall::hangUp);
        callers.forEach(SimCall::awaitEnded);
        everyCallHasEndedWell(40);
    }

    private SimCall call(String number) {
        return installation.nodes.getFirst().trunkAt(TRUNK).call(number).start().within(Duration.ofSeconds(30));
    }

    private void menu(TrunkId trunk) {
        Map<String, Step> keys = Map.of("1", new Step.HangUp());
        var menu = new Menus(installation.db())
                .save(tenant, new Menu(null, 0, "Menu", null, 30, 1, new Step.HangUp(), new TreeMap<>(keys)))
                .await();
        new Numbers(installation.db())
                .connect(
                        tenant,
                        PhoneNumber.parse(MENU),
                        trunk,
                        new Step.Menu(menu.id().value()))
                .await();
    }

    private void everyCallHasEndedWell(int calls) {
        Installation.await(
                15, () -> installation.count("SELECT count(*) FROM call WHERE ended_at IS NOT NULL") == calls);
        assertThat(installation.count("SELECT count(*) FROM call")).isEqualTo(calls);
        assertThat(installation.count("SELECT count(*) FROM leg WHERE ended_at IS NULL"))
                .isZero();
        assertThat(installation.count("SELECT count(*) FROM queue_place")).isZero();
    }
}
