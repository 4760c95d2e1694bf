package uz.alovoice.web.auth;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import uz.alovoice.core.Message;
import uz.alovoice.core.apikey.ApiKey;
import uz.alovoice.core.apikey.ApiKeys;
import uz.alovoice.core.database.Actor;
import uz.alovoice.core.person.Role;
import uz.alovoice.web.api.Contract;
import uz.alovoice.web.api.Refused;

/** Lets a request in, or not: by session cookie or API key, by role or scope, as the contract says of its operation. */
public final class Gate {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final ApiKeys apiKeys;
    private final RateLimit rateLimit;
    private final Visitors visitors;

    public Gate(Sessions sessions, ApiKeys apiKeys, RateLimit rateLimit, Visitors visitors) {
        this.sessions = sessions;
        this.apiKeys = apiKeys;
        this.rateLimit = rateLimit;
        this.visitors = visitors;
    }

    /** Fails with {@link Refused}; else the request has its {@link Caller}, unless the operation is public. */
    public Future<Void> enter(RoutingContext context, Contract.Rule rule) {
        var authorization = context.request().getHeader("Authorization");
        if (authorization != null
                && authorization.startsWith(BEARER)
                && !rule.access().equals("public")) {
            return apiKeys.byKey(authorization.substring(BEARER.length()).strip())
                    .compose(found -> enterByKey(context, rule, found));
        }
        refuseForeignSite(context, rule);
        if (rule.access().equals("public")) {
            rateLimit.count(address(context));
            return Future.succeededFuture();
        }
        return sessions.caller(context).compose(found -> {
            if (found.isEmpty()) {
                throw unauthorized(context);
            }
            found.get().put(context);
            return enterBySession(context, rule, found.get());
        });
    }

    private Future<Void> enterByKey(RoutingContext context, Contract.Rule rule, Optional<ApiKey> found) {
        if (found.isEmpty()) {
            throw unauthorized(context);
        }
        var key = found.get();
        new Caller(null, key.tenant(), Role.ADMINISTRATOR, null, null, false, false).put(context);
        become(context, "api_key", key.id().value());
        if (rule.scope() == null) {
            throw new Refused(403, "reason.forbidden", Message.of("problem.no_api_keys"));
        }
        if (!key.scopes().contains(rule.scope())) {
            throw new Refused(403, "reason.forbidden", Message.of("problem.scope", rule.scope()));
        }
        return Future.succeededFuture();
    }

    private Future<Void> enterBySession(RoutingContext context, Contract.Rule rule, Caller caller) {
        become(context, kind(rule, caller), caller.person().value());
        if (rule.access().equals("installation")) {
            if (!caller.installation()) {
                throw new Refused(403, "reason.forbidden", Message.of("problem.installation"));
            }
            return Future.succeededFuture();
        }
        if (rule.access().equals("signed-in")) {
            return Future.succeededFuture();
        }
        if (caller.tenant() == null) {
            throw new Refused(403, "reason.forbidden", Message.of("problem.choose_tenant"));
        }
        if (!caller.role().atLeast(Role.fromCode(rule.access()))) {
            throw new Refused(403, "reason.forbidden", Message.of("problem.role"));
        }
        if (caller.support() && !rule.support()) {
            throw new Refused(403, "reason.forbidden", Message.of("problem.support"));
        }
        return Future.succeededFuture();
    }

    /** As what the audit log has him. */
    private static String kind(Contract.Rule rule, Caller caller) {
        return rule.access().equals("installation") ? "installation" : caller.support() ? "support" : "person";
    }

    private void become(RoutingContext context, String kind, long id) {
        var name = kind + " " + id;
        context.put(Caller.NAME, name);
        new Actor(kind, id).act();
        rateLimit.count(name);
    }

    private Refused unauthorized(RoutingContext context) {
        rateLimit.count(address(context));
        return new Refused(401, "reason.unauthorized", Message.of("reason.unauthorized"));
    }

    /** Behind a proxy the visitor's own: else one who asks too often would shut everybody out. */
    private String address(RoutingContext context) {
        return "address " + visitors.network(context.request());
    }

    /** The cookie comes along with whatever a foreign page sends: changes are taken from our own pages only. */
    private static void refuseForeignSite(RoutingContext context, Contract.Rule rule) {
        if (SAFE.contains(rule.method())) {
            return;
        }
        var site = context.request().getHeader("Sec-Fetch-Site");
        var origin = context.request().getHeader("Origin");
        boolean own = site != null
                ? site.equals("same-origin") || site.equals("none")
                : origin != null
                        ? OwnSite.sentBy(context)
                        : rule.access().equals("public"); // no browser, and no cookie that counts
        if (!own) {
            throw new Refused(403, "reason.forbidden", Message.of("problem.origin"));
        }
    }
}
