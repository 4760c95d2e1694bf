package uz.alovoice.web.auth;

import io.vertx.ext.web.RoutingContext;
import uz.alovoice.core.Language;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.person.PersonId;
import uz.alovoice.core.person.Role;

/**
 * Who sent a request.
 *
 * @param person   null for an API key
 * @param tenant   that the session works in; null until the person has chosen one
 * @param role     in that tenant; null without one
 * @param language that answers are in
 * @param operator that the person is in that tenant; null for none
 */
public record Caller(PersonId person, TenantId tenant, Role role, Language language, OperatorId operator) {
    private static final String KEY = Caller.class.getName();

    /** The caller of an operation that is not public: the gate has let him in. */
    public static Caller of(RoutingContext context) {
        return context.get(KEY);
    }

    public void put(RoutingContext context) {
        context.put(KEY, this);
    }
}
