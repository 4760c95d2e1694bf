package uz.alovoice.core.workplace;

import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.Messages;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.operator.OperatorId;

/** Tells an operator's browsers that a call rings (RFC 8030), encrypted for each of them (RFC 8291), in the name of this installation. */
public final class WakeBrowsers {
    private static final Logger log = LoggerFactory.getLogger(WakeBrowsers.class);
    /** Whom push services may write to: the specification wants an address, and nobody reads it. */
    private static final String SUBJECT = "https://alovoice.uz";
    /** Later the caller has gone. */
    private static final int GOOD_FOR_SECONDS = 30;

    private static final int TIMEOUT_MS = 5_000;

    private final PushSubscriptions subscriptions;
    private final PushKeys keys;
    private final WebClient client;

    public WakeBrowsers(Vertx vertx, PushSubscriptions subscriptions, PushKeys keys) {
        this.subscriptions = subscriptions;
        this.keys = keys;
        client = WebClient.create(
                vertx, new WebClientOptions().setConnectTimeout(TIMEOUT_MS).setFollowRedirects(false));
    }

    /**
     * @param from number of who calls; empty when it is withheld
     * @param name of who calls; empty when it is not known
     * @return whether some push service took it
     */
    public Future<Boolean> wake(TenantId tenant, OperatorId operator, String from, String name) {
        return subscriptions
                .of(tenant, operator)
                .compose(all -> all.isEmpty()
                        ? Future.succeededFuture(false)
                        : keys.get().compose(ours -> tell(tenant, all, ours, from, name)))
                .recover(e -> {
                    log.warn("the browsers of operator {} were not told of a call", operator, e);
                    return Future.succeededFuture(false);
                });
    }

    private Future<Boolean> tell(
            TenantId tenant, List<PushSubscription> all, VapidKeys ours, String from, String name) {
        var push = new WebPush(SUBJECT, ours);
        var told = all.stream()
                .map(subscription -> tell(tenant, push, subscription, from, name))
                .toList();
        return Future.join(told)
                .transform(
                        done -> Future.succeededFuture(told.stream().anyMatch(one -> one.succeeded() && one.result())));
    }

    private Future<Boolean> tell(
            TenantId tenant, WebPush push, PushSubscription subscription, String from, String name) {
        var message = new JsonObject()
                .put("title", Messages.text(subscription.language(), "workplace.incoming_call", List.of()))
                .put("from", from)
                .put("name", name)
                .encode()
                .getBytes(StandardCharsets.UTF_8);
        var request = client.postAbs(subscription.endpoint()).timeout(TIMEOUT_MS);
        push.getHeaders(subscription.endpoint(), GOOD_FOR_SECONDS, "call", WebPush.Urgency.High)
                .forEach(request::putHeader);
        return request.sendBuffer(Buffer.buffer(push.getBody(
                        message,
                        subscription.p256dh().getBytes(),
                        subscription.auth().getBytes())))
                .compose(answer -> switch (answer.statusCode()) {
                    case 200, 201, 202, 204 -> Future.succeededFuture(true);
                    case 404, 410 -> subscriptions.forget(tenant, subscription).map(false);
                    default -> {
                        log.warn("push service {} answered {}", subscription, answer.statusCode());
                        yield Future.succeededFuture(false);
                    }
                })
                .onFailure(e -> log.warn("push service {} does not answer: {}", subscription, e.toString()));
    }
}
