package uz.alovoice.core.billing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger.
 *
 * @param place 1, 2, 3 … without a gap
 * @param amount tiyin; above zero in favour of the tenant
 * @param balanceAfter tiyin
 * @param quantity operators or seconds, null where nothing is counted
 * @param price tiyin for one operator's day or for a minute, null where nothing is counted
 * @param about the day, the number called, the invoice's number, the administrator's words; may be empty
 * @param call null unless of a call
 */
public record Entry(
        long place,
        EntryKind kind,
        long amount,
        long balanceAfter,
        @Nullable Long quantity,
        @Nullable Long price,
        String about,
        @Nullable UUID call,
        Instant at) {}
