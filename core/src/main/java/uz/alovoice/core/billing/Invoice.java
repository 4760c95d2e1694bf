package uz.alovoice.core.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.TenantId;

/**
 * What a tenant is to pay by bank.
 *
 * @param number unique in the installation; it is what the transfer's purpose names
 * @param amount tiyin
 * @param buyer name of the firm or person that pays
 * @param taxNumber STIR of a firm, 9 digits, or JShShIR of a person, 14; null when not given
 * @param seller name and bank details as they were when it was issued, a line each
 * @param paidAt null until the administrator has seen the money
 */
public record Invoice(
        long number,
        TenantId tenant,
        long amount,
        String buyer,
        @Nullable String taxNumber,
        String seller,
        Instant issuedAt,
        @Nullable Instant paidAt) {}
