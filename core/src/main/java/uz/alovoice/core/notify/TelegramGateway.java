package uz.alovoice.core.notify;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.number.PhoneNumber;

/** Codes by Telegram (core.telegram.org/gateway/api): to whoever has the number in Telegram, for a fee that is given back when undelivered. */
final class TelegramGateway {
    private static final Pattern FLOOD_WAIT = Pattern.compile("FLOOD_WAIT_?([0-9]{1,6})?");
    private static final Duration FLOOD_DEFAULT = Duration.ofSeconds(30);
    /** What is not delivered by then is not delivered at all, and paid back. */
    private static final int TTL_SECONDS = 60;

    private final Http http;
    private final ProviderSettings.Telegram settings;
    private final InstantSource clock;
    private volatile Instant quietUntil = Instant.MIN;

    TelegramGateway(Http http, ProviderSettings.Telegram settings, InstantSource clock) {
        this.http = http;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return the request's id, to ask by; failed with UNAVAILABLE when Telegram does not take it */
    Future<String> send(PhoneNumber phone, String code) {
        if (clock.instant().isBefore(quietUntil)) {
            return Http.refused("Telegram Gateway", "it asked to wait until " + quietUntil);
        }
        var message = new JsonObject()
                .put("phone_number", phone.value())
                .put("code", code)
                .put("ttl", TTL_SECONDS);
        if (settings.callbackUrl() != null) {
            message.put("callback_url", settings.callbackUrl());
        }
        return call("sendVerificationMessage", message).compose(result -> {
            var id = result.getValue("request_id");
            return id instanceof String request && !request.isEmpty() && request.length() <= 200
                    ? Future.succeededFuture(request)
                    : Http.refused("Telegram Gateway", "it named no request");
        });
    }

    /** What Telegram knows now. */
    Future<Delivery> delivery(String requestId) {
        return call("checkVerificationStatus", new JsonObject().put("request_id", requestId))
                .map(TelegramGateway::deliveryOf);
    }

    /** Takes back what is not delivered yet; Telegram does what it can. */
    Future<Void> revoke(String requestId) {
        return call("revokeVerificationMessage", new JsonObject().put("request_id", requestId))
                .mapEmpty();
    }

    /** @return SENT for a status that says nothing of delivery */
    static Delivery deliveryOf(JsonObject requestStatus) {
        var status = requestStatus.getValue("delivery_status") instanceof JsonObject object
                ? object.getValue("status")
                : null;
        for (var delivery : Delivery.values()) {
            if (delivery.code().equals(status)) {
                return delivery;
            }
        }
        return Delivery.SENT;
    }

    private Future<JsonObject> call(String method, JsonObject parameters) {
        return http.post(settings.url() + "/" + method)
                .bearerTokenAuthentication(settings.token())
                .sendJsonObject(parameters)
                .compose(response -> {
                    var answer = Http.json(response);
                    if (Boolean.TRUE.equals(answer.getValue("ok"))) {
                        var result = answer.getValue("result");
                        return Future.succeededFuture(result instanceof JsonObject object ? object : new JsonObject());
                    }
                    var error = answer.getValue("error") instanceof String text ? text : null;
                    keepQuiet(error);
                    return Http.refused("Telegram Gateway", response.statusCode() + " " + error);
                });
    }

    /** FLOOD_WAIT_30: nothing for 30 seconds. Going on would only make it longer. */
    private void keepQuiet(@Nullable String error) {
        var flood = FLOOD_WAIT.matcher(error == null ? "" : error);
        if (flood.find()) {
            var wait = flood.group(1) == null ? FLOOD_DEFAULT : Duration.ofSeconds(Long.parseLong(flood.group(1)));
            quietUntil = clock.instant().plus(wait);
        }
    }
}
