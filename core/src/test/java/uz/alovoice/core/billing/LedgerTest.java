package uz.alovoice.core.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;

/** A ledger that many write to at once, and what the database refuses. */
class LedgerTest {
    static final Vertx vertx = Vertx.vertx();
    static TestDatabase database;
    static Db db;
    TenantId tenant;

    @BeforeAll
    static void open() {
        database = TestDatabase.create(vertx);
        db = database.db();
    }

    @AfterAll
    static void close() {
        database.close();
        vertx.close().await();
    }

    @BeforeEach
    void aTenant() {
        tenant = newTenant();
    }

    static TenantId newTenant() {
        return new Tenants(db, "pbx.test")
                .create(TenantSettings.of("Test"))
                .await()
                .id();
    }

    Future<Boolean> book(String key, long amount) {
        return db.inTenant(tenant, tx -> Ledger.book(tx, tenant, Booking.of(key, EntryKind.CREDIT, amount, "test")));
    }

    long balance() {
        return new Balances(db).get(tenant).await().amount();
    }

    long warnings(String kind) {
        return db.inTenant(
                        tenant,
                        tx -> tx.one(
                                row -> row.getLong(0),
                                "SELECT count(*) FROM balance_warning WHERE tenant_id = $1 AND kind = $2",
                                tenant.value(),
                                kind))
                .await()
                .orElseThrow();
    }

    @Test
    void aKeyIsBookedOnceWhoeverBooksItHowOften() {
        assertThat(book("invoice 1", 700).await()).isTrue();
        assertThat(book("invoice 1", 700).await()).isFalse();
        assertThat(balance()).isEqualTo(700);
    }

