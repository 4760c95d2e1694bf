package uz.alovoice.core.notify;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import uz.alovoice.core.number.PhoneNumber;

/** SMS by PlayMobile's broker; its address is in the contract with it. */
final class PlayMobile implements Sms {
    private final Http http;
    private final ProviderSettings.PlayMobile settings;

    PlayMobile(Http http, ProviderSettings.PlayMobile settings) {
        this.http = http;
        this.settings = settings;
    }

    @Override
    public Future<Void> send(PhoneNumber phone, String text) {
        var message = new JsonObject()
                .put("recipient", phone.value().substring(1))
                .put("message-id", "alovoice-" + UUID.randomUUID())
                .put(
                        "sms",
                        new JsonObject()
                                .put("originator", settings.originator())
                                .put("content", new JsonObject().put("text", text)));
        return http.post(settings.url() + "/broker-api/send")
                .basicAuthentication(settings.login(), settings.password())
                .sendJsonObject(
                        new JsonObject().put("priority", "realtime").put("messages", new JsonArray().add(message)))
                .compose(response -> response.statusCode() == 200
                        ? Future.succeededFuture()
                        : Http.refused(
                                "PlayMobile",
                                response.statusCode() + " "
                                        + Http.json(response).getValue("error-description")));
    }
}
