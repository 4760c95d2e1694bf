package uz.alovoice.web.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contract: openapi.yaml and a file for each noun, merged into one OpenAPI document at start. */
public final class Contract {
    private static final List<String> NOUNS = List.of(
            "sign-in",
            "company",
            "members",
            "operators",
            "workplaces",
            "departments",
            "numbers",
            "trunks",
            "menus",
            "schedules",
            "campaigns",
            "contacts",
            "audio",
            "call-routes",
            "calls",
            "clients",
            "conclusions",
            "voicemails",
            "billing",
            "installation",
            "api-keys",
            "audit");
    private static final long BODY_LIMIT = 256 << 10;
    private static final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());

    private final JsonObject document = read("openapi");
    private final List<Rule> rules = new ArrayList<>();

    public Contract() {
        for (var noun : NOUNS) {
            var part = read(noun);
            merge(document.getJsonObject("paths"), part.getJsonObject("paths"));
            var components = document.getJsonObject("components");
            for (var kind : part.getJsonObject("components", new JsonObject())) {
                if (!components.containsKey(kind.getKey())) {
                    components.put(kind.getKey(), new JsonObject());
                }
                merge(components.getJsonObject(kind.getKey()), (JsonObject) kind.getValue());
            }
        }
        for (var path : document.getJsonObject("paths")) {
            for (var operation : (JsonObject) path.getValue()) {
                if (!operation.getKey().equals("parameters")) {
                    rules.add(Rule.of(operation.getKey(), path.getKey(), (JsonObject) operation.getValue()));
                }
            }
        }
    }

    /**
     * What the contract says about an operation beside its data.
     *
     * @param path      below /api/v1, with {names}
     * @param access    public, signed-in, the least role, or installation
     * @param scope     that an API key needs; null when it is not for API keys
     * @param support   whether support may do it while an owner grants it
     * @param bodyLimit bytes
     * @param edits     needs If-Match
     * @param once      takes an Idempotency-Key
     */
    public record Rule(
            String id,
            HttpMethod method,
            String path,
            String access,
            @Nullable String scope,
            boolean support,
            long bodyLimit,
            boolean edits,
            boolean once) {
        static Rule of(String method, String path, JsonObject operation) {
            var parameters =
                    operation.getJsonArray("parameters", new JsonArray()).encode();
            return new Rule(
                    operation.getString("operationId"),
                    HttpMethod.valueOf(method.toUpperCase(java.util.Locale.ROOT)),
                    path,
                    operation.getString("x-access"),
                    operation.getString("x-scope"),
                    operation.getBoolean("x-support", true),
                    operation.getLong("x-body-limit", BODY_LIMIT),
                    parameters.contains("#/components/parameters/IfMatch"),
                    parameters.contains("#/components/parameters/IdempotencyKey"));
        }
    }

    /** The OpenAPI document, as it is served. */
    public JsonObject document() {
        return document;
    }

    /** Of every operation. */
    public List<Rule> rules() {
        return rules;
    }

    /** Every scope an API key can have. */
    public List<String> scopes() {
        return document
                .getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject("Scope")
                .getJsonArray("enum")
                .stream()
                .map(String.class::cast)
                .toList();
    }

    /**
     * The contract as vertx-openapi takes it, to check requests by: it wants an absolute server, knows no media types but JSON and a few, and
     * answers are ours to get right. A step within a step is left to {@code core.routing.Step}, since the schema would contain itself.
     */
    JsonObject forValidation() {
        var copy = document.copy();
        copy.put("servers", new JsonArray().add(new JsonObject().put("url", "http://localhost/api/v1")));
        copy.getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject("LanguageStep")
                .getJsonObject("properties")
                .put("then", new JsonObject().put("type", "object"));
        for (var path : copy.getJsonObject("paths")) {
            for (var entry : (JsonObject) path.getValue()) {
                if (entry.getValue() instanceof JsonObject operation) {
                    operation.put(
                            "responses",
                            new JsonObject().put("default", new JsonObject().put("description", "See the contract")));
                    operation.remove("security");
                    var body = operation.getJsonObject("requestBody");
                    if (body != null && !body.getJsonObject("content").containsKey("application/json")) {
                        operation.remove("requestBody");
                    }
                }
            }
        }
        copy.remove("security");
        return copy;
    }

    private static JsonObject read(String name) {
        var file = "/api/" + name + ".yaml";
        try (var in = Contract.class.getResourceAsStream(file)) {
            @SuppressWarnings("unchecked")
            Map<String, Object> map = yaml.readValue(in, Map.class);
            return new JsonObject(new JsonObject(map).encode());
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static void merge(JsonObject into, JsonObject part) {
        for (var entry : part) {
            if (into.containsKey(entry.getKey())) {
                throw new IllegalStateException("the contract has " + entry.getKey() + " twice");
            }
            into.put(entry.getKey(), entry.getValue());
        }
    }
}
