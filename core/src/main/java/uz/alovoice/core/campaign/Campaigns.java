package uz.alovoice.core.campaign;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Refusals;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.database.Version;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.routing.Uses;
import uz.alovoice.core.schedule.ScheduleJson;
import uz.alovoice.core.trunk.TrunkId;

/** The campaigns of a tenant. */
public final class Campaigns {
    static final String SELECT = """
            SELECT c.*, (SELECT jsonb_agg(jsonb_build_object('trunk', trunk_id, 'weight', weight, 'number', caller_number) ORDER BY trunk_id)
                FROM campaign_line l WHERE l.campaign_id = c.id) AS lines
            FROM campaign c\s""";
    private static final Map<String, Message> REFUSALS = Map.of(
            "campaign_line_tenant_id_trunk_id_fkey",
            Message.of("campaign.line_unknown").at("lines"));
    private static final Map<CampaignState, Message> NOT_NOW = Map.of(
            CampaignState.DRAFT, Message.of("campaign.is_draft"),
            CampaignState.RUNNING, Message.of("campaign.is_running"),
            CampaignState.PAUSED, Message.of("campaign.is_paused"),
            CampaignState.FINISHED, Message.of("campaign.is_finished"));

    private final Db db;

    public Campaigns(Db db) {
        this.db = db;
    }

    /** As a draft. Fails with INVALID when its days and hours leave no moment at which anyone may be called. */
    public Future<Campaign> create(TenantId tenant, CampaignSettings settings) {
        return save(tenant, null, 0, settings);
    }

    /**
     * Neither starts nor stops it. Fails as {@link #create} does, with STALE when it is no longer what was read.
     *
     * @param version that was read; 0 for whatever is stored
     */
    public Future<Campaign> change(TenantId tenant, CampaignId campaign, int version, CampaignSettings settings) {
        return save(tenant, campaign, version, settings);
    }

    private Future<Campaign> save(TenantId tenant, @Nullable CampaignId id, int version, CampaignSettings s) {
        return db.inTenant(tenant, tx -> unchanged(tx, id, version)
                        .compose(locked -> Uses.check(tx, s.onAnswer()))
                        .compose(ok -> opens(tx, s))
                        .compose(ok -> tx.one(
                                row -> new CampaignId(row.getLong("id")),
                                id == null ? """
                                        INSERT INTO campaign (tenant_id, name, first_day, last_day, time_zone, hours, holidays, pacing,
                                            power_ratio, abandon_target, max_simultaneous, calls_per_second, min_talk_seconds,
                                            attempts_per_number, attempts_per_contact, retries, on_answer)
                                        SELECT $1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18
                                        WHERE $2::bigint IS NULL RETURNING id""" : """
                                        UPDATE campaign SET name = $3, first_day = $4, last_day = $5, time_zone = $6, hours = $7,
                                            holidays = $8, pacing = $9, power_ratio = $10, abandon_target = $11, max_simultaneous = $12,
                                            calls_per_second = $13, min_talk_seconds = $14, attempts_per_number = $15,
                                            attempts_per_contact = $16, retries = $17, on_answer = $18,
                                            version = version + 1
                                        WHERE tenant_id = $1 AND id = $2 RETURNING id""",
                                values(tenant, id, s)))
                        .map(saved -> saved.orElseThrow(Campaigns::noSuch))
                        .compose(saved -> setLines(tx, tenant, saved, s.lines())
                                .compose(set -> tx.one(Campaigns::read, SELECT + "WHERE c.id = $1", saved.value())))
                        .map(Optional::orElseThrow))
                .recover(Refusals.explained(REFUSALS));
    }

    private static Future<Void> unchanged(Tx tx, @Nullable CampaignId id, int version) {
        return id == null
                ? Future.succeededFuture()
                : Version.require(tx, "campaign", id.value(), version, Message.of("campaign.not_found"));
    }

    private static Future<Void> opens(Tx tx, CampaignSettings s) {
        return TenantCallingRules.get(tx)
                .compose(rules -> new CallingTimes(s, rules, null, null)
                                .nextOpening(Instant.now())
                                .isPresent()
                        ? Future.succeededFuture()
                        : Future.failedFuture(new CoreException(
                                Reason.INVALID,
                                Message.of("campaign.never_opens", rules.openFrom(), rules.openUntil())
                                        .at("hours"))));
    }

    private static Future<Void> setLines(Tx tx, TenantId tenant, CampaignId campaign, List<CampaignLine> lines) {
        return tx.update("DELETE FROM campaign_line WHERE campaign_id = $1", campaign.value())
                .compose(cleared -> tx.batch(
                        "INSERT INTO campaign_line (tenant_id, campaign_id, trunk_id, weight, caller_number) VALUES"
                                + " ($1, $2, $3, $4, $5)",
                        lines.stream()
                                .map(line -> Tuple.of(
                                        tenant.value(),
                                        campaign.value(),
                                        line.trunk().value(),
                                        line.weight(),
                                        line.callerNumber()))
                                .toList()));
    }

    /** Fails with NOT_FOUND when there is none. */
    public Future<Campaign> get(TenantId tenant, CampaignId campaign) {
        return db.inTenant(tenant, tx -> get(tx, tenant, campaign));
    }

    static Future<Campaign> get(Tx tx, TenantId tenant, CampaignId campaign) {
        return tx.one(
                        Campaigns::read,
                        SELECT + "WHERE c.tenant_id = $1 AND c.id = $2",
                        tenant.value(),
                        campaign.value())
                .map(found -> found.orElseThrow(Campaigns::noSuch));
    }

