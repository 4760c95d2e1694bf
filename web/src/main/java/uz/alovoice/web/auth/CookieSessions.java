package uz.alovoice.web.auth;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import uz.alovoice.core.person.People;
import uz.alovoice.core.person.SignedIn;

/** Sessions by their cookie. */
public final class CookieSessions implements Sessions {
    private static final String KEY = SignedIn.class.getName();

    private final uz.alovoice.core.person.Sessions sessions;
    private final People people;

    public CookieSessions(uz.alovoice.core.person.Sessions sessions, People people) {
        this.sessions = sessions;
        this.people = people;
    }

    @Override
    public Future<Optional<Caller>> caller(RoutingContext context) {
        var token = SessionCookie.read(context);
        if (token.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return sessions.find(token.get())
                .onSuccess(found -> found.ifPresent(who -> context.put(KEY, who)))
                .map(found -> found.map(this::caller));
    }

    /** Whose session the request came with; the gate has asked for it. */
    static SignedIn signedIn(RoutingContext context) {
        return context.get(KEY);
    }

    private Caller caller(SignedIn who) {
        var access = who.access();
        return new Caller(
                who.person().id(),
                access == null ? null : access.tenant(),
                access == null ? null : access.role(),
                who.person().language(),
                access == null ? null : access.operator(),
                access != null && access.support(),
                people.administersInstallation(who.person()));
    }
}
