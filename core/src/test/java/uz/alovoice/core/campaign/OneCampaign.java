package uz.alovoice.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.billing.GiveCredit;
import uz.alovoice.core.call.EndLeg;
import uz.alovoice.core.call.JoinLegs;
import uz.alovoice.core.call.LegEnd;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.schedule.Hours;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;
import uz.alovoice.core.trunk.TrunkId;

/** A tenant with a trunk and a campaign that plays a file, at noon, on a real database. */
abstract class OneCampaign {
    static final List<Hours> ALWAYS =
            List.of(new Hours(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
    private static final AtomicLong numbers = new AtomicLong(901_000_000);

    static Vertx vertx;
    static TestDatabase database;
    static Db db;
    static UUID brain;
    static long node;
    static Campaigns campaigns;
    static Contacts contacts;
    static DoNotCall doNotCall;
    static ClaimContacts claimContacts;
    static BeginAttempt beginAttempt;
    static SettleAttempts settleAttempts;
    static EndLeg endLeg;
    TenantId tenant;
    TrunkId trunk;
    long audio;
    CampaignId campaign;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        database = TestDatabase.create(vertx);
        db = database.db();
        brain = UUID.randomUUID();
        node = db.acrossTenants(tx -> tx.update(
                                "INSERT INTO brain (id, socket, lease_until) VALUES ($1, 'a:1', now() + interval '1 hour')",
                                brain)
                        .compose(n ->
                                tx.one(row -> row.getLong("id"), "INSERT INTO node (esl) VALUES ('x:1') RETURNING id")))
                .await()
                .orElseThrow();
        campaigns = new Campaigns(db);
        contacts = new Contacts(db);
        doNotCall = new DoNotCall(db);
        claimContacts = new ClaimContacts(db);
        beginAttempt = new BeginAttempt(db, brain);
        settleAttempts = new SettleAttempts(db);
        endLeg = new EndLeg(db, new JoinLegs(db));
    }

    @AfterAll
    static void close() {
        database.close();
        vertx.close().await();
    }

    @BeforeEach
    void aRunningCampaign() {
        tenant = new Tenants(db, "pbx.test")
                .create(TenantSettings.of("Mine"))
                .await()
                .id();
        new TenantCallingRules(db)
                .set(tenant, new CallingRules(Noon.zone(), LocalTime.of(9, 0), LocalTime.of(20, 0), 3))
                .await();
        new GiveCredit(db).give(tenant, "test", 100_000_000, "").await();
        trunk = new TrunkId(
                id(
                        "INSERT INTO trunk (tenant_id, name, server, kind, addresses, node_id, channels, calls_per_second) SELECT $1, 'line', 'sip.test', 'address', '{192.0.2.1}', max(id), 1000, 100 FROM node RETURNING id"));
        audio = id(
                "INSERT INTO audio (tenant_id, name, file, duration_ms) VALUES ($1, 'hello', 'hello.wav', 1000) RETURNING id");
        campaign = campaigns.create(tenant, settings(Map.of())).await().id();
        campaigns.start(tenant, campaign).await();
    }

    long id(String insert) {
        return db.inTenant(tenant, tx -> tx.one(row -> row.getLong("id"), insert, tenant.value()))
                .await()
                .orElseThrow();
    }

    CampaignSettings settings(Map<AttemptOutcome, Retry> retries) {
        return settings(List.of(new CampaignLine(trunk, 1, null)), retries, new Step.Message(audio));
    }

    static CampaignSettings settings(List<CampaignLine> lines, Map<AttemptOutcome, Retry> retries, Step onAnswer) {
        return new CampaignSettings(
                "Debts",
                today(),
                today().plusDays(30),
                Noon.zone(),
                ALWAYS,
                List.of(),
                lines,
                PacingChoice.PROGRESSIVE,
                10,
                2,
                5,
                3,
                5,
                retries,
                onAnswer);
    }

    static LocalDate today() {
        return LocalDate.now(Noon.zone());
    }

    static PhoneNumber number() {
        return new PhoneNumber("+998" + numbers.incrementAndGet());
    }

    /** @return the first numbers of so many new contacts */
    List<String> people(int many) {
        var people = java.util.stream.IntStream.range(0, many)
                .mapToObj(i -> NewContact.of("Person " + i, number()))
                .toList();
        assertThat(contacts.add(tenant, campaign, people).await()).hasSize(many);
        return people.stream().map(p -> p.numbers().getFirst().value()).toList();
    }

    Claim claimOne() {
        return claimContacts.claim(tenant, campaign, 1).await().getFirst();
    }

    BeginAttempt.Answer begin(Claim claim) {
        return beginAttempt.begin(claim).await();
    }

    /** Begins, ends the call like this, and settles. */
    void callAndEnd(Claim claim, LegEnd end) {
        var begun = (BeginAttempt.Answer.Begun) begin(claim);
        assertThat(endLeg.end(begun.leg(), end).await()).isTrue();
        assertThat(settleAttempts.settle(100).await()).isOne();
    }

    static LegEnd unanswered(String cause, int sipStatus) {
        return new LegEnd(cause, sipStatus, null, null, null, null, null, null);
    }

    static LegEnd heardFor(Duration talk) {
        var answered = OffsetDateTime.now(Noon.zone())
                .plusMinutes(1)
                .plusDays(1); // after it was created, whatever the test's clock says
        return new LegEnd("NORMAL_CLEARING", 200, answered.plus(talk), answered, null, null, null, null);
    }

    record Turn(String state, int place, int attempts, String outcome, double dueInSeconds, int priority) {}

    Turn turn(ContactId contact) {
        return db.inTenant(
                        tenant,
                        tx -> tx.one(
                                row -> new Turn(
                                        row.getString("state"),
                                        row.getInteger("place"),
                                        row.getInteger("attempts"),
                                        row.getString("outcome"),
                                        row.getDouble("due_in"),
                                        row.getInteger("priority")),
                                """
                        SELECT *, extract(epoch FROM due_at - clock_timestamp())::float8 AS due_in FROM turn WHERE contact_id = $1""",
                                contact.value()))
                .await()
                .orElseThrow();
    }

    /** As if every lease and every wait were over. */
    void everyoneIsDue() {
        db.inTenant(tenant, tx -> tx.update("""
                        UPDATE turn SET due_at = now() WHERE contact_id IN (
                            SELECT contact_id FROM turn WHERE state = 'waiting' FOR UPDATE SKIP LOCKED)""")).await();
    }

    long rows(String fromWhere) {
        return db.inTenant(tenant, tx -> tx.one(row -> row.getLong("n"), "SELECT count(*) AS n FROM " + fromWhere))
                .await()
                .orElseThrow();
    }

    static void assertFails(Future<?> future, Reason reason, String words) {
        assertThatThrownBy(future::await).isInstanceOfSatisfying(CoreException.class, e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e).hasMessageContaining(words);
        });
    }
}
