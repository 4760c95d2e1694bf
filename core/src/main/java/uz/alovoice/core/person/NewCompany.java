package uz.alovoice.core.person;

import io.vertx.core.Future;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.number.PhoneNumber;

/** What else happens when a phone's first sign-in makes a tenant, in the same transaction, which is one across tenants: its starting balance. */
@FunctionalInterface
public interface NewCompany {
    Future<?> made(Tx tx, TenantId tenant, PhoneNumber owner);
}
