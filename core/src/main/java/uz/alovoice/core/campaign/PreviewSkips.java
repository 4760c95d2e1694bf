package uz.alovoice.core.campaign;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;

/** Says before a campaign is started how many of its contacts will not be called, and why. */
public final class PreviewSkips {
    private final Db db;

    public PreviewSkips(Db db) {
        this.db = db;
    }

    /**
     * @param contacts those who wait to be called
     * @param skipped  how many of them will not be, by the first reason that holds: {@code do_not_call}, {@code never_open} (his own hours and the
     *                 campaign's have no moment in common), {@code not_allowed} (abroad or premium, and the tenant may not),
     *                 {@code called_enough_today} (his turn comes on another day)
     */
    public record Skips(long contacts, Map<String, Long> skipped) {}

    /** Contacts that share a zone and a window. */
    private record Hours(String zone, LocalTime from, LocalTime until) {
        CallingTimes times(CampaignSettings campaign, CallingRules rules) {
            return new CallingTimes(
                    campaign,
                    rules,
                    zone == null ? null : ZoneId.of(zone),
                    from == null ? null : new CallingTimes.Window(from, until));
        }
    }

    public Future<Skips> preview(TenantId tenant, CampaignId campaign) {
        return db.inTenant(tenant, tx -> Campaigns.get(tx, tenant, campaign).compose(found -> TenantCallingRules.get(tx)
                .compose(rules -> neverOpen(tx, found, rules).compose(never -> count(tx, campaign, rules, never)))));
    }

    private static Future<List<Hours>> neverOpen(Tx tx, Campaign campaign, CallingRules rules) {
        return tx.list(row -> row, """
                        SELECT time_zone, open_from, open_until, clock_timestamp() AS now FROM contact
                        WHERE campaign_id = $1 AND (time_zone IS NOT NULL OR open_from IS NOT NULL) GROUP BY 1, 2, 3""", campaign.id().value()).map(rows -> rows.stream()
                .filter(row -> hours(row)
                        .times(campaign.settings(), rules)
                        .nextOpening(row.getOffsetDateTime("now").toInstant())
                        .isEmpty())
                .map(PreviewSkips::hours)
                .toList());
    }

    private static Hours hours(Row row) {
        return new Hours(row.getString("time_zone"), row.getLocalTime("open_from"), row.getLocalTime("open_until"));
    }

    private static Future<Skips> count(Tx tx, CampaignId campaign, CallingRules rules, List<Hours> never) {
        return tx.list(
                        row -> row,
                        """
                        WITH number AS (
                            SELECT c.id, n.number FROM contact c JOIN turn t ON t.contact_id = c.id AND t.state = 'waiting'
                            CROSS JOIN unnest(c.numbers) AS n (number) WHERE c.campaign_id = $1),
                        listed AS (
                            SELECT DISTINCT n.id FROM number n JOIN do_not_call d USING (number)
                            WHERE d.campaign_id IS NULL OR d.campaign_id = $1),
                        closed AS (
                            SELECT c.id FROM contact c JOIN unnest($3::text[], $4::time[], $5::time[]) AS h (time_zone, open_from, open_until)
                                ON (c.time_zone, c.open_from, c.open_until) IS NOT DISTINCT FROM (h.time_zone, h.open_from, h.open_until)
                            WHERE c.campaign_id = $1),
                        forbidden AS (
                            SELECT DISTINCT n.id FROM number n CROSS JOIN tenant t
                            LEFT JOIN LATERAL (SELECT kind FROM tariff WHERE starts_with(n.number, prefix) ORDER BY length(prefix) DESC LIMIT 1) f ON true
                            WHERE f.kind IS NULL OR f.kind = 'international' AND NOT t.international_allowed
                               OR f.kind = 'premium' AND NOT t.premium_allowed),
                        today AS (
                            SELECT DISTINCT n.id FROM number n JOIN person_day d USING (number)
                            WHERE d.day = (now() AT TIME ZONE $6)::date AND d.attempts >= $2)
                        SELECT CASE WHEN l.id IS NOT NULL THEN 'do_not_call' WHEN c.id IS NOT NULL THEN 'never_open'
                            WHEN f.id IS NOT NULL THEN 'not_allowed' WHEN d.id IS NOT NULL THEN 'called_enough_today' ELSE '' END AS reason,
                            count(*) AS contacts
                        FROM turn t LEFT JOIN listed l ON l.id = contact_id LEFT JOIN closed c ON c.id = contact_id
                            LEFT JOIN forbidden f ON f.id = contact_id LEFT JOIN today d ON d.id = contact_id
                        WHERE t.campaign_id = $1 AND t.state = 'waiting' GROUP BY 1""",
                        campaign.value(),
                        rules.attemptsADay(),
                        never.stream().map(Hours::zone).toArray(String[]::new),
                        never.stream().map(Hours::from).toArray(LocalTime[]::new),
                        never.stream().map(Hours::until).toArray(LocalTime[]::new),
                        rules.zone().getId())
                .map(rows -> new Skips(
                        rows.stream().mapToLong(row -> row.getLong("contacts")).sum(),
                        rows.stream()
                                .filter(row -> !row.getString("reason").isEmpty())
                                .collect(Collectors.toMap(
                                        row -> row.getString("reason"), row -> row.getLong("contacts")))));
    }
}
