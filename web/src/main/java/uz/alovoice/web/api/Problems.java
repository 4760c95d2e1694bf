package uz.alovoice.web.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.Language;
import uz.alovoice.core.Message;

/** What went wrong, as RFC 9457 problems in the caller's language. */
final class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** For a failure handler: answers with what the request failed of. */
    static void answer(RoutingContext context) {
        if (context.response().ended()) {
            return;
        }
        if (context.response().headWritten()) {
            context.response().reset(); // half an answer cannot become a problem
            return;
        }
        var problem = problem(context);
        context.response()
                .setStatusCode(problem.getInteger("status"))
                .putHeader("Content-Type", "application/problem+json")
                .end(problem.toBuffer());
    }

    private static JsonObject problem(RoutingContext context) {
        var language = Request.language(context);
        return switch (context.failure()) {
            case CoreException e -> ofCore(e, language);
            case Refused r -> ofRefused(context, r, language);
            case null, default -> byStatus(context, language);
        };
    }

    private static JsonObject ofCore(CoreException e, Language language) {
        var reason = e.reason().name().toLowerCase(Locale.ROOT);
        var status =
                switch (e.reason()) {
                    case NOT_FOUND -> 404;
                    case INVALID -> 422;
                    case CONFLICT -> 409;
                    case FORBIDDEN -> 403;
                    case LIMIT -> 429;
                    case UNPAID -> 402;
                    case STALE -> 412;
                    case LOST, UNAVAILABLE -> 503;
                };
        return problem(
                status,
                Message.of("reason." + reason),
                e.told(),
                e.told().filter(told -> told.field() != null).stream().toList(),
                language);
    }

    private static JsonObject ofRefused(RoutingContext context, Refused r, Language language) {
        var problem = problem(r.status(), Message.of(r.title()), Optional.of(r.message()), r.fields(), language);
        if (r.retryAfter() > 0) {
            context.response().putHeader("Retry-After", Integer.toString(r.retryAfter()));
            problem.put("retry_after", r.retryAfter());
        }
        return problem;
    }

    private static JsonObject byStatus(RoutingContext context, Language language) {
        var status = context.statusCode() < 400 ? 500 : context.statusCode();
        var title =
                switch (status) {
                    case 401 -> "reason.unauthorized";
                    case 404 -> "reason.not_found";
                    case 405 -> "reason.method";
                    case 413 -> "reason.too_large";
                    case 415 -> "reason.media_type";
                    default -> status < 500 ? "reason.invalid" : "reason.failed";
                };
        Optional<Message> told = Optional.empty();
        if (status >= 500) {
            log.error(
                    "{} {} failed",
                    context.request().method(),
                    context.request().path(),
                    context.failure());
            told = Optional.of(Message.of("problem.failed"));
        }
        return problem(status, Message.of(title), told, List.of(), language);
    }

    private static JsonObject problem(
            int status, Message title, Optional<Message> told, List<Message> fields, Language language) {
        var problem = new JsonObject()
                .put("type", "about:blank")
                .put("title", title.text(language))
                .put("status", status)
                .put("code", told.orElse(title).key());
        told.ifPresent(message -> problem.put("detail", message.text(language)));
        if (!fields.isEmpty()) {
            problem.put(
                    "errors",
                    new JsonArray(fields.stream()
                            .map(field -> new JsonObject()
                                    .put("field", field.field())
                                    .put("code", field.key())
                                    .put("detail", field.text(language)))
                            .toList()));
        }
        return problem;
    }
}
