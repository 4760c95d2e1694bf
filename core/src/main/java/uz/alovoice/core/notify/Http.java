package uz.alovoice.core.notify;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;

/** How providers are asked: none of them may keep a person waiting for his code. */
final class Http {
    private final WebClient client;
    private final long timeoutMs;

    /** @param timeout for connecting, and then for a whole answer */
    Http(Vertx vertx, Duration timeout) {
        timeoutMs = timeout.toMillis();
        client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setConnectTimeout((int) timeoutMs)
                        .setFollowRedirects(false)
                        .setUserAgent("AloVoice"));
    }

    HttpRequest<Buffer> post(String url) {
        return client.postAbs(url).timeout(timeoutMs);
    }

    HttpRequest<Buffer> patch(String url) {
        return client.requestAbs(HttpMethod.PATCH, url).timeout(timeoutMs);
    }

    /** @return the answer's object, empty for an answer that is none; what is in it is for the caller to check */
    static JsonObject json(HttpResponse<Buffer> response) {
        try {
            var body = response.bodyAsJsonObject();
            return body == null ? new JsonObject() : body;
        } catch (DecodeException | ClassCastException notAnObject) {
            return new JsonObject();
        }
    }

    /** @param why what the provider said, without secrets */
    static <T> Future<T> refused(String provider, String why) {
        return Future.failedFuture(new CoreException(Reason.UNAVAILABLE, provider + " refused a message: " + why));
    }
}
