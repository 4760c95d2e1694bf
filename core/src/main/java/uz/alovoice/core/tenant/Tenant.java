package uz.alovoice.core.tenant;

import java.time.Instant;
import uz.alovoice.core.TenantId;

/**
 * A customer.
 *
 * @param sipDomain where the operators' phones register; begins with a letter and never changes, since digests are made with it
 * @param version   grows with each edit
 */
public record Tenant(TenantId id, String sipDomain, TenantSettings settings, Instant createdAt, int version) {}
