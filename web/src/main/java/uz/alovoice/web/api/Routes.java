package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import uz.alovoice.core.Message;
import uz.alovoice.web.auth.Gate;

/**
 * The way of a request: the gate lets it in, its body is read, the contract is checked, the operation answers. What the contract has and no
 * class here does, answers 503.
 */
public final class Routes {
    private final Contract contract;
    private final Gate gate;
    private final Idempotency idempotency;
    private final Path uploads;
    private final Map<String, Operation> operations = new HashMap<>();

    /** @param uploads directory for files that are being sent; they are deleted with the end of the request */
    Routes(Contract contract, Gate gate, Idempotency idempotency, Path uploads) {
        this.contract = contract;
        this.gate = gate;
        this.idempotency = idempotency;
        this.uploads = uploads;
    }

    /** @param id of an operation of the contract */
    public Routes on(String id, Operation operation) {
        if (contract.rules().stream().noneMatch(rule -> rule.id().equals(id))) {
            throw new IllegalStateException("the contract has no operation " + id);
        }
        if (operations.put(id, operation) != null) {
            throw new IllegalStateException(id + " is bound twice");
        }
        return this;
    }

    /** With every operation of the contract, to be mounted at the root. */
    Future<Router> router(Vertx vertx) {
        return OpenAPIContract.from(vertx, contract.forValidation()).map(checked -> {
            var builder = RouterBuilder.create(vertx, checked);
            var validation = new Validation(vertx, checked);
            for (var rule : contract.rules()) {
                var body = BodyHandler.create(uploads.toString())
                        .setBodyLimit(rule.bodyLimit())
                        .setDeleteUploadedFilesOnEnd(true);
                builder.getRoute(rule.id())
                        .setDoValidation(false)
                        .setDoSecurity(false)
                        .addHandler(context -> enter(context, rule))
                        // As a plain handler: Vert.x wants body handlers before all others.
                        .addHandler(context -> body.handle(context))
                        .addHandler(context -> validation
                                .check(context, rule.id())
                                .onSuccess(fine -> context.next())
                                .onFailure(context::fail))
                        .addHandler(context -> answer(context, rule))
                        .addFailureHandler(Problems::answer);
            }
            return builder.createRouter();
        });
    }

    /** The body waits while the gate asks the database. */
    private void enter(RoutingContext context, Contract.Rule rule) {
        refuseTooLarge(context, rule);
        context.request().pause();
        gate.enter(context, rule)
                .onComplete(entered -> context.request().resume())
                .onSuccess(entered -> context.next())
                .onFailure(context::fail);
    }

    /** Before any of it is read: nobody uploads 200 MB to be told then. */
    private static void refuseTooLarge(RoutingContext context, Contract.Rule rule) {
        var length = context.request().getHeader("Content-Length");
        if (length != null
                && length.matches("[0-9]+")
                && (length.length() > 15 || Long.parseLong(length) > rule.bodyLimit())) {
            if (context.request().version() != HttpVersion.HTTP_2) { // which has no such header: the stream alone ends
                context.response().putHeader("Connection", "close");
            }
            throw new Refused(
                    413, "reason.too_large", Message.of("problem.too_large", Math.max(1, rule.bodyLimit() >> 20)));
        }
    }

    private void answer(RoutingContext context, Contract.Rule rule) {
        var request = new Request(context);
        var operation = operations.getOrDefault(rule.id(), Routes::notAvailable);
        Future.<Void>succeededFuture()
                .compose(start ->
                        rule.once() ? idempotency.once(request, rule.id(), operation) : operation.answer(request))
                .compose(answer -> send(context, answer))
                .onFailure(context::fail);
    }

    private static Future<Answer> notAvailable(Request request) {
        return Future.failedFuture(new Refused(503, "reason.unavailable", Message.of("problem.not_available")));
    }

    private static Future<Void> send(RoutingContext context, Answer answer) {
        if (answer.sound() != null) {
            return Sounds.send(context, answer.sound());
        }
        var response = context.response().setStatusCode(answer.status()).putHeader("Cache-Control", "no-store");
        if (answer.version() != null) {
            response.putHeader("ETag", "\"" + answer.version() + "\"");
        }
        if (answer.file() != null) {
            return response.putHeader("Content-Type", answer.file().type())
                    .putHeader(
                            "Content-Disposition",
                            "attachment; filename=\"" + answer.file().name() + "\"")
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .end(answer.file().content());
        }
        if (answer.body() == null) {
            return response.end();
        }
        return response.putHeader("Content-Type", "application/json")
                .end(answer.body().toBuffer());
    }
}
