package uz.alovoice.core.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;

/** A day's charge begins with the tenant's own day, and is made once, whatever becomes of brains and clocks. */
class ChargeOperatorsTest {
    static final long PRICE = 500_000;
    static final Vertx vertx = Vertx.vertx();
    static TestDatabase database;
    static Db db;

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

    /** A tenant with operators that have been there since then. */
    static TenantId tenant(String zone, String since, int operators) {
        var tenant = new Tenants(db, "pbx.test")
                .create(TenantSettings.of("Test"))
                .await()
                .id();
        database.asSuperuser("UPDATE tenant SET time_zone = '%s', created_at = '%s' WHERE id = %d"
                .formatted(zone, since, tenant.value()));
        for (var i = 0; i < operators; i++) {
            database.asSuperuser("""
                    INSERT INTO operator (tenant_id, name, extension, a1_hash, sip_secret, created_at)
                    VALUES (%d, 'O', '%d', '%s', '', '%s')""".formatted(tenant.value(), 2000 + i, "0".repeat(32), since));
        }
        return tenant;
    }

    static void at(String instant) {
        new ChargeOperators(vertx, db, Clock.fixed(Instant.parse(instant), ZoneOffset.UTC))
                .charge()
                .await();
    }

    static List<String> days(TenantId tenant) {
        return new Ledger(db)
                .page(tenant, null, 1000).await().items().reversed().stream()
                        .map(Entry::about)
                        .toList();
    }

    static long balance(TenantId tenant) {
        return new Balances(db).get(tenant).await().amount();
    }

    @Test
    void aDayBeginsAtTheTenantsOwnMidnightAndTheFirstIsFree() {
        var tenant = tenant("Asia/Tashkent", "2026-01-10T12:00:00Z", 2);
        at("2026-01-10T18:59:59Z");
        assertThat(days(tenant)).isEmpty();
        at("2026-01-10T19:00:00Z"); // midnight in Tashkent
        at("2026-01-10T19:00:00Z");
        assertThat(days(tenant)).containsExactly("2026-01-11");
        assertThat(balance(tenant)).isEqualTo(-2 * PRICE);
    }

    @Test
    void daysOnWhichNoBrainRanAreCaughtUpWithWhoWasThereThen() {
        var tenant = tenant("Asia/Tashkent", "2026-02-01T06:00:00Z", 3);
        database.asSuperuser(
                "UPDATE operator SET disabled_at = '2026-02-03T06:00:00Z' WHERE extension = '2000' AND tenant_id = "
                        + tenant.value());
        database.asSuperuser(
                "UPDATE operator SET created_at = '2026-02-02T06:00:00Z' WHERE extension = '2002' AND tenant_id = "
                        + tenant.value());
        at("2026-02-05T06:00:00Z");
        assertThat(days(tenant)).containsExactly("2026-02-02", "2026-02-03", "2026-02-04", "2026-02-05");
        assertThat(new Ledger(db).page(tenant, null, 10).await().items().reversed())
                .extracting(Entry::quantity)
                .containsExactly(2L, 3L, 2L, 2L);
        assertThat(balance(tenant)).isEqualTo(-9 * PRICE);
    }

    @Test
    void manyBrainsAtOnceSomeOfThemCutOffChargeADayOnce() {
        var tenants = IntStream.range(0, 10)
                .mapToObj(i -> tenant("Europe/Moscow", "2026-03-01T06:00:00Z", 1))
                .toList();
        var cut = IntStream.range(0, 4)
                .mapToObj(i -> db.acrossTenants(
                                tx -> tx.query("SELECT pg_sleep(0.05)").compose(slept -> tx.query("""
                                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                                        WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'""")))
                        .otherwiseEmpty())
                .toList();
        var brains = IntStream.range(0, 12)
                .mapToObj(i -> new ChargeOperators(
                                vertx, db, Clock.fixed(Instant.parse("2026-03-31T06:00:00Z"), ZoneOffset.UTC))
                        .charge()
                        .otherwiseEmpty())
                .toList();
        Future.join(cut).await();
        Future.join(brains).await();
        at("2026-03-31T06:00:00Z");
        for (var tenant : tenants) {
            assertThat(days(tenant)).hasSize(30).doesNotHaveDuplicates();
            assertThat(balance(tenant)).isEqualTo(-30 * PRICE);
        }
    }

    @Test
    void aYearWithBothChangesOfTheClockHasAllItsDaysOnce() {
        for (var zone : List.of("Europe/Berlin", "America/Havana", "Asia/Beirut", "Australia/Lord_Howe")) {
            var tenant = tenant(zone, "2025-01-01T12:00:00Z", 1);
            // Each half hour around the changes, each day else; Havana and Beirut change at midnight itself.
            for (var hour = Instant.parse("2025-01-01T12:00:00Z");
                    hour.isBefore(Instant.parse("2026-01-01T12:00:00Z"));
                    hour = hour.plusSeconds(changes(zone, hour) ? 1800 : 86_400)) {
                at(hour.toString());
            }
            at("2026-01-01T12:00:00Z");
            assertThat(days(tenant)).hasSize(365).doesNotHaveDuplicates().isSorted();
        }
    }

    private static boolean changes(String zone, Instant at) {
        var next = ZoneId.of(zone).getRules().nextTransition(at.minusSeconds(86_400));
        return next != null && next.getInstant().isBefore(at.plusSeconds(2 * 86_400));
    }

    @Test
    void aTenantThatMovesToAnotherZoneIsChargedNoDayTwice() {
        var tenant = tenant("Asia/Tashkent", "2026-05-01T06:00:00Z", 1);
        at("2026-05-03T20:00:00Z"); // the 4th in Tashkent
        database.asSuperuser("UPDATE tenant SET time_zone = 'America/New_York' WHERE id = " + tenant.value());
        at("2026-05-04T01:00:00Z"); // the 3rd in New York
        at("2026-05-05T12:00:00Z");
        assertThat(days(tenant)).containsExactly("2026-05-02", "2026-05-03", "2026-05-04", "2026-05-05");
    }

    @Test
    void aDayThatAPlaceNeverHadIsNotCharged() {
        var tenant = tenant("Pacific/Apia", "2011-12-28T20:00:00Z", 1);
        at("2012-01-01T00:00:00Z");
        assertThat(days(tenant)).containsExactly("2011-12-29", "2011-12-31", "2012-01-01");
        assertThat(LocalDate.of(2011, 12, 30)
                        .atStartOfDay(ZoneId.of("Pacific/Apia"))
                        .toLocalDate())
                .isNotEqualTo(LocalDate.of(2011, 12, 30));
    }
}
