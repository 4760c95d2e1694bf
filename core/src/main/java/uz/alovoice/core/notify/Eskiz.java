package uz.alovoice.core.notify;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.multipart.MultipartForm;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.number.PhoneNumber;

/** SMS by Eskiz (notify.eskiz.uz): a token by log-in, good for some weeks; a 401 says that it is to be renewed. */
final class Eskiz implements Sms {
    private final Http http;
    private final ProviderSettings.Eskiz settings;
    private @Nullable Future<String> token;

    Eskiz(Http http, ProviderSettings.Eskiz settings) {
        this.http = http;
        this.settings = settings;
    }

    @Override
    public Future<Void> send(PhoneNumber phone, String text) {
        return token().compose(first -> post(first, phone, text)
                        .compose(response -> response.statusCode() == 401
                                ? renewed(first).compose(second -> post(second, phone, text))
                                : Future.succeededFuture(response)))
                .compose(Eskiz::taken);
    }

    private Future<HttpResponse<Buffer>> post(String token, PhoneNumber phone, String text) {
        return http.post(settings.url() + "/message/sms/send")
                .bearerTokenAuthentication(token)
                .sendMultipartForm(MultipartForm.create()
                        .attribute("mobile_phone", phone.value().substring(1))
                        .attribute("message", text)
                        .attribute("from", settings.from()));
    }

    private static Future<Void> taken(HttpResponse<Buffer> response) {
        var answer = Http.json(response);
        return response.statusCode() == 200 && answer.getValue("id") != null
                ? Future.succeededFuture()
                : Http.refused("Eskiz", response.statusCode() + " " + answer.getValue("message"));
    }

    private synchronized Future<String> token() {
        if (token == null || token.failed()) {
            token = logIn();
        }
        return token;
    }

    /** Messages that meet a 401 at the same time share one renewal. */
    private synchronized Future<String> renewed(String refused) {
        if (token == null || !token.isComplete() || token.failed() || !refused.equals(token.result())) {
            return token();
        }
        token = http.patch(settings.url() + "/auth/refresh")
                .bearerTokenAuthentication(refused)
                .send()
                .compose(response -> tokenIn(response))
                .recover(tooOld -> logIn());
        return token;
    }

    private Future<String> logIn() {
        return http.post(settings.url() + "/auth/login")
                .sendMultipartForm(MultipartForm.create()
                        .attribute("email", settings.email())
                        .attribute("password", settings.password()))
                .compose(response -> tokenIn(response));
    }

    private static Future<String> tokenIn(HttpResponse<Buffer> response) {
        var answer = Http.json(response);
        return response.statusCode() == 200
                        && answer.getValue("data") instanceof JsonObject data
                        && data.getValue("token") instanceof String token
                ? Future.succeededFuture(token)
                : Http.refused("Eskiz", response.statusCode() + " to a log-in: " + answer.getValue("message"));
    }
}
