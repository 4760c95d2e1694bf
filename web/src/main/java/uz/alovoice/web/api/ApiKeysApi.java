package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.apikey.ApiKey;
import uz.alovoice.core.apikey.ApiKeyId;
import uz.alovoice.core.apikey.ApiKeys;

/** Keys for programs. */
final class ApiKeysApi {
    private final ApiKeys apiKeys;

    ApiKeysApi(ApiKeys apiKeys) {
        this.apiKeys = apiKeys;
    }

    void mount(Routes routes) {
        routes.on("listApiKeys", request -> apiKeys.list(request.tenant())
                        .map(all ->
                                Request.all(all.stream().map(ApiKeysApi::json).toList())))
                .on("createApiKey", this::create)
                .on("revokeApiKey", request -> apiKeys.revoke(request.tenant(), new ApiKeyId(request.id("api_key")))
                        .map(gone -> Answer.done()));
    }

    private Future<Answer> create(Request request) {
        var body = request.body();
        var expires = body.getString("expires_at");
        return apiKeys.create(
                        request.tenant(),
                        body.getString("name"),
                        body.getJsonArray("scopes").stream()
                                .map(String.class::cast)
                                .toList(),
                        expires == null ? null : time(expires))
                .map(issued -> Answer.of(json(issued.apiKey()).put("key", issued.key()))
                        .withStatus(201));
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new CoreException(Reason.INVALID, Message.of("field.invalid").at("expires_at"), e);
        }
    }

    private static JsonObject json(ApiKey key) {
        return new JsonObject()
                .put("id", key.id().value())
                .put("name", key.name())
                .put("hint", key.hint())
                .put("scopes", new JsonArray(key.scopes()))
                .put("created_at", key.createdAt().toString())
                .put("expires_at", text(key.expiresAt()))
                .put("used_at", text(key.usedAt()));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
