package uz.alovoice.core.billing;

import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.number.PhoneNumber;

/** Gives a new tenant something to try things with: {@value #DAYS} days of {@value #OPERATORS} operators, once for each phone ever. */
public final class StartingBalance {
    public static final int DAYS = 17;
    public static final int OPERATORS = 2;

    private final Db db;

    public StartingBalance(Db db) {
        this.db = db;
    }

    /** @return whether this phone had not had one yet */
    public Future<Boolean> grant(TenantId tenant, PhoneNumber phone) {
        return db.acrossTenants(tx -> grant(tx, tenant, phone));
    }

    /** By a transaction across tenants: the one that makes the tenant. */
    public static Future<Boolean> grant(Tx tx, TenantId tenant, PhoneNumber phone) {
        return tx.update(
                        "INSERT INTO starting_balance (phone, tenant_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                        phone.value(),
                        tenant.value())
                .compose(first -> first == 0
                        ? Future.succeededFuture(false)
                        : Prices.plan(tx, OffsetDateTime.now(ZoneOffset.UTC))
                                .compose(plan -> Ledger.book(
                                        tx,
                                        tenant,
                                        Booking.of(
                                                "starting",
                                                EntryKind.STARTING,
                                                DAYS * OPERATORS * plan.operatorDay(),
                                                ""))));
    }
}
