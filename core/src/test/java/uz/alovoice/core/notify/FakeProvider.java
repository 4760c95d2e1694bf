package uz.alovoice.core.notify;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A provider as it looks on the wire: it is told what to answer to which call, and remembers what arrived. */
public final class FakeProvider implements AutoCloseable {
    /** @param form of a multipart body; else empty */
    public record Arrived(String call, String authorization, String body, MultiMap form) {
        public JsonObject json() {
            return new JsonObject(body);
        }
    }

    /** @param body null: never answers */
    public record Reply(int status, String body) {}

    private static final long PATIENCE_SECONDS = 10;

    private final Map<String, Function<Arrived, Reply>> answers = new ConcurrentHashMap<>();
    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private final HttpServer server;

    public FakeProvider(Vertx vertx) {
        server = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .await();
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** @param call such as {@code POST /auth/login} */
    public FakeProvider on(String call, int status, String body) {
        return on(call, request -> new Reply(status, body));
    }

    public FakeProvider on(String call, Function<Arrived, Reply> answer) {
        answers.put(call, answer);
        return this;
    }

    /** The next call that arrived, which may take a while. */
    public Arrived next() {
        try {
            var call = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (call == null) {
                throw new AssertionError("nothing arrived");
            }
            return call;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** How many calls arrived that were not looked at. */
    public int waiting() {
        return arrived.size();
    }

    @Override
    public void close() {
        server.close().await();
    }

    private void take(HttpServerRequest request) {
        var type = request.getHeader("Content-Type");
        request.setExpectMultipart(type != null && type.startsWith("multipart/"));
        request.body().onSuccess(body -> {
            var call = new Arrived(
                    request.method() + " " + request.path(),
                    request.getHeader("Authorization"),
                    body.toString(),
                    request.formAttributes());
            arrived.add(call);
            var reply = answers.getOrDefault(call.call(), unknown -> new Reply(404, "{}"))
                    .apply(call);
            if (reply.body() != null) {
                request.response()
                        .setStatusCode(reply.status())
                        .putHeader("Content-Type", "application/json")
                        .end(reply.body());
            }
        });
    }
}
