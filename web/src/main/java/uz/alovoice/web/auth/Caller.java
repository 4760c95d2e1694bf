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
 * @param language that answers are in; null for an API key, whose requests say it themselves
 * @param operator that the person is in that tenant; null for none
 * @param support  in that tenant by its owner's grant only
 * @param installation administers the installation
 */
public record Caller(
        PersonId person,
        TenantId tenant,
        Role role,
        Language language,
        OperatorId operator,
        boolean support,
        boolean installation) {
    /** Key of the context for "person 7", "support 7", "installation 7" or "api_key 3". */
    public static final String NAME = "alovoice.caller.name";

    private static final String KEY = "alovoice.caller";

    /** The caller of an operation that is not public: the gate has let him in. */
    public static Caller of(RoutingContext context) {
        return context.get(KEY);
    }

    public void put(RoutingContext context) {
        context.put(KEY, this);
    }
}
