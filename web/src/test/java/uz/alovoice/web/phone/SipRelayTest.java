package uz.alovoice.web.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.Language;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.person.PersonId;
import uz.alovoice.core.person.Role;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;
import uz.alovoice.core.workplace.BrowserPhones;
import uz.alovoice.web.auth.Caller;

class SipRelayTest {
    private static final String REGISTER = """
        REGISTER sip:savdo.test SIP/2.0\r
        Via: SIP/2.0/WS 7mg3jt.invalid;branch=z9hG4bK1\r
        From: "Oʻgʻiloy 🙂" <sip:2000@savdo.test>;tag=1\r
        \r
        """;

    static Vertx vertx;
    static TestDatabase database;
    static TenantId tenant;
    static HttpServer node;
    static HttpServer brain;
    static final BlockingQueue<ServerWebSocket> connected = new LinkedBlockingQueue<>();
    static final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    static final BlockingQueue<Boolean> closed = new LinkedBlockingQueue<>();

    /** Two nodes, the one that comes first is down: nothing listens there. */
    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        database = TestDatabase.create(vertx);
        tenant = new Tenants(database.db(), "test")
                .create(TenantSettings.of("Savdo"))
                .await()
                .id();
        node = vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("sip"))
                .webSocketHandler(phone -> {
                    phone.textMessageHandler(heard::add);
                    phone.closeHandler(gone -> closed.add(true));
                    connected.add(phone);
                })
                .listen(0, "127.0.0.2")
                .await();
        database.asSuperuser("""
            INSERT INTO node (esl, sip, guardian_until) VALUES
                ('127.0.0.3:1', '127.0.0.3:5060', clock_timestamp() + interval '1 hour'),
                ('127.0.0.2:1', '127.0.0.2:5060', clock_timestamp() + interval '1 hour'),
                ('127.0.0.4:1', '127.0.0.4:5060', clock_timestamp() - interval '1 second');
            INSERT INTO trunk (tenant_id, name, server, kind, addresses, node_id)
            SELECT %s, 'Trunk', 'a.uz', 'address', '{192.0.2.1/32}', id FROM node WHERE esl = '127.0.0.3:1'""".formatted(tenant));
        var router = Router.router(vertx);
        new SipRelay(
                        vertx,
                        context -> Future.succeededFuture(
                                Optional.ofNullable(context.request().getCookie("who"))
                                        .map(cookie -> who(cookie.getValue()))),
                        new BrowserPhones(database.db()),
                        node.actualPort())
                .mount(router);
        brain = vertx.createHttpServer(new HttpServerOptions()
                        .addWebSocketSubProtocol("sip")
                        .setMaxWebSocketFrameSize(SipRelay.LONGEST_MESSAGE)
                        .setMaxWebSocketMessageSize(SipRelay.LONGEST_MESSAGE))
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
    }

    @AfterAll
    static void stop() {
        brain.close().await();
        node.close().await();
        database.close();
        vertx.close().await();
    }

    private static Caller who(String name) {
        return new Caller(
                new PersonId(1),
                tenant,
                Role.OPERATOR,
                Language.UZ,
                name.equals("operator") ? new OperatorId(1) : null,
                false,
                false);
    }

    private static WebSocket connect(Map<String, String> headers) {
        var options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(brain.actualPort())
                .setURI("/sip")
                .setAllowOriginHeader(headers.containsKey("Origin"))
                .addSubProtocol("sip");
        headers.forEach(options::putHeader);
        return vertx.createWebSocketClient(new WebSocketClientOptions().setMaxMessageSize(1 << 20))
                .connect(options)
                .await();
    }

    private static WebSocket phone() {
        return connect(Map.of("Origin", ours(), "Cookie", "who=operator"));
    }

    private static String ours() {
        return "http://127.0.0.1:" + brain.actualPort();
    }

    private static <T> T soon(BlockingQueue<T> queue) throws InterruptedException {
        var next = queue.poll(5, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    private static void refused(Map<String, String> headers, int status) {
        assertThatThrownBy(() -> connect(headers))
                .isInstanceOfSatisfying(UpgradeRejectedException.class, e -> assertThat(e.getStatus())
                        .isEqualTo(status));
    }

    @Test
    void passesMessagesBothWaysToTheNodeThatIsUpAndEndsWithTheBrowser() throws InterruptedException {
        var browser = phone();
        var answers = new LinkedBlockingQueue<String>();
        browser.textMessageHandler(answers::add);
        var atNode = soon(connected);
        assertThat(browser.subProtocol()).isEqualTo("sip");
        browser.writeTextMessage(REGISTER);
        assertThat(soon(heard)).isEqualTo(REGISTER);
        atNode.writeTextMessage("SIP/2.0 401 Unauthorized\r\n\r\n");
        assertThat(soon(answers)).isEqualTo("SIP/2.0 401 Unauthorized\r\n\r\n");
        browser.close();
        assertThat(soon(closed)).isTrue();
    }

    @Test
    void tellsTheBrowserWhenTheNodeHasGone() throws InterruptedException {
        var browser = phone();
        var gone = new LinkedBlockingQueue<Short>();
        browser.closeHandler(done -> gone.add(browser.closeStatusCode()));
        soon(connected).close();
        assertThat(soon(gone)).isEqualTo((short) 1001);
        soon(closed);
    }

    @Test
    void endsWithAMessageThatIsNoSipMessageBySize() throws InterruptedException {
        var browser = phone();
        soon(connected);
        browser.writeTextMessage("x".repeat(SipRelay.LONGEST_MESSAGE + 1));
        assertThat(soon(closed)).isTrue();
        assertThat(heard).isEmpty();
    }

    /** A node that reads nothing: what waits for it stays bounded, the browser is not read any more, and everything arrives in the end. */
    @Test
    void readsTheBrowserOnlyAsFastAsTheNodeDoes() throws InterruptedException {
        var browser = phone();
        var atNode = soon(connected);
        atNode.pause();
        var message = "m".repeat(30_000);
        int sent = 0;
        // Until the brain does not read any more and the browser's own queue is full: the sockets in between hold a few
        // MB.
        while (!browser.writeQueueFull() && sent < 2_000) {
            browser.writeTextMessage(sent + message);
            sent++;
            browser.fetch(0);
            Thread.onSpinWait();
        }
        assertThat(sent).isLessThan(2_000);
        atNode.resume();
        for (int i = 0; i < sent; i++) {
            assertThat(soon(heard)).startsWith(i + "m");
        }
        browser.close();
        soon(closed);
    }

    @Test
    void isForOperatorsThatAreSignedInOnly() {
        refused(Map.of("Origin", ours()), 401);
        refused(Map.of("Origin", ours(), "Cookie", "who=owner"), 401);
    }

    @Test
    void isForOurOwnPagesOnly() {
        refused(Map.of("Origin", "https://evil.example", "Cookie", "who=operator"), 403);
        refused(Map.of("Origin", "null", "Cookie", "who=operator"), 403);
        refused(Map.of("Cookie", "who=operator"), 403);
    }
}
