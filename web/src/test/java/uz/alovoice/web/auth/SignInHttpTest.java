package uz.alovoice.web.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
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
import uz.alovoice.core.person.Staff;
import uz.alovoice.core.person.StartSignIn;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.core.tenant.GuidedSetUp;
import uz.alovoice.core.tenant.Tenants;
import uz.alovoice.web.NoSwitch;
import uz.alovoice.web.api.Api;
import uz.alovoice.web.api.InstallationSettings;
import uz.alovoice.web.api.SignInApi;

/** Signing in over HTTP: the cookie, and what is answered. */
class SignInHttpTest {
    static final String ADMINISTRATOR = "+998909000001";
    static final String SUPPORT = "+998909000002";
    static final Staff STAFF =
            Staff.of(Map.of("ALOVOICE_ADMINISTRATORS", ADMINISTRATOR, "ALOVOICE_SUPPORT", "90 900 00 02, "));

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
        var stored = new uz.alovoice.core.person.Sessions(db, STAFF);
        var people = new People(db, STAFF);
        var tenants = new Tenants(db, "pbx.test");
        var signIn = new SignIn(
                new StartSignIn(db, seal, new SendCode(vertx, settings, reports, Duration.ofHours(1), clock)),
                new ConfirmSignIn(db, seal, tenants, (tx, tenant, owner) -> Future.succeededFuture(), STAFF),
                stored,
                people,
                tenants,
                new GuidedSetUp(db),
                new Visitors(Set.of("127.0.0.1")));
        var router = Router.router(vertx);
        new TelegramCallback(reports).mount(router);
        new Api(
                        vertx,
                        db,
                        seal,
                        tenants,
                        data,
                        "127.0.0.1:5060",
                        InstallationSettings.of(Map.of()),
                        NoSwitch.placeCall(vertx, db),
                        new Visitors(Set.of("127.0.0.1")),
                        new CookieSessions(stored, people))
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
        assertThat(me.getString("role")).isEqualTo("owner");
        assertThat(me.getJsonObject("tenant").getString("time_zone")).isEqualTo("Asia/Tashkent");
        assertThat(me.getJsonObject("first_steps").getBoolean("operators")).isFalse();
        assertThat(me.getValue("operator")).isNull();
        assertThat(me.fieldNames())
                .containsExactlyInAnyOrder(
                        "person", "tenant", "role", "operator", "tenants", "support", "installation", "first_steps");
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

    static JsonObject get(String cookie, String path) {
        return call(HttpMethod.GET, "/api/v1" + path, cookie, null).bodyAsJsonObject();
    }

    @Test
    void theInstallationsAdministratorGetsNoCompanyAndSeesAllOfThem() {
        var owner = pair(signIn("+998911000007"));
        var company = get(owner, "/me").getJsonObject("tenant").getLong("id");
        var cookie = pair(signIn(ADMINISTRATOR));
        var me = get(cookie, "/me");
        assertThat(me.getBoolean("installation")).isTrue();
        assertThat(me.getJsonArray("tenants")).isEmpty();
        var found = get(cookie, "/installation/companies?search=911000007").getJsonArray("items");
        assertThat(found).hasSize(1);
        assertThat(found.getJsonObject(0).getLong("id")).isEqualTo(company);
        assertThat(found.getJsonObject(0).getJsonArray("owners")).containsExactly("+998911000007");

        var credit = new JsonObject().put("key", "r-1").put("amount", 5_000_000).put("note", "naqd");
        var path = "/api/v1/installation/companies/" + company + "/credit";
        assertThat(call(HttpMethod.POST, path, owner, credit).statusCode()).isEqualTo(403);
        assertThat(call(HttpMethod.POST, path, cookie, credit)
                        .bodyAsJsonObject()
                        .getBoolean("booked"))
                .isTrue();
        assertThat(call(HttpMethod.POST, path, cookie, credit)
                        .bodyAsJsonObject()
                        .getBoolean("booked"))
                .as("the same key")
                .isFalse();
        assertThat(get(owner, "/balance").getLong("balance")).isEqualTo(5_000_000);
        var noted = get(owner, "/audit-log?thing=credit").getJsonArray("items").getJsonObject(0);
        assertThat(noted.getJsonObject("actor").getString("kind")).isEqualTo("installation");
        assertThat(noted.getJsonObject("after").getLong("amount")).isEqualTo(5_000_000);
        assertThat(call(HttpMethod.POST, path.replace("/" + company + "/", "/999999/"), cookie, credit)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void supportComesInByAnOwnersGrantAndLeavesWithIt() {
        var owner = pair(signIn("+998911000008"));
        var company = get(owner, "/me").getJsonObject("tenant").getLong("id");
        var support = pair(signIn(SUPPORT));
        assertThat(get(support, "/me").getJsonArray("tenants")).isEmpty();
        var choice = new JsonObject().put("tenant", company);
        assertThat(call(HttpMethod.PUT, "/api/v1/session/tenant", support, choice)
                        .statusCode())
                .isEqualTo(404);

        call(HttpMethod.PUT, "/api/v1/company/support-grant", owner, new JsonObject().put("hours", 1));
        var me = call(HttpMethod.PUT, "/api/v1/session/tenant", support, choice).bodyAsJsonObject();
        assertThat(me.getBoolean("support")).isTrue();
        assertThat(me.getString("role")).isEqualTo("administrator");
        var made = call(HttpMethod.POST, "/api/v1/departments", support, new JsonObject().put("name", "Savdo"));
        assertThat(made.statusCode()).isEqualTo(201);
        var noted =
                get(owner, "/audit-log?thing=department").getJsonArray("items").getJsonObject(0);
        assertThat(noted.getJsonObject("actor").getString("kind")).isEqualTo("support");
        assertThat(noted.getJsonObject("actor").getString("name")).isEqualTo(SUPPORT);
        var key = new JsonObject().put("name", "x").put("scopes", new JsonArray().add("calls:read"));
        assertThat(call(HttpMethod.POST, "/api/v1/api-keys", support, key)
                        .bodyAsJsonObject()
                        .getString("code"))
                .isEqualTo("problem.support");
        var member = new JsonObject().put("phone", "+998909000003").put("role", "administrator");
        assertThat(call(HttpMethod.POST, "/api/v1/members", support, member).statusCode())
                .isEqualTo(403);

        call(HttpMethod.DELETE, "/api/v1/company/support-grant", owner, null);
        assertThat(call(HttpMethod.GET, "/api/v1/departments", support, null).statusCode())
                .isEqualTo(403);
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
