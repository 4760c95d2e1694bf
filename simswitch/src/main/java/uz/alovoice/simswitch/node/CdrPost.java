package uz.alovoice.simswitch.node;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.simswitch.SimSwitchOptions;
import uz.alovoice.simswitch.channel.Channel;

/**
 * mod_json_cdr: a POST for each leg at its end, form as in captures cdr/01. One that was not taken goes to the next address a second later, three
 * times in all, as freeswitch-conf has it; then it is left to the log (the module spools it on disk).
 */
final class CdrPost {
    private static final Logger log = LoggerFactory.getLogger(CdrPost.class);
    private static final int TRIES = 3;
    private static final long DELAY_MILLIS = 1000;
    private final Node node;
    private final HttpClient client;
    /** Which address took the last one; a failure moves all that follow to the next. */
    private int address;

    CdrPost(Node node) {
        this.node = node;
        this.client = node.core()
                .vertx()
                .createHttpClient(new HttpClientOptions().setKeepAlive(false), new PoolOptions().setHttp1MaxSize(1000));
    }

    void post(Channel channel) {
        if (!node.options().cdrUrls().isEmpty()) post(channel.uuid(), Buffer.buffer(JsonCdr.of(channel)), 1);
    }

    private void post(String uuid, Buffer body, int attempt) {
        List<URI> urls = node.options().cdrUrls();
        send(urls.get(address % urls.size()) + "?uuid=" + uuid, body)
                .onFailure(e -> node.core().post(() -> {
                    log.info("CDR of {}: {}", uuid, e.toString());
                    address++;
                    if (attempt < TRIES) node.core().after(DELAY_MILLIS, () -> post(uuid, body, attempt + 1));
                    else log.warn("CDR of {} was not taken", uuid);
                }));
    }

    private Future<Void> send(String url, Buffer body) {
        SimSwitchOptions options = node.options();
        String pair = options.xmlUser() + ":" + options.xmlPassword();
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .setTimeout(3_000)
                .putHeader(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .putHeader("User-Agent", "freeswitch-json/1.0")
                .putHeader("Accept", "*/*")
                .putHeader("Content-Type", "application/json");
        return client.request(request)
                .compose(sent -> sent.send(body))
                .compose(answer -> answer.statusCode() == 200
                        ? Future.succeededFuture()
                        : Future.failedFuture("status " + answer.statusCode()));
    }
}
