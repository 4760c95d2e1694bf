package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.operator.Operators;
import uz.alovoice.core.workplace.BrowserPhone;
import uz.alovoice.core.workplace.BrowserPhones;
import uz.alovoice.core.workplace.DesktopProgram;
import uz.alovoice.core.workplace.PauseReasons;
import uz.alovoice.core.workplace.PhoneFile;
import uz.alovoice.core.workplace.PhoneModel;
import uz.alovoice.core.workplace.PushKeys;
import uz.alovoice.core.workplace.PushSubscription;
import uz.alovoice.core.workplace.PushSubscriptions;
import uz.alovoice.core.workplace.RingMobile;
import uz.alovoice.core.workplace.Workplace;
import uz.alovoice.core.workplace.Workplaces;
import uz.alovoice.web.auth.OwnSite;

/** What operators work with. */
final class WorkplacesApi {
    private final BrowserPhones phones;
    private final PauseReasons pauseReasons;
    private final PushSubscriptions subscriptions;
    private final PushKeys pushKeys;
    private final Workplaces workplaces;
    private final Operators operators;
    private final String sipProxy;
    private final WorkplaceSettings settings;

    /** @param sipProxy host:port that phones register at */
    WorkplacesApi(
            BrowserPhones phones,
            PauseReasons pauseReasons,
            PushSubscriptions subscriptions,
            PushKeys pushKeys,
            Workplaces workplaces,
            Operators operators,
            String sipProxy,
            WorkplaceSettings settings) {
        this.phones = phones;
        this.pauseReasons = pauseReasons;
        this.subscriptions = subscriptions;
        this.pushKeys = pushKeys;
        this.workplaces = workplaces;
        this.operators = operators;
        this.sipProxy = sipProxy;
        this.settings = settings;
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
                        .map(WorkplacesApi::reasons))
                .on("getPushKey", request -> pushKeys.get()
                        .map(keys -> Answer.of(new JsonObject()
                                .put(
                                        "public_key",
                                        Base64.getUrlEncoder()
                                                .withoutPadding()
                                                .encodeToString(keys.getApplicationServerKey())))))
                .on("addPushSubscription", this::subscribe)
                .on("removePushSubscription", request -> own(request).compose(operator -> subscriptions
                        .remove(request.tenant(), operator, request.id("subscription"))
                        .map(gone -> Answer.done())))
                .on("createPhoneLink", this::link)
                .on("listWorkplaces", request -> workplaces
                        .list(request.tenant(), operator(request))
                        .map(all -> Request.all(
                                all.stream().map(WorkplacesApi::json).toList())))
                .on("revokeWorkplace", request -> workplaces
                        .revoke(request.tenant(), request.id("workplace"))
                        .map(gone -> Answer.done()))
                .on("getPhoneFile", this::file)
                .on("makeDesktop", this::desktop);
    }

    private Future<Answer> subscribe(Request request) {
        var body = request.body();
        return own(request).compose(operator -> subscriptions
                .add(
                        request.tenant(),
                        operator,
                        PushSubscription.of(
                                body.getString("endpoint"),
                                body.getString("p256dh"),
                                body.getString("auth"),
                                request.language(),
                                settings.pushServices()))
                .map(id -> Answer.of(new JsonObject().put("id", id)).withStatus(201)));
    }

    private Future<Answer> link(Request request) {
        var address = OwnSite.address(request.context());
        return workplaces.offerPhone(request.tenant(), operator(request)).map(made -> Answer.of(new JsonObject()
                        .put("id", made.id())
                        .put("url", address + "/p/" + made.token().value())
                        .put("expires_at", made.expiresAt().toString()))
                .withStatus(201));
    }

    /** The account is told, and who looked is in the audit log. */
    private Future<Answer> file(Request request) {
        var model = PhoneModel.fromCode(request.query("model"));
        return operators.get(request.tenant(), operator(request)).compose(operator -> operators
                .revealSipAccount(request.tenant(), operator.id())
                .map(account ->
                        Answer.file(model.file(account, operator.settings().name(), sipProxy))));
    }

    private Future<Answer> desktop(Request request) {
        var address = OwnSite.address(request.context());
        return operators
                .get(request.tenant(), operator(request))
                .compose(operator -> settings.desktop(request.context().vertx()).compose(program -> workplaces
                        .offerDesktop(request.tenant(), operator.id())
                        .map(made -> Answer.file(new PhoneFile(
                                "AloVoice-" + operator.extension() + ".exe",
                                "application/vnd.microsoft.portable-executable",
                                DesktopProgram.of(program, address, made.token()))))));
    }

    private static OperatorId operator(Request request) {
        return new OperatorId(request.id("operator"));
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

    private static JsonObject json(Workplace workplace) {
        return new JsonObject()
                .put("id", workplace.id())
                .put("kind", workplace.kind())
                .put("created_at", workplace.createdAt().toString())
                .put("expires_at", text(workplace.expiresAt()))
                .put("used_at", text(workplace.usedAt()))
                .put("computer", workplace.computer());
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
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
