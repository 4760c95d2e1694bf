package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Language;
import uz.alovoice.core.Message;
import uz.alovoice.core.Page;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.operator.ImportOperators;
import uz.alovoice.core.operator.Operator;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.operator.OperatorSettings;
import uz.alovoice.core.operator.Operators;
import uz.alovoice.core.person.Role;

/** Who answers calls. */
final class OperatorsApi {
    private final Operators operators;
    private final ImportOperators importOperators;
    private final String sipProxy;

    /** @param sipProxy host:port that phones register at */
    OperatorsApi(Operators operators, ImportOperators importOperators, String sipProxy) {
        this.operators = operators;
        this.importOperators = importOperators;
        this.sipProxy = sipProxy;
    }

    void mount(Routes routes) {
        routes.on("listOperators", this::list)
                .on("createOperator", this::create)
                .on("importOperators", this::importCsv)
                .on(
                        "getOperator",
                        request -> operators.get(request.tenant(), id(request)).map(OperatorsApi::answer))
                .on("editOperator", request -> operators
                        .edit(
                                request.tenant(),
                                id(request),
                                settings(request),
                                request.ids("departments"),
                                request.version())
                        .map(OperatorsApi::answer))
                .on("deleteOperator", request -> operators
                        .delete(request.tenant(), id(request))
                        .map(gone -> Answer.done()))
                .on("listDeletedOperators", request -> operators
                        .deleted(request.tenant())
                        .map(all ->
                                Request.all(all.stream().map(OperatorsApi::json).toList())))
                .on("restoreOperator", request -> operators
                        .restore(request.tenant(), id(request))
                        .map(OperatorsApi::answer))
                .on("disableOperator", request -> operators
                        .setDisabled(
                                request.tenant(), id(request), request.body().getBoolean("disabled"))
                        .map(OperatorsApi::answer))
                .on("setPresence", this::setPresence)
                .on("getSipAccount", this::sipAccount);
    }

    private Future<Answer> list(Request request) {
        return operators
                .page(
                        request.tenant(),
                        request.query("after"),
                        request.limit(),
                        request.query("search"),
                        request.queryId("department"))
                .map(page -> Request.page(new Page<>(
                        page.items().stream()
                                .map(operator -> json(operator).put("version", operator.version()))
                                .toList(),
                        page.next())));
    }

    private Future<Answer> create(Request request) {
        return operators
                .create(request.tenant(), settings(request), request.ids("departments"))
                .map(operator -> Answer.created(json(operator), operator.version()));
    }

    private Future<Answer> importCsv(Request request) {
        return importOperators
                .run(request.tenant(), request.file(), Boolean.parseBoolean(request.query("dry_run")))
                .map(outcome -> Answer.of(new JsonObject()
                        .put("rows", outcome.rows())
                        .put("created", outcome.created())
                        .put("errors", request.rowErrors(outcome.errors()))));
    }

    private Future<Answer> setPresence(Request request) {
        var caller = request.caller();
        if (!caller.role().atLeast(Role.SUPERVISOR) && !id(request).equals(caller.operator())) {
            return operators.get(request.tenant(), id(request)).map(other -> {
                throw new CoreException(Reason.FORBIDDEN, Message.of("operator.only_own"));
            });
        }
        var body = request.body();
        return operators
                .setPresence(
                        request.tenant(), id(request), body.getBoolean("available"), body.getString("pause_reason"))
                .map(OperatorsApi::answer);
    }

    private Future<Answer> sipAccount(Request request) {
        return operators
                .revealSipAccount(request.tenant(), id(request))
                .map(account -> Answer.of(new JsonObject()
                        .put("username", account.extension())
                        .put("password", account.secret())
                        .put("domain", account.domain())
                        .put("proxy", sipProxy)));
    }

    private static OperatorId id(Request request) {
        return new OperatorId(request.id("operator"));
    }

    private static OperatorSettings settings(Request request) {
        var body = request.body();
        var phone = body.getString("phone");
        return new OperatorSettings(
                body.getString("name"),
                phone == null || phone.isBlank() ? null : PhoneNumber.parse(phone),
                body.getJsonArray("languages", new JsonArray()).stream()
                        .map(code -> Language.fromCode((String) code))
                        .toList(),
                body.getBoolean("outside_allowed", true),
                body.getBoolean("international_allowed", false));
    }

    private static JsonObject json(Operators.Deleted deleted) {
        return new JsonObject()
                .put("id", deleted.id().value())
                .put("name", deleted.name())
                .put("extension", deleted.extension())
                .put("deleted_at", deleted.at().toString());
    }

    private static Answer answer(Operator operator) {
        return Answer.of(json(operator), operator.version());
    }

    private static JsonObject json(Operator operator) {
        var s = operator.settings();
        return new JsonObject()
                .put("id", operator.id().value())
                .put("name", s.name())
                .put("extension", operator.extension())
                .put("phone", s.phone() == null ? null : s.phone().value())
                .put(
                        "languages",
                        new JsonArray(s.languages().stream().map(Language::code).toList()))
                .put("departments", new JsonArray(operator.departments()))
                .put("outside_allowed", s.outsideAllowed())
                .put("international_allowed", s.internationalAllowed())
                .put("disabled", operator.disabled())
                .put(
                        "presence",
                        new JsonObject()
                                .put("available", operator.presence().available())
                                .put("pause_reason", operator.presence().pauseReason())
                                .put("since", operator.presence().since().toString()))
                .put("state", operator.state().code())
                .put("devices", operator.devices());
    }
}
