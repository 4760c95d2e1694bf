package uz.alovoice.web.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.notify.FakeProvider;
import uz.alovoice.core.notify.ProviderSettings;
import uz.alovoice.core.notify.SendCode;
import uz.alovoice.core.notify.TelegramReports;
import uz.alovoice.core.person.ConfirmSignIn;
import uz.alovoice.core.person.People;
import uz.alovoice.core.person.StartSignIn;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.core.tenant.GuidedSetUp;
import uz.alovoice.core.tenant.Tenants;
import uz.alovoice.web.api.Api;
import uz.alovoice.web.api.SignInApi;

/** Signing in over HTTP: the cookie, and what is answered. */
class SignInHttpTest {
    static Vertx vertx;
    static TestDatabase database;
    static FakeProvider telegram;
    static HttpServer server;
    static WebClient client;

    @TempDir
    static Path data;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        database = TestDatabase.create(vertx);
        telegram = new FakeProvider(vertx)
                .on("POST /sendVerificationMessage", 200, "{\"ok\": true, \"result\": {\"request_id\": \"r\"}}");
        var db = database.db();
        var seal = new Seal(Base64.getEncoder().encodeToString(new byte[32]));
        var clock = InstantSource.system();
        var reports = new TelegramReports(db, "token", clock);
        var settings = new ProviderSettings(
                new ProviderSettings.Telegram(telegram.url(), "token", null), null, null, Duration.ofSeconds(5));
        var stored = new uz.alovoice.core.person.Sessions(db);
        var tenants = new Tenants(db, "pbx.test");
        var signIn = new SignIn(
                new StartSignIn(db, seal, new SendCode(vertx, settings, reports, Duration.ofHours(1), clock)),
                new ConfirmSignIn(db, seal, tenants, (tx, tenant, owner) -> Future.succeededFuture()),
                stored,
                new People(db),
                tenants,
                new GuidedSetUp(db),
                new Visitors(Set.of("127.0.0.1")));
        var router = Router.router(vertx);
        new TelegramCallback(reports).mount(router);
        new Api(vertx, db, seal, tenants, data, "127.0.0.1:5060", new CookieSessions(stored))
                .with(new SignInApi(signIn)::mount)
                .mount(router)
                .await();
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
        client = WebClient.create(vertx);
    }

    @AfterAll
    static void close() {
        telegram.close();
        server.close().await();
        database.close();
        vertx.close().await();
    }

    static HttpResponse<Buffer> call(
            HttpMethod method, String path, String cookie, JsonObject body, String... headers) {
        var request = client.request(method, server.actualPort(), "127.0.0.1", path);
        request.putHeader("Sec-Fetch-Site", "same-origin");
        if (cookie != null) {
            request.putHeader("Cookie", cookie);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.headers().set(headers[i], headers[i + 1]);
        }
        return (body == null ? request.send() : request.sendJsonObject(body)).await();
    }

    /** @return what the browser was told to keep */
    static String signIn(String phone, String... headers) {
        var started =
                call(HttpMethod.POST, "/api/v1/sign-in/start", null, new JsonObject().put("phone", phone), headers);
        assertThat(started.bodyAsJsonObject())
                .isEqualTo(new JsonObject().put("expires_in", 300).put("retry_after", 60));
        var code = telegram.next().json().getString("code");
        var body = new JsonObject().put("phone", phone).put("code", code);
        var confirmed = call(HttpMethod.POST, "/api/v1/sign-in/confirm", null, body, headers);
        assertThat(confirmed.statusCode()).isEqualTo(200);
        assertThat(confirmed.bodyAsJsonObject().getString("role")).isEqualTo("owner");
        return confirmed.getHeader("Set-Cookie");
    }

    static String pair(String setCookie) {
        return setCookie.substring(0, setCookie.indexOf(';'));
    }

    @Test
    void theCookieIsForTheServersEyesOnly() {
        var cookie = signIn("+998911000001");
        assertThat(cookie).startsWith("alovoice_session=").contains("HTTPOnly", "SameSite=Lax", "Path=/");
        assertThat(cookie).doesNotContain("Secure");
        assertThat(signIn("+998911000002", "X-Forwarded-Proto", "https")).contains("Secure");
    }

    @Test
    void theCookieSaysWhoOneIsUntilOneSignsOut() {
        var cookie = pair(signIn("90 110-00-03"));
        var me = call(HttpMethod.GET, "/api/v1/me", cookie, null).bodyAsJsonObject();
        assertThat(me.getJsonObject("person").getString("phone")).isEqualTo("+998901100003");
        assertThat(me.getJsonArray("tenants")).hasSize(1);
        assertThat(me.getJsonObject("tenant").getString("time_zone")).isEqualTo("Asia/Tashkent");
        assertThat(me.getJsonObject("first_steps").getBoolean("operators")).isFalse();
        assertThat(me.getValue("operator")).isNull();
        assertThat(me.fieldNames())
                .containsExactlyInAnyOrder("person", "tenant", "role", "operator", "tenants", "support", "first_steps");
        var edit = new JsonObject().put("name", "Oʻtkir").put("language", "ru").put("theme", "dark");
        var edited = call(HttpMethod.PUT, "/api/v1/me", cookie, edit).bodyAsJsonObject();
        assertThat(edited.getJsonObject("person").getString("name")).isEqualTo("Oʻtkir");
        var out = call(HttpMethod.DELETE, "/api/v1/session", cookie, null);
        assertThat(out.getHeader("Set-Cookie")).contains("Max-Age=0");
        assertThat(call(HttpMethod.GET, "/api/v1/me", cookie, null).statusCode())
                .isEqualTo(401);
        assertThat(call(HttpMethod.GET, "/api/v1/me", null, null).statusCode()).isEqualTo(401);
        assertThat(call(HttpMethod.GET, "/api/v1/me", "alovoice_session=forged", null)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theProxysWordOfTheAddressIsTakenAndNobodyElses() {
        var cookie = pair(signIn("+998911000004", "X-Forwarded-For", "6.6.6.6, 84.54.70.1", "User-Agent", "Safari"));
        var session = call(HttpMethod.GET, "/api/v1/sessions", cookie, null)
                .bodyAsJsonObject()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(session.getString("address")).isEqualTo("84.54.70.1");
        assertThat(session.getString("user_agent")).isEqualTo("Safari");
        assertThat(session.getBoolean("current")).isTrue();
    }

    @Test
    void whatCannotBeIsSaidInTheLanguageOfTheBrowser() {
        var body = new JsonObject().put("phone", "+998911000005").put("code", "000000");
        var wrong = call(HttpMethod.POST, "/api/v1/sign-in/confirm", null, body, "Accept-Language", "ru");
        assertThat(wrong.statusCode()).isEqualTo(422);
        var field = wrong.bodyAsJsonObject().getJsonArray("errors").getJsonObject(0);
        assertThat(field.getString("field")).isEqualTo("code");
        assertThat(field.getString("detail")).contains("код неверен");
        var start = new JsonObject().put("phone", "+998911000006");
        call(HttpMethod.POST, "/api/v1/sign-in/start", null, start);
        telegram.next();
        var soon = call(HttpMethod.POST, "/api/v1/sign-in/start", null, start);
        assertThat(soon.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(soon.getHeader("Retry-After"))).isBetween(1, 60);
        var foreign = call(HttpMethod.POST, "/api/v1/sign-in/start", null, start, "Sec-Fetch-Site", "cross-site");
        assertThat(foreign.statusCode()).isEqualTo(403);
    }

    @Test
    void aForgedReportOfTelegramsIsRefused() {
        var forged = call(
                HttpMethod.POST,
                TelegramCallback.PATH,
                null,
                new JsonObject().put("request_id", "r"),
                "X-Request-Timestamp",
                Long.toString(System.currentTimeMillis() / 1000),
                "X-Request-Signature",
                "00");
        assertThat(forged.statusCode()).isEqualTo(403);
    }
}
