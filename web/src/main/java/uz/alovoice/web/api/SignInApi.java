package uz.alovoice.web.api;

import io.vertx.core.Future;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.web.auth.SignIn;

/** By telephone number and code. */
public final class SignInApi {
    private final SignIn signIn;

    public SignInApi(SignIn signIn) {
        this.signIn = signIn;
    }

    public void mount(Routes routes) {
        routes.on("startSignIn", this::start)
                .on(
                        "confirmSignIn",
                        request -> soon(signIn.confirm(request.context(), request.body(), request.language())
                                .map(Answer::of)))
                .on("signOut", request -> signIn.signOut(request.context()).map(out -> Answer.done()))
                .on("chooseTenant", request -> signIn.chooseTenant(request.context(), request.body())
                        .map(Answer::of))
                .on("listSessions", request -> signIn.sessions(request.context())
                        .map(Request::all))
                .on("revokeSession", request -> signIn.revoke(request.context(), request.id("session"))
                        .map(ended -> Answer.done()))
                .on("getMe", request -> signIn.me(request.context()).map(Answer::of))
                .on("editMe", request -> signIn.editMe(request.context(), request.body())
                        .map(Answer::of));
    }

    private Future<Answer> start(Request request) {
        return soon(signIn.start(request.context(), request.body(), request.language())
                .map(started -> new Answer(202, started, null, null)));
    }

    /** A limit says when to come again. */
    private static <T> Future<T> soon(Future<T> answer) {
        return answer.recover(e -> Future.failedFuture(
                e instanceof CoreException limit
                                && limit.reason() == Reason.LIMIT
                                && limit.told().isPresent()
                                && limit.told().get().args().getFirst() instanceof Integer seconds
                        ? Refused.tooMany(seconds)
                        : e));
    }
}
