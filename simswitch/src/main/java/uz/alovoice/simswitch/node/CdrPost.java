package uz.alovoice.simswitch.node;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.simswitch.SimSwitchOptions;
import uz.alovoice.simswitch.channel.Channel;

/** mod_json_cdr: a POST for each leg at its end, form as in captures cdr/01. A failed post is logged, not repeated. */
final class CdrPost {
    private static final Logger log = LoggerFactory.getLogger(CdrPost.class);
    private final Node node;
    private final HttpClient client;

    CdrPost(Node node) {
        this.node = node;
        this.client = node.core()
                .vertx()
                .createHttpClient(new HttpClientOptions().setKeepAlive(false), new PoolOptions().setHttp1MaxSize(1000));
    }

    void post(Channel channel) {
        SimSwitchOptions options = node.options();
        if (options.cdrUrl() == null) return;
        Buffer body = Buffer.buffer(JsonCdr.of(channel));
        String pair = options.xmlUser() + ":" + options.xmlPassword();
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(options.cdrUrl() + "?uuid=" + channel.uuid())
                .setTimeout(10_000)
                .putHeader(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .putHeader("User-Agent", "freeswitch-json/1.0")
                .putHeader("Accept", "*/*")
                .putHeader("Content-Type", "application/json");
        client.request(request)
                .compose(sent -> sent.send(body))
                .onSuccess(answer -> {
                    if (answer.statusCode() != 200) log.warn("CDR of {}: {}", channel.uuid(), answer.statusCode());
                })
                .onFailure(e -> log.warn("CDR of {} was not taken: {}", channel.uuid(), e.toString()));
    }
}
