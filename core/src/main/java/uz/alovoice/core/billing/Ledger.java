package uz.alovoice.core.billing;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Page;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;

/** Everything that was booked for a tenant. It only grows; the database refuses an entry that does not follow from the one before. */
public final class Ledger {
    private final Db db;

    public Ledger(Db db) {
        this.db = db;
    }

    /**
     * Books once in the caller's transaction, and moves the balance with it. The balance's row is locked from here on: nothing else may be
     * locked afterwards.
     *
     * @return false when this key was booked before; then nothing has changed
     */
    public static Future<Boolean> book(Tx tx, TenantId tenant, Booking booking) {
        lock(tx, tenant);
        var booked = tx.update(
                """
                INSERT INTO ledger_entry (tenant_id, place, key, kind, amount, balance_before, balance_after, quantity, price, about,
                    call_id)
                SELECT tenant_id, place + 1, $2, $3, $4, amount, amount + $4, $5, $6, $7, $8 FROM balance WHERE tenant_id = $1
                ON CONFLICT (tenant_id, key) DO NOTHING""",
                tenant.value(),
                booking.key(),
                booking.kind().code(),
                booking.amount(),
                booking.quantity(),
                booking.price(),
                booking.about(),
                booking.call());
        return warn(tx, tenant, booking.key()).compose(warned -> booked).map(rows -> rows == 1);
    }

    /** The tenant's money is ours until the transaction ends. */
    static Future<Void> lock(Tx tx, TenantId tenant) {
        return tx.query("SELECT FROM balance WHERE tenant_id = $1 FOR NO KEY UPDATE", tenant.value())
                .mapEmpty();
    }

    /** Notes that the entry took the balance below a line; an entry that was booked before is noted already. */
    private static Future<Integer> warn(Tx tx, TenantId tenant, String key) {
        return tx.update("""
                        INSERT INTO balance_warning (tenant_id, place, kind)
                        SELECT e.tenant_id, e.place, line.kind FROM ledger_entry e JOIN balance b USING (tenant_id),
                            LATERAL (VALUES ('low', b.warn_below), ('empty', 1)) AS line (kind, amount)
                        WHERE e.tenant_id = $1 AND e.key = $2 AND e.place = b.place
                          AND e.balance_before >= line.amount AND e.balance_after < line.amount
                        ON CONFLICT DO NOTHING""", tenant.value(), key);
    }

    /**
     * Newest first.
     *
     * @param before entries of lower places only; null for the newest
     */
    public Future<Page<Entry>> page(TenantId tenant, @Nullable Long before, int limit) {
        return db.inTenant(tenant, tx -> tx.list(Ledger::read, """
                        SELECT * FROM ledger_entry WHERE tenant_id = $1 AND ($2::bigint IS NULL OR place < $2)
                        ORDER BY place DESC LIMIT $3""", tenant.value(), before, limit + 1))
                .map(found -> Page.of(found, limit, entry -> Long.toString(entry.place())));
    }

    /** The entry that this key was booked as. */
    public Future<Optional<Entry>> booked(TenantId tenant, String key) {
        return db.inTenant(
                tenant,
                tx -> tx.one(
                        Ledger::read,
                        "SELECT * FROM ledger_entry WHERE tenant_id = $1 AND key = $2",
                        tenant.value(),
                        key));
    }

    private static Entry read(Row row) {
        return new Entry(
                row.getLong("place"),
                EntryKind.fromCode(row.getString("kind")),
                row.getLong("amount"),
                row.getLong("balance_after"),
                row.getLong("quantity"),
                row.getLong("price"),
                row.getString("about"),
                row.getUUID("call_id"),
                row.getOffsetDateTime("at").toInstant());
    }
}
