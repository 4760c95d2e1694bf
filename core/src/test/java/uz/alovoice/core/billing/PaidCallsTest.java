package uz.alovoice.core.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Language;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.call.Call;
import uz.alovoice.core.call.CallId;
import uz.alovoice.core.call.Calls;
import uz.alovoice.core.call.Direction;
import uz.alovoice.core.call.EndLeg;
import uz.alovoice.core.call.JoinLegs;
import uz.alovoice.core.call.LegEnd;
import uz.alovoice.core.call.NewCall;
import uz.alovoice.core.call.ReserveLine;
import uz.alovoice.core.call.ReserveLine.Line;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;

/** Calls to the world: what is held for them, and what they cost when they have ended, whoever says so and how often. */
class PaidCallsTest {
    static final Vertx vertx = Vertx.vertx();
    static final UUID brain = UUID.randomUUID();
    final OffsetDateTime answer = OffsetDateTime.now(ZoneOffset.UTC).plusHours(1);
    static final PhoneNumber mobile = PhoneNumber.parse("+998901234567");
    static final long PRICE = 20_000;
    static TestDatabase database;
    static Db db;
    static long node;
    static EndLeg endLeg;
    static JoinLegs joinLegs;
    TenantId tenant;

    @BeforeAll
    static void open() {
        database = TestDatabase.create(vertx);
        db = database.db();
        node = db.acrossTenants(tx -> tx.update(
                                "INSERT INTO brain (id, socket, lease_until) VALUES ($1, 'a:1', now() + interval '1 hour')",
                                brain)
                        .compose(n ->
                                tx.one(row -> row.getLong("id"), "INSERT INTO node (esl) VALUES ('x:1') RETURNING id")))
                .await()
                .orElseThrow();
        joinLegs = new JoinLegs(db);
        endLeg = new EndLeg(db, joinLegs);
    }

    @AfterAll
    static void close() {
        database.close();
        vertx.close().await();
    }

    @BeforeEach
    void aTenantWithATrunk() {
        tenant = new Tenants(db, "pbx.test")
                .create(TenantSettings.of("Test"))
                .await()
                .id();
        db.inTenant(tenant, tx -> tx.update("""
                        INSERT INTO trunk (tenant_id, name, server, kind, addresses, channels, calls_per_second, node_id)
                        VALUES ($1, 'T', '192.0.2.1', 'address', '{192.0.2.1/32}', 100, 100, $2)""", tenant.value(), node)).await();
    }

    void credit(long amount) {
        new GiveCredit(db)
                .give(tenant, UUID.randomUUID().toString(), amount, "test")
                .await();
    }

    Balance balance() {
        return new Balances(db).get(tenant).await();
    }

    Call call() {
        return new Calls(db, brain)
                .begin(new NewCall(
                        new CallId(UUID.randomUUID()),
                        tenant,
                        node,
                        UUID.randomUUID(),
                        Direction.OUTGOING,
                        new Step.Outside(mobile.value()),
                        mobile.value(),
                        "2000",
                        "",
                        mobile.value(),
                        Language.UZ,
                        null,
                        null,
                        null,
                        "sip"))
                .await();
    }

    Future<Line> reserve(String number) {
        return new ReserveLine(db)
                .reserve(call(), PhoneNumber.parse(number), Set.of())
                .map(Optional::orElseThrow);
    }

    /** As the switch reports it. */
    LegEnd talked(double seconds) {
        return new LegEnd(
                "NORMAL_CLEARING", 0, answer.plusNanos((long) (seconds * 1e9)), answer, null, null, null, null);
    }

    final LegEnd unanswered = new LegEnd("NO_ANSWER", 480, answer, null, null, null, null, null);

    long cost(UUID leg) {
        return db.inTenant(
                        tenant,
                        tx -> tx.one(
                                row -> row.getLong(0),
                                "SELECT c.cost FROM call c JOIN leg l ON l.call_id = c.id WHERE l.uuid = $1",
                                leg))
                .await()
                .orElseThrow();
    }

    void endCallerOf(UUID leg) {
        var caller = db.inTenant(
                        tenant,
                        tx -> tx.one(
                                row -> row.getUUID(0),
                                "SELECT c.caller_leg FROM call c JOIN leg l ON l.call_id = c.id WHERE l.uuid = $1",
                                leg))
                .await()
                .orElseThrow();
        endLeg.end(caller, LegEnd.of("NORMAL_CLEARING")).await();
    }

    @Test
    void eachBegunSecondIsChargedOnceHoweverManyReportIt() {
        credit(1_000_000);
        var leg = reserve("+998901234567").await().leg();
        var reports = IntStream.range(0, 8)
                .mapToObj(i -> endLeg.end(leg, talked(60.2)))
                .toList();
        Future.all(reports).await();
        assertThat(reports.stream().filter(Future::result)).hasSize(1);
        endCallerOf(leg);
        assertThat(balance().amount()).isEqualTo(1_000_000 - 20_334); // 61 s
        assertThat(cost(leg)).isEqualTo(20_334);
        var entry = new Ledger(db).booked(tenant, leg.toString()).await().orElseThrow();
        assertThat(entry.quantity()).isEqualTo(61);
        assertThat(entry.price()).isEqualTo(PRICE);
        assertThat(entry.about()).isEqualTo(mobile.value());
        assertThat(balance().reserved()).isZero();
    }