    /** Connections are cut at random while they book, as a killed brain's are; each key is then booked until it says so. */
    @Test
    void manyThreadsAndCutConnectionsComeOutToTheTiyin() throws Exception {
        var random = new Random(42);
        var keys = new ArrayList<Integer>();
        for (var i = 0; i < 600; i++) {
            keys.add(random.nextInt(300));
        }
        var counted = new AtomicLong();
        var cut = new AtomicLong();
        var work = new ArrayList<java.util.concurrent.Future<?>>();
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (var key : keys) {
                var amount = (key % 2 == 0 ? 1 : -1) * (1000L + key);
                var dies = random.nextInt(10) == 0;
                work.add(threads.submit(() -> {
                    if (dies && !bookAndDie("k" + key, amount)) {
                        cut.incrementAndGet();
                    }
                    if (bookUntilAnswered("k" + key, amount)) {
                        counted.addAndGet(amount);
                    }
                    return null;
                }));
            }
        }
        for (var done : work) {
            done.get(); // fails with what the thread failed with
        }
        assertThat(cut.get()).isPositive();
        var expected = keys.stream()
                .distinct()
                .mapToLong(key -> (key % 2 == 0 ? 1 : -1) * (1000L + key))
                .sum();
        assertThat(balance()).isEqualTo(expected).isEqualTo(counted.get());
        var entries = new Ledger(db).page(tenant, null, 1000).await().items();
        assertThat(entries).hasSize((int) keys.stream().distinct().count());
        assertThat(entries.stream().mapToLong(Entry::amount).sum()).isEqualTo(expected);
    }

    /** The pool may hand out a connection of a backend that was just cut: nothing was booked then. */
    private boolean bookUntilAnswered(String key, long amount) {
        for (var attempt = 0; attempt < 20; attempt++) {
            var booked = book(key, amount)
                    .map(java.util.Optional::of)
                    .otherwiseEmpty()
                    .await();
            if (booked != null) {
                return booked.get();
            }
        }
        throw new AssertionError("the database did not answer for " + key);
    }

    /** @return false when the connection died before the commit */
    private boolean bookAndDie(String key, long amount) {
        return db.inTenant(tenant, tx -> Ledger.book(tx, tenant, Booking.of(key, EntryKind.CREDIT, amount, "test"))
                        .compose(booked -> tx.query("SELECT pg_terminate_backend(pg_backend_pid())"))
                        .map(true))
                .otherwise(false)
                .await();
    }

    @Test
    void theDatabaseRefusesALedgerThatDoesNotAddUp() {
        book("first", 1000).await();
        assertThatThrownBy(() -> run("UPDATE balance SET amount = 2000")).hasMessageContaining("foreign key");
        assertThatThrownBy(() -> run("""
                        INSERT INTO ledger_entry (tenant_id, place, key, kind, amount, balance_before, balance_after)
                        VALUES (%d, 2, 'x', 'credit', 5, 3000, 3005)""".formatted(tenant.value()))).hasMessageContaining("foreign key");
        assertThatThrownBy(() -> run("UPDATE ledger_entry SET amount = 1")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> database.asSuperuser("DELETE FROM ledger_entry"))
                .hasMessageContaining("never changed");
        assertThat(balance()).isEqualTo(1000);
    }

    private void run(String sql) {
        db.inTenant(tenant, tx -> tx.update(sql)).await();
    }

    @Test
    void eachCrossingIsWarnedOfOnce() {
        book("a", 4_000_000).await();
        book("b", -1_500_000).await();
        book("b", -1_500_000).await();
        book("c", -500_000).await();
        assertThat(warnings("low")).isEqualTo(1);
        book("d", 5_000_000).await();
        book("e", -7_000_000).await();
        assertThat(warnings("low")).isEqualTo(2);
        assertThat(warnings("empty")).isEqualTo(1);
    }

    @Test
    void creditOfAKeyIsGivenOnce() {
        var credit = new GiveCredit(db);
        assertThat(credit.give(tenant, "2026-17", 5_000, "cash").await()).isTrue();
        assertThat(credit.give(tenant, "2026-17", 5_000, "cash").await()).isFalse();
        assertThat(credit.give(tenant, "2026-18", -2_000, "mistake").await()).isTrue();
        assertThat(balance()).isEqualTo(3_000);
    }

    @Test
    void anInvoiceIsPaidOnceHoweverManySayItIs() {
        var invoices = new Invoices(db, "Seller\nAccount 1");
        var invoice =
                invoices.issue(tenant, 7_000_000, "OOO \"Savdo\"", "123456789").await();
        assertThat(invoice.paidAt()).isNull();
        var pay = new PayInvoice(db);
        Future.all(java.util.stream.IntStream.range(0, 6)
                        .mapToObj(i -> pay.pay(invoice.number()))
                        .toList())
                .await();
        assertThat(balance()).isEqualTo(7_000_000);
        var paid = invoices.get(tenant, invoice.number()).await();
        assertThat(paid.paidAt()).isNotNull();
        assertThat(pay.pay(invoice.number()).await()).isEqualTo(paid);
        var another = newTenant();
        assertThatThrownBy(() -> invoices.get(another, invoice.number()).await())
                .hasMessageContaining("no such");
        assertThat(invoices.page(another, null, 10).await().items()).isEmpty();
    }

    @Test
    void aPhoneHasOneStartingBalanceEver() {
        var starting = new StartingBalance(db);
        var phone = PhoneNumber.parse("+998901234567");
        assertThat(starting.grant(tenant, phone).await()).isTrue();
        assertThat(balance()).isEqualTo(17 * 2 * 500_000);
        tenant = newTenant();
        assertThat(starting.grant(tenant, phone).await()).isFalse();
        assertThat(balance()).isZero();
    }

    @Test
    void secondsHeldNeverCostMoreThanWhatIsFree() {
        var random = new Random(7);
        for (var i = 0; i < 100_000; i++) {
            var free = random.nextLong(0, 50_000_000);
            var price = random.nextLong(1, 3_000_000);
            var seconds = Reservations.seconds(free, price);
            assertThat(Math.ceilDiv(seconds * price, 60)).isLessThanOrEqualTo(free);
        }
    }
}
