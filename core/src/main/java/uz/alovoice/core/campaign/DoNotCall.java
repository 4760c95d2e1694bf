package uz.alovoice.core.campaign;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
     * @param campaign null: by no campaign of the tenant
     * @param reason   import, key, said, operator or complaint
     * @param call     in which he said so or pressed the key; null for the other reasons
     * @param proof    the key, the words, the letter, the file; at most 2000 characters
     */
    public record Entry(
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

    /** @param campaign null for the tenant's list; the campaign's entries stay */
    public Future<Void> remove(TenantId tenant, @Nullable CampaignId campaign, PhoneNumber number) {
        return db.inTenant(
                        tenant,
                        tx -> tx.update(
                                "DELETE FROM do_not_call WHERE tenant_id = $1 AND campaign_id IS NOT DISTINCT FROM $2"
                                        + " AND number = $3",
                                tenant.value(),
                                campaign == null ? null : campaign.value(),
                                number.value()))
                .mapEmpty();
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
                new PhoneNumber(row.getString("number")),
                campaign == null ? null : new CampaignId(campaign),
                row.getString("reason"),
                call == null ? null : new CallId(call),
                row.getString("proof"));
    }
}
