package uz.alovoice.core.billing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.Language;
import uz.alovoice.core.Message;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.notify.SendSms;
import uz.alovoice.core.number.PhoneNumber;

/**
 * Tells the owners, once for each crossing, that the balance is low or used up: by SMS, in each owner's language. The cabinet shows the same
 * for as long as it is so. A warning is taken by one brain, and given back when no provider took it; one that is a day old is news no more.
 */
public final class TellWarnings {
    private static final Logger log = LoggerFactory.getLogger(TellWarnings.class);
    private static final long EVERY_MS = 60_000;
    private static final int AT_ONCE = 20;

    private final Vertx vertx;
    private final Db db;
    private final SendSms sms;
    private long timer;

    public TellWarnings(Vertx vertx, Db db, SendSms sms) {
        this.vertx = vertx;
        this.db = db;
        this.sms = sms;
    }

    private record Warning(long tenant, long place, String kind, String company, long amount) {
        String text(Language language) {
            return (kind.equals("empty")
                            ? Message.of("billing.empty_sms", company)
                            : Message.of("billing.low_sms", company, Math.max(0, amount / 100)))
                    .text(language);
        }
    }

    private record Owner(PhoneNumber phone, Language language) {}

    public void start() {
        timer = vertx.setPeriodic(
                EVERY_MS, EVERY_MS, tick -> tell().onFailure(e -> log.error("a warning was not told", e)));
    }

    public void stop() {
        vertx.cancelTimer(timer);
    }

    /** One round. */
    public Future<Void> tell() {
        return db.acrossTenants(tx -> tx.list(
                        row -> new Warning(
                                row.getLong("tenant_id"),
                                row.getLong("place"),
                                row.getString("kind"),
                                row.getString("name"),
                                row.getLong("amount")),
                        """
                        UPDATE balance_warning w SET told_at = clock_timestamp() FROM tenant t JOIN balance b ON b.tenant_id = t.id
                        WHERE t.id = w.tenant_id AND (w.tenant_id, w.place, w.kind) IN (
                            SELECT tenant_id, place, kind FROM balance_warning
                            WHERE told_at IS NULL AND at > clock_timestamp() - interval '1 day'
                            ORDER BY at LIMIT $1 FOR UPDATE SKIP LOCKED)
                        RETURNING w.tenant_id, w.place, w.kind, t.name, b.amount""",
                        AT_ONCE))
                .compose(warnings ->
                        Future.join(warnings.stream().map(this::tell).toList()).mapEmpty());
    }

    private Future<Void> tell(Warning warning) {
        return owners(warning).compose(owners -> Future.join(
                        owners.stream().map(owner -> tell(warning, owner)).toList())
                .<Void>mapEmpty()
                .recover(failure -> giveBack(warning, failure)));
    }

    private Future<List<Owner>> owners(Warning warning) {
        return db.acrossTenants(tx -> tx.list(
                row -> new Owner(new PhoneNumber(row.getString("phone")), Language.fromCode(row.getString("language"))),
                """
                SELECT p.phone, p.language FROM membership m JOIN person p ON p.id = m.person_id
                WHERE m.tenant_id = $1 AND m.role = 'owner'""",
                warning.tenant()));
    }

    private Future<Void> tell(Warning warning, Owner owner) {
        var text = warning.text(owner.language());
        if (!sms.available() || !owner.phone().isNational()) {
            log.info("for {}: {}", owner.phone(), text);
            return Future.succeededFuture();
        }
        return sms.send(owner.phone(), text);
    }

    private Future<Void> giveBack(Warning warning, Throwable failure) {
        log.warn("tenant {} could not be warned, and will be tried again", warning.tenant(), failure);
        return db.acrossTenants(tx -> tx.update(
                        "UPDATE balance_warning SET told_at = NULL WHERE tenant_id = $1 AND place = $2 AND kind = $3",
                        warning.tenant(),
                        warning.place(),
                        warning.kind()))
                .mapEmpty();
    }
}
