package uz.alovoice.core.campaign;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.ZoneId;
import java.util.List;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;

/** Takes contacts whose turn it is, for so long as a lease lasts; any number of brains at once, and never two the same. */
public final class ClaimContacts {
    /** A claim that came to no attempt by then is anyone's again. */
    public static final int LEASE_SECONDS = 30;

    private final Db db;

    public ClaimContacts(Db db) {
        this.db = db;
    }

    /** @return at most so many of those who are due, by priority and then by how long they have been */
    public Future<List<Claim>> claim(TenantId tenant, CampaignId campaign, int atMost) {
        return db.inTenant(
                tenant,
                tx -> tx.list(
                        row -> read(tenant, campaign, row), """
                        WITH due AS MATERIALIZED (
                            SELECT t.contact_id FROM generate_series(9, 0, -1) AS level CROSS JOIN LATERAL (
                                SELECT contact_id FROM turn
                                WHERE campaign_id = $1 AND priority = level AND state = 'waiting' AND due_at <= now()
                                ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED) AS t
                            LIMIT $2)
                        UPDATE turn SET due_at = clock_timestamp() + make_interval(secs => $3), epoch = epoch + 1
                        FROM due JOIN contact c ON c.id = due.contact_id
                        WHERE turn.contact_id = due.contact_id
                        RETURNING turn.contact_id, epoch, place, c.name, numbers, fields, time_zone, open_from, open_until""", campaign.value(), atMost, (double) LEASE_SECONDS));
    }

    private static Claim read(TenantId tenant, CampaignId campaign, Row row) {
        var zone = row.getString("time_zone");
        var from = row.getLocalTime("open_from");
        return new Claim(
                tenant,
                campaign,
                new ContactId(row.getLong("contact_id")),
                row.getInteger("epoch"),
                row.getString("name"),
                List.of(row.getArrayOfStrings("numbers")),
                row.getInteger("place"),
                row.getJsonObject("fields"),
                zone == null ? null : ZoneId.of(zone),
                from == null ? null : new CallingTimes.Window(from, row.getLocalTime("open_until")));
    }
}
