package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.RequestValidator;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorErrorType;
import io.vertx.openapi.validation.ValidatorException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import uz.alovoice.core.Message;

/** Checks requests by the contract, and says of each field what is wrong with it. */
final class Validation {
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern PARAMETER = Pattern.compile("parameter ([A-Za-z_-]+)");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?=[^0-9]*$)");
    /** Keywords that only hold others: what is wrong is told by those. */
    private static final Set<String> HOLDERS =
            Set.of("$ref", "properties", "items", "allOf", "additionalProperties", "if", "then", "");

    private final OpenAPIContract contract;
    private final RequestValidator validator;
    private final RequestExtractor extractor = RequestExtractor.withBodyHandler();

    Validation(Vertx vertx, OpenAPIContract contract) {
        this.contract = contract;
        validator = RequestValidator.create(vertx, contract);
    }

    /** Fails with {@link Refused} when the request is not as the contract wants it. */
    Future<Void> check(RoutingContext context, String operation) {
        return extractor
                .extractValidatableRequest(context, contract.operation(operation))
                .compose(request -> validator.validate(request, operation))
                .<Void>mapEmpty()
                .recover(failure -> Future.failedFuture(refusal(failure)));
    }

    private static Throwable refusal(Throwable failure) {
        return switch (failure) {
            case SchemaValidationException e -> {
                var parameter = PARAMETER.matcher(e.getMessage());
                var where = parameter.find() ? parameter.group(1) : "";
                var fields = fields(e.getOutputUnit(), where);
                yield Refused.fields(
                        fields.isEmpty() ? List.of(Message.of("field.invalid").at(where)) : fields);
            }
            case ValidatorException e
            when e.type() == ValidatorErrorType.UNSUPPORTED_VALUE_FORMAT ->
                new Refused(415, "reason.media_type", Message.of("reason.media_type"));
            case ValidatorException e
            when e.type() == ValidatorErrorType.MISSING_REQUIRED_PARAMETER ->
                new Refused(400, "reason.invalid", Message.of("field.required"));
            case ValidatorException e -> new Refused(400, "reason.invalid", Message.of("field.invalid"));
            case DecodeException e -> new Refused(400, "reason.invalid", Message.of("field.invalid"));
            default -> failure;
        };
    }

    /** The first thing wrong with each field. */
    static List<Message> fields(OutputUnit output, String parameter) {
        var first = new LinkedHashMap<String, Message>();
        all(output).forEach(unit -> {
            var location = unit.getKeywordLocation() == null ? "" : unit.getKeywordLocation();
            var keyword = location.substring(location.lastIndexOf('/') + 1);
            // Of a choice of forms only the choice itself is told: each form has its own complaints.
            if (unit.getError() == null || HOLDERS.contains(keyword) || location.contains("/oneOf/")) {
                return;
            }
            var field = parameter.isEmpty() ? field(unit, keyword) : parameter;
            first.putIfAbsent(field, message(keyword, unit.getError()).at(field));
        });
        return List.copyOf(first.values());
    }

    private static Stream<OutputUnit> all(OutputUnit unit) {
        var children = unit.getErrors() == null ? Stream.<OutputUnit>empty() : unit.getErrors().stream();
        return Stream.concat(Stream.of(unit), children.flatMap(Validation::all));
    }

    private static String field(OutputUnit unit, String keyword) {
        var path = unit.getInstanceLocation() == null ? "" : unit.getInstanceLocation();
        var field = path.replaceFirst("^#?/?", "").replace('/', '.');
        var quoted = QUOTED.matcher(unit.getError());
        if (keyword.equals("required") && quoted.find()) {
            return field.isEmpty() ? quoted.group(1) : field + "." + quoted.group(1);
        }
        return field;
    }

    private static Message message(String keyword, String error) {
        var number = NUMBER.matcher(error);
        var limit = number.find() ? number.group() : "";
        return switch (keyword) {
            case "required" -> Message.of("field.required");
            case "minLength", "minItems" ->
                limit.equals("1") || limit.isEmpty()
                        ? Message.of("field.required")
                        : Message.of("field.too_short", limit);
            case "maxLength" -> limit.isEmpty() ? Message.of("field.invalid") : Message.of("field.too_long", limit);
            case "minimum" -> limit.isEmpty() ? Message.of("field.invalid") : Message.of("field.least", limit);
            case "maximum" -> limit.isEmpty() ? Message.of("field.invalid") : Message.of("field.most", limit);
            case "enum", "const" -> Message.of("field.choice");
            case "uniqueItems" -> Message.of("field.twice");
            default -> Message.of("field.invalid");
        };
    }
}
