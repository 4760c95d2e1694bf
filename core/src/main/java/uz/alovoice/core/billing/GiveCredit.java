package uz.alovoice.core.billing;

import io.vertx.core.Future;
import uz.alovoice.core.Check;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;

/** By the installation's administrator: money that came another way than by invoice, or a mistake put right. */
public final class GiveCredit {
    private static final long MOST = 100_000_000_000L;

    private final Db db;

    public GiveCredit(Db db) {
        this.db = db;
    }

    /**
     * @param key chosen by the administrator, so that he may ask twice
     * @param amount tiyin, not zero; below zero to take back
     * @param about what the tenant reads, at most 200 characters
     * @return false when this key of this tenant was booked before; then nothing has changed
     */
    public Future<Boolean> give(TenantId tenant, String key, long amount, String about) {
        Check.range("amount", amount, -MOST, MOST);
        Check.that(amount != 0, "amount", "field.required");
        Check.that(key.matches("[A-Za-z0-9._-]{1,64}"), "key", "field.invalid");
        Check.that(about.length() <= 200, "note", "field.too_long", 200);
        return db.acrossTenants(tx -> tx.one(row -> true, "SELECT FROM tenant WHERE id = $1", tenant.value())
                .map(found ->
                        found.orElseThrow(() -> new CoreException(Reason.NOT_FOUND, Message.of("company.not_found"))))
                .compose(there -> Ledger.book(tx, tenant, Booking.of("credit:" + key, EntryKind.CREDIT, amount, about)))
                .compose(booked -> booked ? audit(tx, tenant, amount, about) : Future.succeededFuture(false)));
    }

    private static Future<Boolean> audit(Tx tx, TenantId tenant, long amount, String about) {
        return tx.query(
                        "SELECT note_audit($1, 'created', 'credit', NULL, $2, NULL, jsonb_build_object('amount', $3::bigint))",
                        tenant.value(),
                        about,
                        amount)
                .map(true);
    }
}
