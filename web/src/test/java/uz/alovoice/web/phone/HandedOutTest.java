package uz.alovoice.web.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.operator.Operator;
import uz.alovoice.core.operator.OperatorSettings;
import uz.alovoice.core.operator.Operators;
import uz.alovoice.core.person.People;
import uz.alovoice.core.person.Sessions;
import uz.alovoice.core.person.SignInByDesktop;
import uz.alovoice.core.person.Staff;
import uz.alovoice.core.person.Token;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;
import uz.alovoice.core.workplace.Workplaces;
import uz.alovoice.web.NoSwitch;
import uz.alovoice.web.api.Api;
import uz.alovoice.web.api.DesktopApi;
import uz.alovoice.web.api.InstallationSettings;
import uz.alovoice.web.auth.CookieSessions;
import uz.alovoice.web.auth.Visitors;

/** What is handed out works for whom it was made, and for nobody else the answer says anything. */
class HandedOutTest {
    static Vertx vertx;
    static TestDatabase database;
    static HttpServer server;
    static WebClient client;
    static Workplaces workplaces;
    static Operators operators;
    static Sessions sessions;
    static TenantId tenant;
    private static int phones;

    @TempDir
    static Path data;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        database = TestDatabase.create(vertx);
        var db = database.db();
        var seal = new Seal(Base64.getEncoder().encodeToString(new byte[32]));
        var tenants = new Tenants(db, "pbx.test");
        tenant = tenants.create(TenantSettings.of("Savdo")).await().id();
        operators = new Operators(db, seal);
        workplaces = new Workplaces(db, seal);
        sessions = new Sessions(db, Staff.NOBODY);
        var router = Router.router(vertx);
        new PhoneLinks(workplaces, "sip.test:5060").mount(router);
        new Api(
                        vertx,
                        db,
                        seal,
                        tenants,
                        data,
                        "sip.test:5060",
                        InstallationSettings.of(Map.of()),
                        NoSwitch.placeCall(vertx, db),
                        new Visitors(Set.of()),
                        new CookieSessions(sessions, new People(db, Staff.NOBODY)))
                .with(new DesktopApi(new SignInByDesktop(db), new Visitors(Set.of()))::mount)
                .mount(router)
                .await();
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
        client = WebClient.create(vertx);
    }

    @AfterAll
    static void stop() {
        server.close().await();
        database.close();
        vertx.close().await();
    }

    private static Operator operator(String name) {
        var number = PhoneNumber.parse("+99890" + (1_000_000 + ++phones));
        var settings = OperatorSettings.of(name);
        return operators
                .create(
                        tenant,
                        new OperatorSettings(
                                settings.name(),
                                number,
                                settings.languages(),
                                settings.outsideAllowed(),
                                settings.internationalAllowed()))
                .await();
    }

    private static HttpResponse<Buffer> get(String path, Map<String, String> headers) {
        var request = client.request(HttpMethod.GET, server.actualPort(), "127.0.0.1", path);
        headers.forEach(request::putHeader);
        return request.send().await();
    }

    private static HttpResponse<Buffer> linphone(Token token) {
        return get("/p/" + token.value(), Map.of());
    }

    private static HttpResponse<Buffer> camera(Token token, String language) {
        return get(
                "/p/" + token.value(),
                Map.of("Accept", "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language", language));
    }

    @Test
    void aLinkSetsUpOnePhoneAndACameraMayLookFirst() {
        var aziza = operator("Aziza <&>");
        var link = workplaces.offerPhone(tenant, aziza.id()).await().token();
        var page = camera(link, "ru");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.bodyAsString())
                .contains("lang=\"ru\"")
                .contains("Настроить Linphone")
                .contains("linphone-config:http://127.0.0.1:" + server.actualPort() + "/p/" + link.value());
        var config = linphone(link);
        assertThat(config.statusCode()).isEqualTo(200);
        assertThat(config.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(config.bodyAsString())
                .contains("<entry name=\"username\" overwrite=\"true\">" + aziza.extension() + "</entry>")
                .contains("\"Aziza &lt;&amp;&gt;\"");
        assertThat(linphone(link).statusCode()).isEqualTo(404);
    }

    @Test
    void everyBadLinkGetsTheSameBareAnswer() {
        var used = workplaces.offerPhone(tenant, operator("Used").id()).await().token();
        linphone(used);
        var revoked = workplaces.offerPhone(tenant, operator("Revoked").id()).await();
        workplaces.revoke(tenant, revoked.id()).await();
        var late = workplaces.offerPhone(tenant, operator("Late").id()).await();
        database.asSuperuser("UPDATE workplace SET expires_at = clock_timestamp() WHERE id = " + late.id());
        var disabled = operator("Disabled");
        var dead = workplaces.offerPhone(tenant, disabled.id()).await().token();
        operators.setDisabled(tenant, disabled.id(), true).await();
        var program = workplaces
                .offerDesktop(tenant, operator("Program").id())
                .await()
                .token();
        var answers = Stream.of(used, revoked.token(), late.token(), dead, program, Token.make(), new Token("x"))
                .flatMap(token -> Stream.of(linphone(token), camera(token, "uz")))
                .map(answer -> answer.statusCode() + " " + answer.bodyAsString() + " "
                        + answer.headers().names())
                .distinct()
                .toList();
        assertThat(answers).hasSize(1).first().asString().startsWith("404 Not found ");
    }

    private static HttpResponse<Buffer> desktop(Token token, String computer) {
        return client.request(HttpMethod.POST, server.actualPort(), "127.0.0.1", "/api/v1/desktop/sign-in")
                .putHeader("Sec-Fetch-Site", "same-origin")
                .sendJsonObject(new JsonObject()
                        .put("token", token.value())
                        .put("computer", computer)
                        .put("name", "KASSA-1"))
                .await();
    }

    private static JsonObject me(HttpResponse<Buffer> signedIn) {
        var cookie = signedIn.getHeader("Set-Cookie");
        var who = sessions.find(new Token(cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'))))
                .await();
        return who.map(one -> new JsonObject()
                        .put(
                                "role",
                                one.access() == null
                                        ? null
                                        : one.access().role().code())
                        .put("session", one.session().value()))
                .orElse(null);
    }

    @Test
    void aProgramSignsInOnItsFirstComputerOnly() {
        var bekzod = operator("Bekzod");
        var token = workplaces.offerDesktop(tenant, bekzod.id()).await().token();
        var first = desktop(token, "4ddca1a1");
        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(me(first).getString("role")).isEqualTo("operator");
        assertThat(desktop(token, "another").statusCode()).isEqualTo(404);
        assertThat(desktop(token, "4ddca1a1").statusCode()).isEqualTo(204);
        assertThat(me(first)).as("one session a program").isNull();
        assertThat(workplaces.list(tenant, bekzod.id()).await())
                .singleElement()
                .satisfies(one -> assertThat(one.computer()).isEqualTo("KASSA-1"));
    }

    @Test
    void aProgramIsAnOperatorAndNothingMoreWhateverThePersonIsBesides() {
        var owner = operator("Owner");
        database.asSuperuser("""
            INSERT INTO person (phone, language) VALUES ('%1$s', 'uz');
            INSERT INTO membership (tenant_id, person_id, role) SELECT %2$s, id, 'owner' FROM person WHERE phone = '%1$s'""".formatted(owner.settings().phone().value(), tenant));
        var signedIn =
                desktop(workplaces.offerDesktop(tenant, owner.id()).await().token(), "pc");
        assertThat(me(signedIn).getString("role")).isEqualTo("operator");
        var cookie = signedIn.getHeader("Set-Cookie");
        assertThat(get("/api/v1/members", Map.of("Cookie", cookie.substring(0, cookie.indexOf(';'))))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void disablingTheOperatorOrRevokingTheProgramEndsIt() {
        var dilnoza = operator("Dilnoza");
        var made = workplaces.offerDesktop(tenant, dilnoza.id()).await();
        var signedIn = desktop(made.token(), "pc");
        operators.setDisabled(tenant, dilnoza.id(), true).await();
        assertThat(me(signedIn).getString("role")).isNull();
        assertThat(desktop(made.token(), "pc").statusCode()).isEqualTo(404);
        operators.setDisabled(tenant, dilnoza.id(), false).await();
        var again = desktop(made.token(), "pc");
        workplaces.revoke(tenant, made.id()).await();
        assertThat(me(again)).isNull();
        var refused = desktop(made.token(), "pc");
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.bodyAsString()).isEqualTo(desktop(Token.make(), "pc").bodyAsString());
    }

    @Test
    void whoHasSeveralSessionsKeepsTheOthers() {
        var laylo = operator("Laylo");
        var program = workplaces.offerDesktop(tenant, laylo.id()).await();
        var here = desktop(program.token(), "pc");
        var other = workplaces.offerDesktop(tenant, laylo.id()).await();
        var there = desktop(other.token(), "laptop");
        workplaces.revoke(tenant, other.id()).await();
        assertThat(me(there)).isNull();
        assertThat(me(here)).isNotNull();
    }
}
