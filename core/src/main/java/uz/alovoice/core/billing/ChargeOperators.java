package uz.alovoice.core.billing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;

/**
 * Charges each tenant's operators for each of his days, when that day begins where he is: those who were there and not disabled at that
 * midnight, at its price. Days that began while no brain ran are caught up. The key is the date and the date is kept with the balance, so
 * any number of brains may do this at once, and be killed. The day on which a tenant is made is free.
 */
public final class ChargeOperators {
    private static final Logger log = LoggerFactory.getLogger(ChargeOperators.class);
    private static final long EVERY_MS = 30_000;

    private final Vertx vertx;
    private final Db db;
    private final Clock clock;
    private long timer;

    public ChargeOperators(Vertx vertx, Db db, Clock clock) {
        this.vertx = vertx;
        this.db = db;
        this.clock = clock;
    }

    /** @param through the day charged last */
    private record Account(ZoneId zone, LocalDate through) {}

    public void start() {
        timer = vertx.setPeriodic(
                0, EVERY_MS, tick -> charge().onFailure(e -> log.error("operators were not charged", e)));
    }

    public void stop() {
        vertx.cancelTimer(timer);
    }

    /** One round: every tenant whose day has begun. One that fails does not keep the others from being charged. */
    public Future<Void> charge() {
        return db.acrossTenants(tx ->
                        tx.list(row -> ZoneId.of(row.getString("time_zone")), "SELECT DISTINCT time_zone FROM tenant"))
                .compose(zones ->
                        Future.join(zones.stream().map(this::charge).toList()).mapEmpty());
    }

    private Future<Void> charge(ZoneId zone) {
        return due(zone).compose(tenants -> Future.join(tenants.stream()
                        .map(tenant -> db.inTenant(tenant, tx -> charge(tx, tenant)))
                        .toList())
                .mapEmpty());
    }

    private Future<List<TenantId>> due(ZoneId zone) {
        return db.acrossTenants(tx -> tx.list(
                row -> new TenantId(row.getLong("id")), """
                SELECT t.id FROM tenant t JOIN balance b ON b.tenant_id = t.id
                WHERE t.time_zone = $1 AND (b.charged_through IS NULL OR b.charged_through < $2)""", zone.getId(), LocalDate.ofInstant(clock.instant(), zone)));
    }

    private Future<Void> charge(Tx tx, TenantId tenant) {
        Ledger.lock(tx, tenant);
        return tx.one(
                        row -> account(
                                ZoneId.of(row.getString("time_zone")),
                                row.getOffsetDateTime("created_at"),
                                row.getLocalDate("charged_through")),
                        """
                        SELECT t.time_zone, t.created_at, b.charged_through
                        FROM tenant t JOIN balance b ON b.tenant_id = t.id WHERE t.id = $1""",
                        tenant.value())
                .map(Optional::orElseThrow)
                .compose(account -> {
                    var today = LocalDate.ofInstant(clock.instant(), account.zone());
                    var charged = Future.<Void>succeededFuture();
                    for (var day = account.through().plusDays(1); !day.isAfter(today); day = day.plusDays(1)) {
                        var next = day;
                        charged = charged.compose(before -> charge(tx, tenant, account.zone(), next));
                    }
                    return charged.compose(all -> tx.update(
                                    """
                                    UPDATE balance SET charged_through = $2
                                    WHERE tenant_id = $1 AND (charged_through IS NULL OR charged_through < $2)""", tenant.value(), account.through().isAfter(today) ? account.through() : today))
                            .mapEmpty();
                });
    }

    private static Account account(ZoneId zone, OffsetDateTime made, @Nullable LocalDate through) {
        return new Account(zone, through == null ? made.atZoneSameInstant(zone).toLocalDate() : through);
    }

    private static Future<Void> charge(Tx tx, TenantId tenant, ZoneId zone, LocalDate day) {
        var midnight = day.atStartOfDay(zone); // where the clocks are put forward at midnight, the day begins at one
        if (!midnight.toLocalDate().equals(day)) {
            return Future.succeededFuture(); // a place that changed sides of the date line never had it
        }
        var at = midnight.toOffsetDateTime();
        return Prices.plan(tx, at).compose(plan -> tx.one(row -> row.getLong("operators"), """
                                SELECT count(*) AS operators FROM operator
                                WHERE tenant_id = $1 AND created_at < $2 AND (disabled_at IS NULL OR disabled_at >= $2)""", tenant.value(), at)
                .map(Optional::orElseThrow)
                .compose(operators -> operators * plan.operatorDay() == 0
                        ? Future.succeededFuture()
                        : Ledger.book(
                                        tx,
                                        tenant,
                                        new Booking(
                                                "operators:" + day,
                                                EntryKind.OPERATOR_DAY,
                                                -operators * plan.operatorDay(),
                                                operators,
                                                plan.operatorDay(),
                                                day.toString(),
                                                null))
                                .mapEmpty()));
    }
}
