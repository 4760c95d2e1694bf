package uz.alovoice.core.notify;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.Language;
import uz.alovoice.core.Message;
import uz.alovoice.core.number.PhoneNumber;

/**
 * Brings a sign-in code to a phone: by Telegram, and by SMS when Telegram refuses it or has not delivered it in time. The code is in no
 * table, so that a brain that dies meanwhile sends no SMS: the person asks again. Without any provider, on somebody's own machine, the code
 * is printed in the log.
 */
public final class SendCode {
    private static final Logger log = LoggerFactory.getLogger(SendCode.class);

    private final Vertx vertx;
    private final @Nullable TelegramGateway telegram;
    private final TelegramReports reports;
    private final SendSms sms;
    private final Duration patience;

    /** @param patience how long Telegram may take to deliver */
    public SendCode(
            Vertx vertx, ProviderSettings settings, TelegramReports reports, Duration patience, InstantSource clock) {
        this.vertx = vertx;
        this.reports = reports;
        this.patience = patience;
        var http = new Http(vertx, settings.timeout());
        telegram = settings.telegram() == null ? null : new TelegramGateway(http, settings.telegram(), clock);
        sms = new SendSms(http, settings);
        if (settings.none()) {
            log.warn("neither Telegram nor SMS is set up: sign-in codes are printed here");
        }
    }

    /** @return done when the code has arrived by Telegram or was taken by a provider of SMS; failed when nobody took it */
    public Future<Void> send(PhoneNumber phone, String code, Language language) {
        if (telegram == null && !sms.available()) {
            log.info("sign-in code for {}: {}", phone, code);
            return Future.succeededFuture();
        }
        return telegram == null ? bySms(phone, code, language) : byTelegram(telegram, phone, code, language);
    }

    private Future<Void> byTelegram(TelegramGateway telegram, PhoneNumber phone, String code, Language language) {
        return telegram.send(phone, code).transform(sent -> {
            if (sent.failed()) {
                log.info(
                        "Telegram takes no code for {}: {}", phone, sent.cause().getMessage());
                return bySms(phone, code, language);
            }
            return reports.note(sent.result(), Delivery.SENT)
                    .compose(noted -> arrived(telegram, sent.result()))
                    .recover(unknown -> {
                        log.warn("Telegram does not say what became of a code", unknown);
                        return Future.succeededFuture(false);
                    })
                    .compose(arrived -> arrived
                            ? Future.succeededFuture()
                            : instead(telegram, sent.result(), phone, code, language));
        });
    }

    private Future<Boolean> arrived(TelegramGateway telegram, String requestId) {
        return vertx.timer(patience.toMillis(), TimeUnit.MILLISECONDS)
                .compose(waited -> reports.of(requestId))
                .compose(reported -> reported.isPresent() && reported.get() != Delivery.SENT
                        ? Future.succeededFuture(reported.get())
                        : telegram.delivery(requestId))
                .map(Delivery::arrived);
    }

    private Future<Void> instead(
            TelegramGateway telegram, String requestId, PhoneNumber phone, String code, Language language) {
        log.info("Telegram has not delivered a code to {} in {} s", phone, patience.toSeconds());
        telegram.revoke(requestId)
                .onFailure(e -> log.info("an undelivered code stays at Telegram: {}", e.getMessage()));
        return bySms(phone, code, language);
    }

    private Future<Void> bySms(PhoneNumber phone, String code, Language language) {
        return sms.send(phone, Message.of("sign_in.sms", code).text(language));
    }
}
