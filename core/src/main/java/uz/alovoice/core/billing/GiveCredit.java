package uz.alovoice.core.billing;

import io.vertx.core.Future;
import uz.alovoice.core.Check;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;

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
        Check.that(amount != 0, "amount must not be zero");
        Check.that(key.matches("[A-Za-z0-9._-]{1,64}"), "key must be of letters, digits, dots and dashes");
        Check.that(about.length() <= 200, "text must be of 200 characters at most");
        return db.acrossTenants(
                tx -> Ledger.book(tx, tenant, Booking.of("credit:" + key, EntryKind.CREDIT, amount, about)));
    }
}
