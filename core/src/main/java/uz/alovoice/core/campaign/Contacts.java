package uz.alovoice.core.campaign;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Page;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;

/** The lists of a tenant's campaigns. */
public final class Contacts {
    private final Db db;

    public Contacts(Db db) {
        this.db = db;
    }

    /**
     * Puts people on a list, in one transaction. Who is there already, by his source's id or his first number, stays as he is.
     *
     * @param people a thousand or so at a time
     * @return the first numbers of those who are new; fails with NOT_FOUND when there is no such campaign
     */
    public Future<Set<String>> add(TenantId tenant, CampaignId campaign, List<NewContact> people) {
        var rows = new JsonArray(people.stream().map(NewContact::toJson).collect(Collectors.toList()));
        return db.inTenant(tenant, tx -> Campaigns.get(tx, tenant, campaign)
                        .compose(found ->
                                tx.list(row -> row.getString("number"), """
                        WITH person AS (
                            SELECT * FROM jsonb_to_recordset($3) AS p (source_id text, name text, numbers text[], fields jsonb,
                                time_zone text, open_from time, open_until time, priority smallint)),
                        added AS (
                            INSERT INTO contact (tenant_id, campaign_id, source_id, name, numbers, fields, time_zone, open_from, open_until)
                            SELECT $1, $2, source_id, name, numbers, fields, time_zone, open_from, open_until FROM person
                            ON CONFLICT DO NOTHING RETURNING id, numbers[1] AS number),
                        waiting AS (
                            INSERT INTO turn (contact_id, tenant_id, campaign_id, priority, due_at)
                            SELECT DISTINCT ON (a.id) a.id, $1, $2::bigint, p.priority, now()
                            FROM added a JOIN person p ON p.numbers[1] = a.number ORDER BY a.id)
                        SELECT number FROM added""", tenant.value(), campaign.value(), rows)))
                .map(HashSet::new);
    }

    /**
     * @param after   id of the last one that was read; null from the beginning
     * @param outcome only whose latest attempt came to this; null for all
     */
    public Future<Page<Contact>> page(
            TenantId tenant, CampaignId campaign, @Nullable Long after, int limit, @Nullable String outcome) {
        return db.inTenant(tenant, tx -> Campaigns.get(tx, tenant, campaign)
                        .compose(found -> tx.list(
                                Contacts::read,
                                """
                        SELECT c.*, t.state, t.due_at, t.attempts, t.outcome FROM contact c JOIN turn t ON t.contact_id = c.id
                        WHERE c.tenant_id = $1 AND c.campaign_id = $2 AND c.id > $3 AND ($5::text IS NULL OR t.outcome = $5)
                        ORDER BY c.id LIMIT $4""",
                                tenant.value(),
                                campaign.value(),
                                after == null ? 0 : after,
                                limit + 1,
                                outcome)))
                .map(rows -> Page.of(rows, limit, contact -> contact.id().toString()));
    }

    private static Contact read(Row row) {
        return new Contact(
                new ContactId(row.getLong("id")),
                row.getString("source_id"),
                row.getString("name"),
                List.of(row.getArrayOfStrings("numbers")),
                row.getJsonObject("fields"),
                row.getString("state"),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getInteger("attempts"),
                row.getString("outcome"));
    }

    /**
     * How far a campaign is.
     *
     * @param states   contacts that are waiting, calling and done
     * @param outcomes contacts by what their latest attempt came to
     */
    public record Progress(Map<String, Long> states, Map<String, Long> outcomes) {}

    public Future<Progress> progress(TenantId tenant, CampaignId campaign) {
        return db.inTenant(tenant, tx -> tx.list(row -> row, """
                        SELECT state, outcome, count(*) AS contacts FROM turn WHERE tenant_id = $1 AND campaign_id = $2 GROUP BY 1, 2""", tenant.value(), campaign.value()))
                .map(rows -> new Progress(
                        sums(rows, "state"),
                        sums(
                                rows.stream()
                                        .filter(row -> row.getString("outcome") != null)
                                        .toList(),
                                "outcome")));
    }

    private static Map<String, Long> sums(List<Row> rows, String column) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.getString(column), Collectors.summingLong(row -> row.getLong("contacts"))));
    }
}