    public Future<List<Campaign>> list(TenantId tenant) {
        return db.inTenant(
                tenant,
                tx -> tx.list(
                        Campaigns::read, SELECT + "WHERE c.tenant_id = $1 ORDER BY c.name, c.id", tenant.value()));
    }

    /** From a draft, a pause or the end: there may be new contacts. */
    public Future<Void> start(TenantId tenant, CampaignId campaign) {
        return move(
                tenant,
                campaign,
                CampaignState.RUNNING,
                CampaignState.DRAFT,
                CampaignState.PAUSED,
                CampaignState.FINISHED);
    }

    /** No calls are placed from now on; those under way are finished. */
    public Future<Void> pause(TenantId tenant, CampaignId campaign) {
        return move(tenant, campaign, CampaignState.PAUSED, CampaignState.RUNNING);
    }

    private Future<Void> move(TenantId tenant, CampaignId campaign, CampaignState to, CampaignState... from) {
        var codes = List.of(from).stream().map(CampaignState::code).toArray(String[]::new);
        return db.inTenant(tenant, tx -> tx.update("""
                                UPDATE campaign SET state = $3, state_at = clock_timestamp(), held = NULL
                                WHERE tenant_id = $1 AND id = $2 AND state = ANY($4)""", tenant.value(), campaign.value(), to.code(), codes)
                .compose(moved -> moved == 1
                        ? Future.succeededFuture()
                        : get(tx, tenant, campaign)
                                .compose(now -> Future.failedFuture(
                                        new CoreException(Reason.CONFLICT, NOT_NOW.get(now.state()))))));
    }

    /** @return whether it ended now: it runs, and nobody is left to call */
    public Future<Boolean> finishIfDone(TenantId tenant, CampaignId campaign) {
        return db.inTenant(tenant, tx -> tx.update("""
                        UPDATE campaign SET state = 'finished', state_at = clock_timestamp(), held = NULL
                        WHERE tenant_id = $1 AND id = $2 AND state = 'running'
                          AND NOT EXISTS (SELECT FROM turn WHERE campaign_id = $2 AND state = 'waiting')
                          AND NOT EXISTS (SELECT FROM attempt WHERE campaign_id = $2 AND settled_at IS NULL)""", tenant.value(), campaign.value()))
                .map(ended -> ended == 1);
    }

    /** A draft with the same settings and no contacts. */
    public Future<Campaign> copy(TenantId tenant, CampaignId campaign) {
        return get(tenant, campaign).compose(original -> create(tenant, original.settings()));
    }

    /** Only a draft: a campaign that has called is part of the record. */
    public Future<Void> delete(TenantId tenant, CampaignId campaign) {
        return db.inTenant(tenant, tx -> get(tx, tenant, campaign)
                .compose(found -> tx.update(
                        "DELETE FROM campaign WHERE tenant_id = $1 AND id = $2 AND state = 'draft'",
                        tenant.value(),
                        campaign.value()))
                .compose(gone -> gone == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(
                                new CoreException(Reason.CONFLICT, Message.of("campaign.started_kept")))));
    }

    private static Object[] values(TenantId tenant, @Nullable CampaignId id, CampaignSettings s) {
        return new Object[] {
            tenant.value(),
            id == null ? null : id.value(),
            s.name(),
            s.firstDay(),
            s.lastDay(),
            s.zone().getId(),
            ScheduleJson.hours(s.hours()),
            ScheduleJson.holidays(s.holidays()),
            s.pacing().kind(),
            s.pacing().ratio(),
            s.pacing().abandonTarget(),
            s.maxSimultaneous(),
            s.callsPerSecond(),
            s.minTalkSeconds(),
            s.attemptsPerNumber(),
            s.attemptsPerContact(),
            Retry.toJson(s.retries()),
            s.onAnswer().toJson()
        };
    }

    static Campaign read(Row row) {
        return new Campaign(
                new CampaignId(row.getLong("id")),
                row.getInteger("version"),
                new CampaignSettings(
                        row.getString("name"),
                        row.getLocalDate("first_day"),
                        row.getLocalDate("last_day"),
                        ZoneId.of(row.getString("time_zone")),
                        ScheduleJson.hours(row.getJsonArray("hours")),
                        ScheduleJson.holidays(row.getJsonArray("holidays")),
                        lines(row.getJsonArray("lines")),
                        new PacingChoice(
                                row.getString("pacing"), row.getDouble("power_ratio"), row.getDouble("abandon_target")),
                        row.getInteger("max_simultaneous"),
                        row.getInteger("calls_per_second"),
                        row.getInteger("min_talk_seconds"),
                        row.getInteger("attempts_per_number"),
                        row.getInteger("attempts_per_contact"),
                        Retry.fromJson(row.getJsonObject("retries")),
                        Step.fromJson(row.getJsonObject("on_answer"))),
                CampaignState.fromCode(row.getString("state")),
                row.getOffsetDateTime("state_at").toInstant(),
                row.getString("held"));
    }

    private static List<CampaignLine> lines(JsonArray json) {
        return json.stream()
                .map(JsonObject.class::cast)
                .map(line -> new CampaignLine(
                        new TrunkId(line.getLong("trunk")), line.getInteger("weight"), line.getString("number")))
                .toList();
    }

    private static CoreException noSuch() {
        return new CoreException(Reason.NOT_FOUND, Message.of("campaign.not_found"));
    }
}
