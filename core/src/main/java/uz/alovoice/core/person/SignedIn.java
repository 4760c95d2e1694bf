package uz.alovoice.core.person;

import org.jspecify.annotations.Nullable;

/**
 * Who a session belongs to.
 *
 * @param access to the tenant that the session works in; null when none is chosen, or when the person may not enter it any more
 */
public record SignedIn(
        SessionId session, Person person, @Nullable Access access) {}