    @Test
    void anEmergencyCallCostsNothingWhereNoTariffOfItsKindNamesIt() {
        credit(1_000_000);
        // What is left is the prefix 1 of the short numbers, which has its price.
        database.asSuperuser("DELETE FROM tariff WHERE kind = 'emergency'");
        var line = reserve("112").await();
        endLeg.end(line.leg(), talked(60)).await();
        endCallerOf(line.leg());
        assertThat(cost(line.leg())).isZero();
        assertThat(balance().amount()).isEqualTo(1_000_000);
    }

    @Test
    void aLegThatWasLostIsChargedTheDifferenceWhenItsEndIsKnown() {
        credit(1_000_000);
        var leg = reserve("+998901234567").await().leg();
        db.inTenant(
                        tenant,
                        tx -> tx.update(
                                "UPDATE leg SET answered_at = clock_timestamp() - interval '29.5 s' WHERE uuid = $1",
                                leg))
                .await();
        endLeg.end(leg, LegEnd.lost()).await();
        assertThat(balance().amount()).isLessThanOrEqualTo(1_000_000 - 10_000);
        endLeg.end(leg, LegEnd.lost()).await();
        Future.all(endLeg.end(leg, talked(15)), endLeg.end(leg, talked(15))).await();
        assertThat(balance().amount()).isEqualTo(1_000_000 - 5_000);
        endCallerOf(leg);
        assertThat(cost(leg)).isEqualTo(5_000);
    }

    @Test
    void whatTheOtherNetworkSaysBeforeAnAnswerIsFree() {
        credit(1_000_000);
        var line = reserve("+998901234567").await();
        var caller = db.inTenant(tenant, tx -> tx.one(row -> row.getUUID(0), "SELECT caller_leg FROM call"))
                .await()
                .orElseThrow();
        joinLegs.joined(caller, line.leg(), null).await();
        endLeg.end(line.leg(), unanswered).await();
        assertThat(balance().amount()).isEqualTo(1_000_000);
        assertThat(new Ledger(db).page(tenant, null, 10).await().items()).hasSize(1);
    }

    @Test
    void atNothingOnlyEmergencyNumbersAreCalled() {
        assertThatThrownBy(() -> reserve("+998901234567").await())
                .isInstanceOf(CoreException.class)
                .extracting(e -> ((CoreException) e).reason())
                .isEqualTo(Reason.UNPAID);
        assertThat(reserve("112").await().seconds()).isZero();
        credit(-500);
        assertThat(reserve("103").await().seconds()).isZero();
    }

    @Test
    void whatIsHeldForOneTalkIsNobodyElses() {
        credit(20_000); // a minute
        assertThat(reserve("+998901234567").await().seconds()).isEqualTo(60);
        assertThat(balance().reserved()).isEqualTo(20_000);
        assertThatThrownBy(() -> reserve("+998901234567").await()).hasMessageContaining("used up");
    }

    /** Each talks to the end of what is held for it and a second more: the switch's fuse has the grain of a second. */
    @Test
    void manyTalksAtOnceOverdrawByOneSecondEachAtMost() {
        var random = new Random(3);
        credit(777_777);
        var calls = new ArrayList<Future<Line>>();
        for (var i = 0; i < 30; i++) {
            calls.add(reserve("+998901234567"));
        }
        Future.join(calls).otherwiseEmpty().await();
        var lines = calls.stream().filter(Future::succeeded).map(Future::result).toList();
        assertThat(lines).hasSizeGreaterThan(5);
        assertThat(balance().reserved()).isLessThanOrEqualTo(777_777);
        extendAtOnce(lines);
        assertThat(balance().reserved()).isLessThanOrEqualTo(777_777);
        Future.all(lines.stream()
                        .map(line -> endLeg.end(line.leg(), talked(held(line.leg()) + random.nextDouble())))
                        .toList())
                .await();
        assertThat(balance().amount()).isGreaterThanOrEqualTo(-Math.ceilDiv(PRICE, 60) * lines.size());
        assertThat(balance().reserved()).isZero();
    }

    /** Several brains at once, over and over. */
    private void extendAtOnce(List<Line> lines) {
        for (var round = 0; round < 3; round++) {
            db.inTenant(
                            tenant,
                            tx -> tx.update(
                                    "UPDATE leg SET answered_at = clock_timestamp() - make_interval(secs => paid_seconds - 5) WHERE paid_seconds > 0"))
                    .await();
            Future.all(lines.stream()
                            .flatMap(line -> IntStream.range(0, 3)
                                    .mapToObj(brain ->
                                            db.inTenant(tenant, tx -> Reservations.more(tx, tenant, line.leg(), 20))))
                            .toList())
                    .await();
        }
    }

    private int held(UUID leg) {
        return db.inTenant(
                        tenant,
                        tx -> tx.one(row -> row.getInteger(0), "SELECT paid_seconds FROM leg WHERE uuid = $1", leg))
                .await()
                .orElseThrow();
    }

    @Test
    void severalBrainsHoldMoreForATalkOnce() {
        credit(1_000_000);
        var leg = reserve("+998901234567").await().leg();
        var first = held(leg);
        db.inTenant(
                        tenant,
                        tx -> tx.update(
                                "UPDATE leg SET answered_at = clock_timestamp() - make_interval(secs => paid_seconds - 5) WHERE uuid = $1",
                                leg))
                .await();
        Future.all(IntStream.range(0, 5)
                        .mapToObj(brain -> db.inTenant(tenant, tx -> Reservations.more(tx, tenant, leg, 20)))
                        .toList())
                .await();
        assertThat(held(leg)).isEqualTo(first + Reservations.seconds(1_000_000 - first * PRICE / 60, PRICE));
    }
}
