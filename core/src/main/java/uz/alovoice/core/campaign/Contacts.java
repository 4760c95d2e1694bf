package uz.alovoice.core.campaign;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Refusals;

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
     * @return the first numbers of those who are new; fails with CONFLICT when there is no such campaign
     */
    public Future<Set<String>> add(TenantId tenant, CampaignId campaign, List<NewContact> people) {
        var rows = new JsonArray(people.stream().map(NewContact::toJson).collect(Collectors.toList()));
        return db.inTenant(
                        tenant,
                        tx -> tx.list(row -> row.getString("number"), """
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
                        SELECT number FROM added""", tenant.value(), campaign.value(), rows))
                .<Set<String>>map(HashSet::new)
                .recover(Refusals.explained(
                        Map.of("contact_tenant_id_campaign_id_fkey", Message.of("campaign.not_found"))));
    }

    /** @return how many contacts of the campaign are in each state: waiting, calling, done */
    public Future<Map<String, Long>> states(TenantId tenant, CampaignId campaign) {
        return db.inTenant(
                        tenant,
                        tx -> tx.list(
                                row -> Map.entry(row.getString("state"), row.getLong("contacts")),
                                """
                        SELECT state, count(*) AS contacts FROM turn WHERE tenant_id = $1 AND campaign_id = $2 GROUP BY state""",
                                tenant.value(),
                                campaign.value()))
                .map(states -> states.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
