package uz.alovoice.core.notify;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.number.PhoneNumber;

/** Brings a text to a phone in Uzbekistan, by the first provider that takes it. */
public final class SendSms {
    private static final Logger log = LoggerFactory.getLogger(SendSms.class);

    private final List<Sms> providers;

    public SendSms(Vertx vertx, ProviderSettings settings) {
        this(new Http(vertx, settings.timeout()), settings);
    }

    SendSms(Http http, ProviderSettings settings) {
        providers = Stream.<Sms>of(
                        settings.eskiz() == null ? null : new Eskiz(http, settings.eskiz()),
                        settings.playMobile() == null ? null : new PlayMobile(http, settings.playMobile()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether there is any provider. */
    public boolean available() {
        return !providers.isEmpty();
    }

    /** @return done when a provider has taken it, failed when none did */
    public Future<Void> send(PhoneNumber phone, String text) {
        if (!phone.isNational()) { // these providers serve Uzbekistan; SMS abroad is what toll fraud lives on
            return Future.failedFuture(new CoreException(Reason.UNAVAILABLE, "no SMS to a number abroad"));
        }
        Future<Void> taken = Future.failedFuture(new CoreException(Reason.UNAVAILABLE, "no provider of SMS is set up"));
        for (var provider : providers) {
            taken = taken.recover(before -> {
                if (provider != providers.getFirst()) {
                    log.warn("an SMS goes by another provider", before);
                }
                return provider.send(phone, text);
            });
        }
        return taken;
    }
}
