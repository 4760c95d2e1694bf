package uz.alovoice.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.alovoice.web.api.ApiTest.json;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.audio.Audios;
import uz.alovoice.core.person.Role;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.core.speech.SpeakText;
import uz.alovoice.core.speech.SpeechProvider;
import uz.alovoice.core.speech.SpeechProviders;
import uz.alovoice.web.api.Cabinet.Browser;

/** Greetings that a service speaks. */
class SpeechTest {
    static Cabinet cabinet;
    static HttpServer service;
    static final List<String> keys = new CopyOnWriteArrayList<>();
    static final List<JsonObject> asked = new CopyOnWriteArrayList<>();
    static volatile int status = 200;

    Browser owner;

    @BeforeAll
    static void open() {
        cabinet = new Cabinet();
        service = cabinet.vertx
                .createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    keys.add(request.path() + " " + request.getHeader("Authorization"));
                    asked.add(body.toJsonObject());
                    request.response().setStatusCode(status).end(Buffer.buffer(ApiTest.wav()));
                }))
                .listen(0, "127.0.0.1")
                .await();
    }

    @AfterAll
    static void close() {
        service.close().await();
        cabinet.close();
    }

    @BeforeEach
    void signIn() {
        owner = cabinet.signIn(cabinet.company("Speaks"), Role.OWNER);
        status = 200;
        keys.clear();
        asked.clear();
    }

    private static JsonObject provider() {
        return json("url", "http://127.0.0.1:" + service.actualPort() + "/v1/", "model", "tts-1", "voice", "aziza");
    }

    @Test
    void aTextBecomesASoundFileAndTheKeyIsToldToNobodyElse() {
        var text = json("name", "Salom", "text", "Assalomu alaykum! Siz \"Sugʻdiyona\"ga qoʻngʻiroq qildingiz.");
        assertThat(owner.post("/audio/speech", text).json().getString("code")).isEqualTo("speech.none");
        assertThat(owner.put("/speech-provider", provider().put("key", "sk-secret"))
                        .status())
                .isEqualTo(204);
        assertThat(owner.get("/speech-provider").text()).contains("aziza").doesNotContain("sk-secret");
        assertThat(owner.get("/audit-log?thing=speech_provider").text()).doesNotContain("sk-secret");
        var spoken = owner.post("/audio/speech", text);
        assertThat(spoken.status()).as(spoken.text()).isEqualTo(201);
        assertThat(spoken.json().getInteger("duration_ms")).isPositive();
        assertThat(keys).containsExactly("/v1/audio/speech Bearer sk-secret");
        assertThat(asked.getFirst().getString("input")).isEqualTo(text.getString("text"));
        assertThat(asked.getFirst().getString("voice")).isEqualTo("aziza");

        owner.put("/speech-provider", provider().put("voice", "sherzod"));
        owner.post("/audio/speech", text);
        assertThat(keys.getLast()).as("kept for the same address").endsWith("Bearer sk-secret");
        owner.put("/speech-provider", provider().put("url", provider().getString("url") + "other"));
        owner.post("/audio/speech", text);
        assertThat(keys.getLast()).as("not for another").endsWith("null");
        assertThat(owner.delete("/speech-provider").status()).isEqualTo(204);
        assertThat(owner.get("/speech-provider").json().getValue("provider")).isNull();
    }

    @Test
    void aServiceThatRefusesIsNamed() {
        owner.put("/speech-provider", provider());
        status = 401;
        var refused = owner.post("/audio/speech", json("name", "x", "text", "y"));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().getString("detail")).contains("HTTP 401");
        assertThat(owner.put("/speech-provider", provider().put("url", "file:///etc/passwd"))
                        .json()
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("field"))
                .isEqualTo("url");
    }

    @Test
    void whereTenantsAreStrangersNothingInsideIsAsked() {
        var seal = new Seal(java.util.Base64.getEncoder().encodeToString(new byte[32]));
        var providers = new SpeechProviders(cabinet.db, seal);
        var speak = new SpeakText(cabinet.vertx, providers, new Audios(cabinet.vertx, cabinet.db, cabinet.data), false);
        var tenant = cabinet.company("Stranger");
        for (var url : List.of(
                "http://127.0.0.1:" + service.actualPort(),
                "https://127.0.0.1:" + service.actualPort(),
                "https://10.0.0.1",
                "https://169.254.169.254",
                "https://localhost")) {
            providers.save(tenant, new SpeechProvider(url, "m", "v"), null).await();
            var failure = speak.speak(tenant, "x", "y")
                    .transform(done -> io.vertx.core.Future.succeededFuture(done.cause()))
                    .await();
            assertThat(failure).as(url).isInstanceOf(uz.alovoice.core.CoreException.class);
        }
        assertThat(keys).isEmpty();
    }
}
