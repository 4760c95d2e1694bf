package uz.alovoice.web.switchxml;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.w3c.dom.Element;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.directory.Directory;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.operator.OperatorSettings;
import uz.alovoice.core.operator.Operators;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;
import uz.alovoice.core.trunk.Trunks;

/** The switch-facing listener over real HTTP, against a real database with a tenant, an operator and two nodes. */
abstract class SwitchListener {
    static final String PASSWORD = "s3cret-of-the-nodes";
    static Vertx vertx;
    static final Seal seal = new Seal(Base64.getEncoder().encodeToString(new byte[32]));
    static final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    static final List<JsonObject> cdrs = new ArrayList<>();
    static volatile Future<Void> cdrResult = Future.succeededFuture();
    static volatile Future<List<String>> brains;
    static TestDatabase database;
    static Operators operators;
    static Trunks trunks;
    static HttpServer server;
    static WebClient client;
    static TenantId tenant;
    static OperatorId operator;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        database = TestDatabase.create(vertx);
        var db = database.db();
        operators = new Operators(db, seal);
        trunks = new Trunks(db, seal);
        tenant = new Tenants(db, "pbx.test")
                .create(TenantSettings.of("T"))
                .await()
                .id();
        operator = operators
                .create(tenant, OperatorSettings.of("Нодира \"N\" <K> ${x} &"))
                .await()
                .id();
        new Tenants(db, "pbx.test").create(TenantSettings.of("Other")).await();
        database.asSuperuser(
                "INSERT INTO node (esl, hostname, sip) VALUES ('a:8021', 'pbx1', '10.0.0.1:5060'), ('b:8021', 'pbx2', '10.0.0.2:5060')");

        database.asSuperuser("INSERT INTO tenant (name, sip_domain) VALUES ('captured', 't1001.pbx.test')");
        database.asSuperuser(
                "INSERT INTO operator (tenant_id, name, extension, a1_hash, sip_secret) SELECT id, 'x', '104', '"
                        + md5("104:t1001.pbx.test:p104secret")
                        + "', '' FROM tenant WHERE sip_domain = 't1001.pbx.test'");

        var router = Router.router(vertx);
        var gate = new Gate("fs", PASSWORD, now::get);
        var sip = SipSettings.of(Map.of("ALOVOICE_EXTERNAL_IP", "203.0.113.7"));
        new SwitchRoutes(gate, new Directory(db, seal), () -> brains, sip, SwitchListener::accept).mount(router);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
        client = WebClient.create(
                vertx, new WebClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(server.actualPort()));
    }

    static Future<Void> accept(JsonObject cdr) {
        cdrs.add(cdr);
        return cdrResult;
    }

    @AfterAll
    static void close() {
        client.close();
        server.close().await();
        database.close();
        vertx.close().await();
    }

    @BeforeEach
    void aQuietMinute() {
        now.set(now.get().plusSeconds(61));
        brains = Future.succeededFuture(List.of("10.0.0.1:9601"));
        cdrResult = Future.succeededFuture();
        cdrs.clear();
    }

    static HttpResponse<Buffer> post(String path, String password, String type, String body) {
        var request = client.post(path).basicAuthentication("fs", password);
        if (type != null) {
            request.putHeader("Content-Type", type);
        }
        return request.sendBuffer(Buffer.buffer(body)).await();
    }

    static HttpResponse<Buffer> raw(String body) {
        return post("/xml", PASSWORD, "application/x-www-form-urlencoded", body);
    }

    static String ask(Map<String, String> fields) {
        var response = raw(fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.getHeader("Content-Type")).startsWith("text/xml");
        return response.bodyAsString();
    }

    static String user(String user, String domain) {
        return ask(Map.of("section", "directory", "action", "sip_auth", "key", "id", "user", user, "domain", domain));
    }

    static Map<String, String> pairs(String xml, String tag) {
        var nodes = XmlTest.parse(xml).getElementsByTagName(tag);
        var pairs = new LinkedHashMap<String, String>();
        for (int i = 0; i < nodes.getLength(); i++) {
            var element = (Element) nodes.item(i);
            pairs.putIfAbsent(element.getAttribute("name"), element.getAttribute("value"));
        }
        return pairs;
    }

    static String domain() {
        return "t" + tenant + ".pbx.test";
    }

    static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
