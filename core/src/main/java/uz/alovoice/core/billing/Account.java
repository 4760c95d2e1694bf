package uz.alovoice.core.billing;

import java.time.Instant;
import java.util.List;
import uz.alovoice.core.TenantId;

/**
 * A tenant as the installation's administrator sees him.
 *
 * @param owners their telephone numbers
 */
public record Account(TenantId tenant, String name, List<String> owners, Instant since, Balance balance) {}
