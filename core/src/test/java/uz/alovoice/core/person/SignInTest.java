package uz.alovoice.core.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Language;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.notify.FakeProvider;
import uz.alovoice.core.notify.ProviderSettings;
import uz.alovoice.core.notify.SendCode;
import uz.alovoice.core.notify.TelegramReports;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.operator.Operator;
import uz.alovoice.core.operator.OperatorSettings;
import uz.alovoice.core.operator.Operators;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.core.tenant.Tenant;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;

/** By phone and code, without a password. */
class SignInTest {
    static final AtomicInteger numbers = new AtomicInteger();
    static final List<String> started = new CopyOnWriteArrayList<>();
    static final AtomicBoolean billingFails = new AtomicBoolean();

    static Vertx vertx;
    static TestDatabase database;
    static Db db;
    static FakeProvider telegram;
    static Tenants tenants;
    static Operators operators;
    static People people;
    static Sessions sessions;
    static StartSignIn start;
    static ConfirmSignIn confirm;

    PhoneNumber phone;
    Visitor visitor;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        database = TestDatabase.create(vertx);
        db = database.db();
        telegram = new FakeProvider(vertx)
                .on("POST /sendVerificationMessage", 200, "{\"ok\": true, \"result\": {\"request_id\": \"r\"}}");
        var seal = new Seal(Base64.getEncoder().encodeToString(new byte[32]));
        var clock = InstantSource.system();
        tenants = new Tenants(db, "pbx.test");
        operators = new Operators(db, seal);
        people = new People(db, Staff.NOBODY);
        sessions = new Sessions(db, Staff.NOBODY);
        var settings = new ProviderSettings(
                new ProviderSettings.Telegram(telegram.url(), "token", null), null, null, Duration.ofSeconds(5));
        var send = new SendCode(vertx, settings, new TelegramReports(db, "token", clock), Duration.ofHours(1), clock);
        start = new StartSignIn(db, seal, send);
        NewCompany billing = (tx, tenant, owner) -> {
            if (billingFails.get()) {
                return Future.failedFuture("no balance could be opened");
            }
            started.add(owner.value());
            return tx.query("SELECT 1 FROM tenant WHERE id = $1", tenant.value());
        };
        confirm = new ConfirmSignIn(db, seal, tenants, billing, Staff.NOBODY);
    }

    @AfterAll
    static void close() {
        telegram.close();
        database.close();
        vertx.close().await();
    }

    @BeforeEach
    void aPhoneAndAnAddressOfItsOwn() {
        int i = numbers.incrementAndGet();
        phone = new PhoneNumber("+99890%07d".formatted(i));
        visitor = new Visitor("10.0.%d.%d".formatted(i / 250, i % 250 + 1), "Firefox");
    }

    /** Asks for a code and reads it on the phone. */
    static String code(PhoneNumber phone, Visitor visitor) {
        start.start(phone, Language.UZ, visitor).await();
        JsonObject message;
        do {
            message = telegram.next().json();
        } while (!phone.value().equals(message.getString("phone_number")));
        return message.getString("code");
    }

    Future<Token> confirm(String code) {
        return confirm.confirm(phone, code, Language.RU, visitor);
    }

    SignedIn signIn() {
        return sessions.find(confirm(code(phone, visitor)).await()).await().orElseThrow();
    }

    static String other(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    static void assertWrong(Future<Token> confirmed) {
        assertThatThrownBy(confirmed::await).isInstanceOfSatisfying(CoreException.class, e -> assertThat(e.reason())
                .isEqualTo(Reason.INVALID));
    }

    static void assertLimit(Future<?> future) {
        assertThatThrownBy(future::await).isInstanceOfSatisfying(CoreException.class, e -> assertThat(e.reason())
                .isEqualTo(Reason.LIMIT));
    }

    /** Lets time pass for what was sent to this test's phone and from its address. */
    void later(Duration time) {
        database.asSuperuser("""
                UPDATE sign_in_code SET sent_at = sent_at - interval '%1$d s', expires_at = expires_at - interval '%1$d s'
                WHERE phone = '%2$s' OR address = '%3$s'""".formatted(time.toSeconds(), phone, visitor.address()));
    }

    Tenant company(String name) {
        return tenants.create(TenantSettings.of(name)).await();
    }

    Operator operator(Tenant tenant) {
        return operators
                .create(tenant.id(), new OperatorSettings("Nodira", phone, List.of(), true, false))
                .await();
    }

    @Test
    void anUnknownPhoneGetsACompanyOfWhichItIsTheOwner() {
        var who = signIn();
        assertThat(who.person().phone()).isEqualTo(phone);
        assertThat(who.person().language()).isEqualTo(Language.RU);
        assertThat(who.access().role()).isEqualTo(Role.OWNER);
        assertThat(who.access().operator()).isNull();
        var tenant = tenants.get(who.access().tenant()).await();
        assertThat(tenant.sipDomain()).isEqualTo("t" + tenant.id() + ".pbx.test");
        assertThat(tenant.settings().language()).isEqualTo(Language.RU);
        assertThat(started).containsOnlyOnce(phone.value());
        later(Duration.ofMinutes(2));
        assertThat(signIn().access().tenant()).isEqualTo(tenant.id());
        assertThat(started).containsOnlyOnce(phone.value());
    }

    @Test
    void oneCodeUsedByManyAtOnceSucceedsOnce() {
        var code = code(phone, visitor);
        var tries = IntStream.range(0, 30).mapToObj(i -> confirm(code)).toList();
        Future.join(tries).transform(all -> Future.succeededFuture()).await();
        assertThat(tries).filteredOn(Future::succeeded).hasSize(1);
        assertThat(started).containsOnlyOnce(phone.value());
        assertWrong(confirm(code));
    }

    @Test
    void fiveWrongTriesEndACode() {
        var code = code(phone, visitor);
        for (int i = 0; i < 5; i++) {
            assertWrong(confirm(other(code)));
        }
        assertWrong(confirm(code));
    }

    @Test
    void guessesAtTheSameMomentAreCountedToo() {
        var code = code(phone, visitor);
        Future.join(IntStream.range(0, 20).mapToObj(i -> confirm(other(code))).toList())
                .transform(all -> Future.succeededFuture())
                .await();
        assertWrong(confirm(code));
    }

    @Test
    void aCodeIsGoodForFiveMinutes() {
        var code = code(phone, visitor);
        later(Duration.ofSeconds(301));
        assertWrong(confirm(code));
        var next = code(phone, visitor);
        later(Duration.ofSeconds(290));
        confirm(next).await();
    }

    @Test
    void aNewCodeReplacesTheOneBefore() {
        var first = code(phone, visitor);
        later(Duration.ofSeconds(61));
        var second = code(phone, visitor);
        if (!first.equals(second)) {
            assertWrong(confirm(first));
        }
        confirm(second).await();
    }

    @Test
    void aPhoneGetsACodeAMinuteFiveAnHourTenADay() {
        code(phone, visitor);
        assertLimit(start.start(phone, Language.UZ, visitor));
        for (int i = 1; i < 5; i++) {
            later(Duration.ofSeconds(61));
            code(phone, visitor);
        }
        later(Duration.ofSeconds(61));
        assertLimit(start.start(phone, Language.UZ, visitor));
        later(Duration.ofHours(1));
        for (int i = 0; i < 5; i++) {
            code(phone, visitor);
            later(Duration.ofSeconds(61));
        }
        later(Duration.ofHours(2));
        assertLimit(start.start(phone, Language.UZ, visitor));
        later(Duration.ofHours(24));
        code(phone, visitor);
    }

    @Test
    void manyWhoAskAtOnceForOnePhoneGetOneCode() {
        var asked = IntStream.range(0, 20)
                .mapToObj(i -> start.start(phone, Language.UZ, new Visitor("10.9.0." + (i + 1), "Firefox")))
                .toList();
        Future.join(asked).transform(all -> Future.succeededFuture()).await();
        assertThat(asked).filteredOn(Future::succeeded).hasSize(1);
    }

    @Test
    void anAddressGetsThirtyCodesAnHour() {
        var asked = IntStream.range(0, 40)
                .mapToObj(i -> start.start(new PhoneNumber("+99899%07d".formatted(i)), Language.UZ, visitor))
                .toList();
        Future.join(asked).transform(all -> Future.succeededFuture()).await();
        assertThat(asked).filteredOn(Future::succeeded).hasSize(30);
        assertLimit(start.start(phone, Language.UZ, visitor));
    }

    @Test
    void theAddressesOfOneIpv6NetworkCountAsOne() {
        var asked = IntStream.range(0, 31)
                .mapToObj(i -> start.start(
                        new PhoneNumber("+99897%07d".formatted(i)),
                        Language.UZ,
                        new Visitor("2001:db8::" + (i + 1), "x")))
                .toList();
        Future.join(asked).transform(all -> Future.succeededFuture()).await();
        assertThat(asked).filteredOn(Future::succeeded).hasSize(30);
        start.start(phone, Language.UZ, new Visitor("2001:db8:0:1::1", "x")).await();
    }

    @Test
    void anAddressMayBeWrongFiftyTimesAnHour() {
        for (int i = 0; i < 50; i++) {
            assertWrong(confirm("000000"));
        }
        assertLimit(confirm("000000"));
    }

    @Test
    void knownAndUnknownNumbersGetTheSameAnswers() {
        signIn();
        later(Duration.ofMinutes(2));
        var unknown = new PhoneNumber("+998951112233");
        var known = start.start(phone, Language.UZ, visitor).await();
        assertThat(start.start(unknown, Language.UZ, visitor).await()).isEqualTo(known);
        var toKnown = confirm.confirm(phone, "000000", Language.UZ, visitor);
        var toUnknown = confirm.confirm(unknown, "000000", Language.UZ, visitor);
        var toNeverAsked = confirm.confirm(new PhoneNumber("+998951112244"), "000000", Language.UZ, visitor);
        Future.join(toKnown, toUnknown, toNeverAsked)
                .transform(all -> Future.succeededFuture())
                .await();
        assertThat(toUnknown.cause()).hasMessage(toKnown.cause().getMessage());
        assertThat(toNeverAsked.cause()).hasMessage(toKnown.cause().getMessage());
    }

    @Test
    void codesAndTokensAreInTheDatabaseAsHashesOnly() {
        var code = code(phone, visitor);
        var token = confirm(code).await();
        var rows = db.acrossTenants(tx -> tx.list(row -> row.getString(0), """
                        SELECT to_jsonb(c)::text FROM sign_in_code c WHERE phone = $1
                        UNION ALL SELECT to_jsonb(s)::text FROM session s""", phone.value()))
                .await();
        assertThat(rows).noneMatch(row -> row.contains(token.value())).noneMatch(row -> row.contains("\"" + code));
        assertThat(token.toString()).doesNotContain(token.value());
    }

    @Test
    void anOperatorSignsInWithHisPhoneAndMakesNoCompany() {
        var operator = operator(company("Employer"));
        var who = signIn();
        assertThat(who.access().role()).isEqualTo(Role.OPERATOR);
        assertThat(who.access().operator()).isEqualTo(operator.id());
        assertThat(started).doesNotContain(phone.value());
        assertThat(people.tenants(who.person()).await()).hasSize(1);
    }

    @Test
    void disablingAnOperatorEndsHisAccessAtOnceAndMakesHimNoCustomer() {
        var tenant = company("Employer");
        var operator = operator(tenant);
        var token = confirm(code(phone, visitor)).await();
        operators.setDisabled(tenant.id(), operator.id(), true).await();
        assertThat(sessions.find(token).await().orElseThrow().access()).isNull();
        later(Duration.ofMinutes(2));
        assertThat(signIn().access()).isNull();
        assertThat(started).doesNotContain(phone.value());
        operators.setDisabled(tenant.id(), operator.id(), false).await();
        assertThat(sessions.find(token).await().orElseThrow().access().role()).isEqualTo(Role.OPERATOR);
    }

    @Test
    void whoBelongsToSeveralCompaniesChooses() {
        var first = company("First");
        var second = company("Second");
        operator(first);
        operator(second);
        var token = confirm(code(phone, visitor)).await();
        var who = sessions.find(token).await().orElseThrow();
        assertThat(who.access()).isNull();
        assertThat(people.tenants(who.person()).await())
                .extracting(Access::name)
                .containsExactly("First", "Second");
        assertThat(sessions.choose(who, second.id()).await().name()).isEqualTo("Second");
        assertThat(sessions.find(token).await().orElseThrow().access().tenant()).isEqualTo(second.id());
        var foreign = company("Foreign").id();
        assertThatThrownBy(() -> sessions.choose(who, foreign).await())
                .isInstanceOfSatisfying(
                        CoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
    }

    @Test
    void sessionsAreListedAndEndedByTheirOwner() {
        var first = confirm(code(phone, visitor)).await();
        later(Duration.ofMinutes(2));
        var second = confirm.confirm(phone, code(phone, visitor), Language.UZ, new Visitor(visitor.address(), "Safari"))
                .await();
        var who = sessions.find(second).await().orElseThrow();
        var all = sessions.list(who.person().id()).await();
        assertThat(all).extracting(Session::userAgent).containsExactly("Safari", "Firefox");
        assertThat(all).extracting(Session::address).containsOnly(visitor.address());
        aPhoneAndAnAddressOfItsOwn();
        var stranger = signIn();
        assertThatThrownBy(() ->
                        sessions.end(stranger.person().id(), who.session()).await())
                .hasMessageContaining("no such session");
        sessions.end(who.person().id(), all.getLast().id()).await();
        assertThat(sessions.find(first).await()).isEmpty();
        assertThat(sessions.find(second).await()).isPresent();
        assertThat(sessions.find(new Token("forged")).await()).isEmpty();
    }

    @Test
    void aSessionThatNobodySawForThirtyDaysHasEnded() {
        var token = confirm(code(phone, visitor)).await();
        var id = sessions.find(token).await().orElseThrow().session().value();
        database.asSuperuser("UPDATE session SET seen_at = seen_at - interval '29 days' WHERE id = " + id);
        assertThat(sessions.find(token).await()).isPresent(); // and is seen by that
        database.asSuperuser("UPDATE session SET seen_at = seen_at - interval '29 days' WHERE id = " + id);
        assertThat(sessions.find(token).await()).isPresent();
        database.asSuperuser("UPDATE session SET seen_at = seen_at - interval '31 days' WHERE id = " + id);
        assertThat(sessions.find(token).await()).isEmpty();
        new ForgetSignIns(vertx, db).forget().await();
        assertThat(db.acrossTenants(tx -> tx.list(row -> row.getLong(0), "SELECT id FROM session WHERE id = $1", id))
                        .await())
                .isEmpty();
    }

    @Test
    void aSignInThatFailsHalfWayLeavesTheCodeUnused() {
        var code = code(phone, visitor);
        billingFails.set(true);
        assertThatThrownBy(() -> confirm(code).await()).hasMessageContaining("no balance");
        billingFails.set(false);
        var who = sessions.find(confirm(code).await()).await().orElseThrow();
        assertThat(people.tenants(who.person()).await()).hasSize(1);
    }

    @Test
    void aPersonChangesNameLanguageAndTheme() {
        var who = signIn();
        var edited = people.edit(who.person().id(), " Gʻulom «O'ktam» ", Language.EN, Theme.DARK)
                .await();
        assertThat(edited.name()).isEqualTo("Gʻulom «O'ktam»");
        assertThat(edited.language()).isEqualTo(Language.EN);
        assertThat(people.edit(edited.id(), null, Language.UZ, Theme.SYSTEM)
                        .await()
                        .name())
                .isNull();
    }

    @Test
    void aTenantSeesNobodyWhoIsNotItsMember() {
        var mine = signIn();
        aPhoneAndAnAddressOfItsOwn();
        signIn();
        var seen = db.inTenant(mine.access().tenant(), tx -> tx.list(row -> row.getLong(0), "SELECT id FROM person"))
                .await();
        assertThat(seen).containsExactly(mine.person().id().value());
    }
}
