package uz.alovoice.core.notify;

import io.vertx.core.Future;
import uz.alovoice.core.number.PhoneNumber;

/** A provider of SMS within Uzbekistan. */
interface Sms {
    /** @return done when the provider has taken it, failed when not */
    Future<Void> send(PhoneNumber phone, String text);
}
