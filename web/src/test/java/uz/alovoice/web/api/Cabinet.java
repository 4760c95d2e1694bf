package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import uz.alovoice.core.Language;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.person.PersonId;
import uz.alovoice.core.person.Role;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;
import uz.alovoice.web.NoSwitch;
import uz.alovoice.web.auth.Caller;
import uz.alovoice.web.auth.Visitors;

/** The API on a socket over a database of its own, and people who are signed in to it. */
final class Cabinet implements AutoCloseable {
    final Vertx vertx = Vertx.vertx();
    final TestDatabase database = TestDatabase.create(vertx);
    final Db db = database.db();
    final Tenants tenants = new Tenants(db, "pbx.test");
    final Path data;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Caller> sessions = new HashMap<>();
    private long people = 998_900_000_000L;

    Cabinet() {
        try {
            data = Files.createTempDirectory("alovoice-cabinet");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var router = Router.router(vertx);
        var api = new Api(
                vertx,
                db,
                new Seal(Base64.getEncoder().encodeToString(new byte[32])),
                tenants,
                data,
                "127.0.0.1:5060",
                InstallationSettings.of(Map.of(
                        "ALOVOICE_SELLER",
                        "AloVoice MChJ | 2020 8000",
                        "ALOVOICE_SUPPORT_URL",
                        "https://t.me/x",
                        "ALOVOICE_PRIVATE_SERVICES",
                        "true")),
                NoSwitch.placeCall(vertx, db),
                new Visitors(Set.of("127.0.0.1")),
                context -> Future.succeededFuture(
                        Optional.ofNullable(context.request().getCookie("alovoice_session"))
                                .map(cookie -> sessions.get(cookie.getValue()))));
        api.mount(router).await();
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
    }

    TenantId company(String name) {
        return tenants.create(TenantSettings.of(name)).await().id();
    }

    /** A person of this role, signed in. */
    Browser signIn(TenantId tenant, Role role, Language language, OperatorId operator) {
        var phone = "+" + ++people;
        var person = db.acrossTenants(tx -> tx.one(
                        row -> row.getLong("id"),
                        "INSERT INTO person (phone, language) VALUES ($1, $2) RETURNING id",
                        phone,
                        language.code()))
                .await()
                .orElseThrow();
        if (tenant != null && role != Role.OPERATOR) {
            db.acrossTenants(tx -> tx.update(
                            "INSERT INTO membership (tenant_id, person_id, role) VALUES ($1, $2, $3)",
                            tenant.value(),
                            person,
                            role.code()))
                    .await();
        }
        var token = UUID.randomUUID().toString();
        sessions.put(token, new Caller(new PersonId(person), tenant, role, language, operator, false, false));
        return new Browser(Map.of("Cookie", "alovoice_session=" + token, "Sec-Fetch-Site", "same-origin"));
    }

    Browser signIn(TenantId tenant, Role role) {
        return signIn(tenant, role, Language.EN, null);
    }

    /** Somebody without a session, with these headers. */
    Browser stranger(Map<String, String> headers) {
        return new Browser(headers);
    }

    /** What came back. */
    record Reply(int status, Map<String, String> headers, String text) {
        JsonObject json() {
            return new JsonObject(text);
        }

        String etag() {
            return headers.get("etag");
        }

        long id() {
            return json().getLong("id");
        }
    }

    /** Sends requests with the headers of one caller. */
    final class Browser {
        private final Map<String, String> headers;

        Browser(Map<String, String> headers) {
            this.headers = headers;
        }

        Browser with(String name, String value) {
            var more = new HashMap<>(headers);
            more.put(name, value);
            return new Browser(more);
        }

        Reply get(String path) {
            return send("GET", path, null);
        }

        Reply post(String path, JsonObject body) {
            return send("POST", path, body);
        }

        Reply put(String path, JsonObject body) {
            return send("PUT", path, body);
        }

        Reply delete(String path) {
            return send("DELETE", path, null);
        }

        Reply send(String method, String path, JsonObject body) {
            return body == null
                    ? raw(method, path, null, new byte[0])
                    : raw(method, path, "application/json", body.encode().getBytes(StandardCharsets.UTF_8));
        }

        /** A form with a name and a file. */
        Reply upload(String path, String name, byte[] file) {
            var boundary = "----alovoice";
            var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n" + name + "\r\n--"
                    + boundary
                    + "\r\n"
                    + "Content-Disposition: form-data; name=\"file\"; filename=\"x.wav\"\r\n"
                    + "Content-Type: audio/wav\r\n\r\n";
            var body = io.vertx.core.buffer.Buffer.buffer(head)
                    .appendBytes(file)
                    .appendString("\r\n--" + boundary + "--\r\n");
            return raw("POST", path, "multipart/form-data; boundary=" + boundary, body.getBytes());
        }

        Reply raw(String method, String path, String contentType, byte[] body) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort()
                            + (path.startsWith("/api/") ? "" : "/api/v1") + path))
                    .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
            headers.forEach(request::header);
            if (contentType != null) {
                request.header("Content-Type", contentType);
            }
            try {
                HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
                var received = new HashMap<String, String>();
                response.headers().map().forEach((name, values) -> received.put(name, values.getFirst()));
                return new Reply(response.statusCode(), received, response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What comes back at once, of a request whose body is never sent. */
    String announce(String head) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close().await();
        database.close();
        vertx.close().await();
    }
}
