package uz.alovoice.core.billing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be booked.
 *
 * @param key what it is for; the ledger takes each key of a tenant once
 * @param amount tiyin, not zero; above zero in favour of the tenant
 */
public record Booking(
        String key,
        EntryKind kind,
        long amount,
        @Nullable Long quantity,
        @Nullable Long price,
        String about,
        @Nullable UUID call) {
    /** Where nothing is counted. */
    public static Booking of(String key, EntryKind kind, long amount, String about) {
        return new Booking(key, kind, amount, null, null, about, null);
    }
}
