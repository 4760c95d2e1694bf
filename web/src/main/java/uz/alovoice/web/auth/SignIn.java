package uz.alovoice.web.auth;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import uz.alovoice.core.Language;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.person.Access;
import uz.alovoice.core.person.ConfirmSignIn;
import uz.alovoice.core.person.People;
import uz.alovoice.core.person.Session;
import uz.alovoice.core.person.SessionId;
import uz.alovoice.core.person.SignedIn;
import uz.alovoice.core.person.StartSignIn;
import uz.alovoice.core.person.Theme;
import uz.alovoice.core.tenant.FirstSteps;
import uz.alovoice.core.tenant.GuidedSetUp;
import uz.alovoice.core.tenant.Tenant;
import uz.alovoice.core.tenant.Tenants;

/** The sign-in operations of the contract (sign-in.yaml): what each of them answers, and the cookie. */
public final class SignIn {
    private final StartSignIn start;
    private final ConfirmSignIn confirm;
    private final uz.alovoice.core.person.Sessions sessions;
    private final People people;
    private final Tenants tenants;
    private final GuidedSetUp guidedSetUp;
    private final Visitors visitors;

    public SignIn(
            StartSignIn start,
            ConfirmSignIn confirm,
            uz.alovoice.core.person.Sessions sessions,
            People people,
            Tenants tenants,
            GuidedSetUp guidedSetUp,
            Visitors visitors) {
        this.start = start;
        this.confirm = confirm;
        this.sessions = sessions;
        this.people = people;
        this.tenants = tenants;
        this.guidedSetUp = guidedSetUp;
        this.visitors = visitors;
    }

    /** @param preferred the language of the message when the body names none */
    public Future<JsonObject> start(RoutingContext context, JsonObject body, Language preferred) {
        var named = body.getString("language");
        return start.start(
                        PhoneNumber.parse(body.getString("phone")),
                        named == null ? preferred : Language.fromCode(named),
                        visitors.of(context.request()))
                .map(started -> new JsonObject()
                        .put("expires_in", started.expiresIn())
                        .put("retry_after", started.retryAfter()));
    }

    /** @param preferred the language of a person who was not known yet */
    public Future<JsonObject> confirm(RoutingContext context, JsonObject body, Language preferred) {
        return confirm.confirm(
                        PhoneNumber.parse(body.getString("phone")),
                        body.getString("code"),
                        preferred,
                        visitors.of(context.request()))
                .compose(token -> {
                    SessionCookie.set(context, token);
                    return sessions.find(token);
                })
                .compose(who -> me(who.orElseThrow()));
    }

    public Future<Void> signOut(RoutingContext context) {
        var who = CookieSessions.signedIn(context);
        SessionCookie.clear(context);
        return sessions.end(who.person().id(), who.session());
    }

    public Future<JsonObject> chooseTenant(RoutingContext context, JsonObject body) {
        var who = CookieSessions.signedIn(context);
        return sessions.choose(who, new TenantId(body.getLong("tenant")))
                .compose(access -> me(new SignedIn(who.session(), who.person(), access)));
    }

    /** Newest first. */
    public Future<List<JsonObject>> sessions(RoutingContext context) {
        var who = CookieSessions.signedIn(context);
        return sessions.list(who.person().id()).map(all -> all.stream()
                .map(session -> json(session, who.session()))
                .toList());
    }

    public Future<Void> revoke(RoutingContext context, long session) {
        return sessions.end(CookieSessions.signedIn(context).person().id(), new SessionId(session));
    }

    public Future<JsonObject> me(RoutingContext context) {
        return me(CookieSessions.signedIn(context));
    }

    public Future<JsonObject> editMe(RoutingContext context, JsonObject body) {
        var who = CookieSessions.signedIn(context);
        return people.edit(
                        who.person().id(),
                        body.getString("name"),
                        Language.fromCode(body.getString("language")),
                        Theme.fromCode(body.getString("theme")))
                .compose(person -> me(new SignedIn(who.session(), person, who.access())));
    }

    private Future<JsonObject> me(SignedIn who) {
        var choices = people.tenants(who.person());
        var access = who.access();
        if (access == null) {
            return choices.map(all -> json(who, all)
                    .putNull("tenant")
                    .putNull("role")
                    .putNull("operator")
                    .putNull("first_steps"));
        }
        var tenant = tenants.get(access.tenant());
        var steps = guidedSetUp.of(access.tenant());
        return Future.all(choices, tenant, steps).map(all -> json(who, choices.result())
                .put("tenant", json(tenant.result()))
                .put("role", access.role().code())
                .put(
                        "operator",
                        access.operator() == null ? null : access.operator().value())
                .put("first_steps", json(steps.result())));
    }

    private JsonObject json(SignedIn who, List<Access> choices) {
        var person = who.person();
        return new JsonObject()
                .put(
                        "person",
                        new JsonObject()
                                .put("id", person.id().value())
                                .put("phone", person.phone().value())
                                .put("name", person.name())
                                .put("language", person.language().code())
                                .put("theme", person.theme().code()))
                .put("tenants", new JsonArray(choices.stream().map(SignIn::json).toList()))
                .put("support", who.access() != null && who.access().support())
                .put("installation", people.administersInstallation(person));
    }

    private static JsonObject json(Access choice) {
        return new JsonObject()
                .put("id", choice.tenant().value())
                .put("name", choice.name())
                .put("role", choice.role().code());
    }

    private static JsonObject json(Tenant tenant) {
        var settings = tenant.settings();
        return new JsonObject()
                .put("id", tenant.id().value())
                .put("name", settings.name())
                .put("time_zone", settings.timeZone().getId())
                .put("language", settings.language().code());
    }

    private static JsonObject json(FirstSteps steps) {
        return new JsonObject()
                .put("operators", steps.operators())
                .put("number", steps.number())
                .put("greeting", steps.greeting())
                .put("test_call", steps.testCall());
    }

    private static JsonObject json(Session session, SessionId current) {
        return new JsonObject()
                .put("id", session.id().value())
                .put("current", session.id().equals(current))
                .put("created_at", session.createdAt().toString())
                .put("seen_at", session.seenAt().toString())
                .put("user_agent", session.userAgent())
                .put("address", session.address());
    }
}
