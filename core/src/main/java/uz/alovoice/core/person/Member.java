package uz.alovoice.core.person;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.number.PhoneNumber;

/**
 * A person who may sign in to a tenant's cabinet.
 *
 * @param name    null until he says it
 * @param role    never OPERATOR: operators are no members
 * @param version grows with each edit
 */
public record Member(
        MemberId id, PhoneNumber phone, @Nullable String name, Role role, Instant createdAt, int version) {}
