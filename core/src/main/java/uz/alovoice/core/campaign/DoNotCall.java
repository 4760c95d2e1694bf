package uz.alovoice.core.campaign;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.Page;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.call.CallId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.number.PhoneNumber;

/** Who is not to be called, by the whole tenant or by one campaign. Asked again in the transaction that writes an attempt. */
public final class DoNotCall {
    private final Db db;

    public DoNotCall(Db db) {
        this.db = db;
    }

    /**
     * One who is not to be called, and the proof that he said so.
     *
     * @param id       null while it is not stored
     * @param campaign null: by no campaign of the tenant
     * @param reason   import, key, said, operator or complaint
     * @param call     in which he said so or pressed the key; null for the other reasons
     * @param proof    the key, the words, the letter, the file; at most 2000 characters
     */
    public record Entry(
            @Nullable Long id,
            PhoneNumber number,
            @Nullable CampaignId campaign,
            String reason,
            @Nullable CallId call,
            String proof) {}

    /** Who is listed already stays with the first proof. */
    public Future<Void> add(TenantId tenant, List<Entry> entries) {
        return db.inTenant(
                tenant,
                tx -> tx.batch(
                        """
                        INSERT INTO do_not_call (tenant_id, campaign_id, number, reason, call_id, proof) VALUES ($1, $2, $3, $4, $5, $6)
                        ON CONFLICT DO NOTHING""",
                        entries.stream()
                                .map(e -> Tuple.of(
                                        tenant.value(),
                                        e.campaign() == null
                                                ? null
                                                : e.campaign().value(),
                                        e.number().value(),
                                        e.reason(),
                                        e.call() == null ? null : e.call().value(),
                                        e.proof()))
                                .toList()));
    }

    /** Fails with NOT_FOUND when there is no such entry. */
    public Future<Void> remove(TenantId tenant, long entry) {
        return db.inTenant(
                        tenant,
                        tx -> tx.update(
                                "DELETE FROM do_not_call WHERE tenant_id = $1 AND id = $2", tenant.value(), entry))
                .compose(gone -> gone == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(
                                new CoreException(Reason.NOT_FOUND, Message.of("do_not_call.not_found"))));
    }

    /** @param after id of the last one that was read, newest first; null from the beginning */
    public Future<Page<Entry>> page(TenantId tenant, @Nullable Long after, int limit) {
        return db.inTenant(
                        tenant,
                        tx -> tx.list(
                                DoNotCall::read,
                                """
                        SELECT * FROM do_not_call WHERE tenant_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3""",
                                tenant.value(),
                                after == null ? Long.MAX_VALUE : after,
                                limit + 1))
                .map(rows -> Page.of(rows, limit, entry -> String.valueOf(entry.id())));
    }

    /** Every list that the number is on. */
    public Future<List<Entry>> of(TenantId tenant, PhoneNumber number) {
        return db.inTenant(
                tenant,
                tx -> tx.list(
                        DoNotCall::read,
                        "SELECT * FROM do_not_call WHERE tenant_id = $1 AND number = $2 ORDER BY added_at, id",
                        tenant.value(),
                        number.value()));
    }

    private static Entry read(Row row) {
        var campaign = row.getLong("campaign_id");
        var call = row.getUUID("call_id");
        return new Entry(
                row.getLong("id"),
                new PhoneNumber(row.getString("number")),
                campaign == null ? null : new CampaignId(campaign),
                row.getString("reason"),
                call == null ? null : new CallId(call),
                row.getString("proof"));
    }
}
