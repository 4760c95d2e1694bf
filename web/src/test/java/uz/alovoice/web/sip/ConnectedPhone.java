package uz.alovoice.web.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.NetClientOptions;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A phone that keeps a connection to its node, as browsers and TLS phones do; it only registers. Trusts every certificate. */
public final class ConnectedPhone implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(8);

    public enum Transport {
        TLS,
        /** RFC 7118. */
        WS,
        WSS
    }

    private final Vertx vertx = Vertx.vertx();
    private final SipPhone.Account account;
    private final Transport transport;
    private final LinkedBlockingQueue<SipMessage> replies = new LinkedBlockingQueue<>();
    private final Consumer<Buffer> connection;

    /** Connected when this returns. */
    public ConnectedPhone(SipPhone.Account account, Transport transport, String host, int port) {
        this.account = account;
        this.transport = transport;
        connection = transport == Transport.TLS ? tls(host, port) : webSocket(host, port);
    }

    private Consumer<Buffer> tls(String host, int port) {
        var socket = vertx.createNetClient(
                        new NetClientOptions().setSsl(true).setTrustAll(true).setHostnameVerificationAlgorithm(""))
                .connect(port, host)
                .await();
        socket.handler(this::received);
        return socket::write;
    }

    private Consumer<Buffer> webSocket(String host, int port) {
        var socket = vertx.createWebSocketClient(
                        new WebSocketClientOptions().setTrustAll(true).setVerifyHost(false))
                .connect(new WebSocketConnectOptions()
                        .setHost(host)
                        .setPort(port)
                        .setURI("/")
                        .setSsl(transport == Transport.WSS)
                        .setAllowOriginHeader(false)
                        .addSubProtocol("sip"))
                .await();
        socket.handler(this::received);
        return bytes -> socket.writeTextMessage(bytes.toString(UTF_8));
    }

    /** An answer without a body is one packet or frame on loopback. */
    private void received(Buffer bytes) {
        var message = SipMessage.parse(bytes.getBytes(), bytes.length());
        if (message.start().startsWith("SIP/2.0 ")) {
            replies.add(message);
        }
    }

    /** @return the SIP status of the last answer */
    public int register() {
        var name = transport.name().toLowerCase(Locale.ROOT);
        var request = SipMessage.of("REGISTER sip:" + account.domain() + " SIP/2.0")
                .with("Via", via())
                .with("Max-Forwards", "70")
                .with("From", "<" + account.uri() + ">;tag=" + SipPhone.token())
                .with("To", "<" + account.uri() + ">")
                .with("Call-ID", SipPhone.token())
                .with("CSeq", "1 REGISTER")
                .with("Contact", "<sip:" + account.user() + "@" + SipPhone.token() + ".invalid;transport=" + name + ">")
                .with("Expires", "600");
        var reply = send(request);
        return reply.status() == 401
                ? send(Digest.authorized(account, request, reply, via())).status()
                : reply.status();
    }

    private SipMessage send(SipMessage request) {
        connection.accept(Buffer.buffer(request.encode()));
        try {
            var reply = replies.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (reply == null) {
                throw new AssertionError("no answer to REGISTER over " + transport);
            }
            return reply;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String via() {
        return "SIP/2.0/" + transport + " " + SipPhone.token() + ".invalid;rport;branch=z9hG4bK" + SipPhone.token();
    }

    /** Without a word: the connection closes. */
    @Override
    public void close() {
        vertx.close().await();
    }
}
