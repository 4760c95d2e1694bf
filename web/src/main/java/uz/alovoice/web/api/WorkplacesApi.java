package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.workplace.BrowserPhone;
import uz.alovoice.core.workplace.BrowserPhones;
import uz.alovoice.core.workplace.PauseReasons;
import uz.alovoice.core.workplace.RingMobile;

/** What operators work with. */
final class WorkplacesApi {
    private final BrowserPhones phones;
    private final PauseReasons pauseReasons;

    WorkplacesApi(BrowserPhones phones, PauseReasons pauseReasons) {
        this.phones = phones;
        this.pauseReasons = pauseReasons;
    }

    void mount(Routes routes) {
        routes.on("getPhone", request -> own(request).compose(operator -> phones.of(request.tenant(), operator)
                        .map(phone -> Answer.of(json(phone)))))
                .on("setRingMobile", request -> own(request).compose(operator -> phones.ringMobile(
                                request.tenant(),
                                operator,
                                RingMobile.fromCode(request.body().getString("ring_mobile")))
                        .map(phone -> Answer.of(json(phone)))))
                .on(
                        "listPauseReasons",
                        request -> pauseReasons.list(request.tenant()).map(WorkplacesApi::reasons))
                .on("savePauseReasons", request -> pauseReasons
                        .save(
                                request.tenant(),
                                request.body().getJsonArray("reasons").stream()
                                        .map(String.class::cast)
                                        .toList())
                        .map(WorkplacesApi::reasons));
    }

    /** The operator that the caller is; fails with NOT_FOUND when he is none. */
    private static Future<OperatorId> own(Request request) {
        var operator = request.caller().operator();
        return operator == null
                ? Future.failedFuture(new CoreException(Reason.NOT_FOUND, Message.of("workplace.no_operator")))
                : Future.succeededFuture(operator);
    }

    private static Answer reasons(List<String> reasons) {
        return Answer.of(new JsonObject().put("reasons", new JsonArray(reasons)));
    }

    private static JsonObject json(BrowserPhone phone) {
        return new JsonObject()
                .put("operator", phone.operator().value())
                .put("name", phone.name())
                .put("extension", phone.extension())
                .put("uri", "sip:" + phone.extension() + "@" + phone.domain())
                .put("realm", phone.domain())
                .put("ha1", phone.a1Hash())
                .put(
                        "presence",
                        new JsonObject()
                                .put("available", phone.presence().available())
                                .put("pause_reason", phone.presence().pauseReason())
                                .put("since", phone.presence().since().toString()))
                .put("pause_reasons", new JsonArray(phone.pauseReasons()))
                .put("ring_mobile", phone.ringMobile().code())
                .put("mobile", phone.mobile());
    }
}
