package uz.alovoice.web.api;

import io.vertx.core.Future;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.person.SignInByDesktop;
import uz.alovoice.core.person.Token;
import uz.alovoice.web.auth.SessionCookie;
import uz.alovoice.web.auth.Visitors;

/** How the program of an operator signs in. */
public final class DesktopApi {
    private final SignInByDesktop signInByDesktop;
    private final Visitors visitors;

    public DesktopApi(SignInByDesktop signInByDesktop, Visitors visitors) {
        this.signInByDesktop = signInByDesktop;
        this.visitors = visitors;
    }

    public void mount(Routes routes) {
        routes.on("signInDesktop", this::signIn);
    }

    /** Refused alike, whatever is wrong. */
    private Future<Answer> signIn(Request request) {
        var body = request.body();
        return signInByDesktop
                .signIn(
                        new Token(body.getString("token")),
                        body.getString("computer"),
                        body.getString("name", ""),
                        visitors.of(request.context().request()))
                .map(session -> {
                    SessionCookie.set(
                            request.context(),
                            session.orElseThrow(
                                    () -> new CoreException(Reason.NOT_FOUND, Message.of("workplace.not_found"))));
                    return Answer.done();
                });
    }
}
