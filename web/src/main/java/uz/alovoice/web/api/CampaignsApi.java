package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import uz.alovoice.core.campaign.AttemptOutcome;
import uz.alovoice.core.campaign.Campaign;
import uz.alovoice.core.campaign.CampaignId;
import uz.alovoice.core.campaign.CampaignLine;
import uz.alovoice.core.campaign.CampaignSettings;
import uz.alovoice.core.campaign.Campaigns;
import uz.alovoice.core.campaign.Contacts;
import uz.alovoice.core.campaign.PacingChoice;
import uz.alovoice.core.campaign.PreviewSkips;
import uz.alovoice.core.campaign.Retry;
import uz.alovoice.core.schedule.ScheduleJson;
import uz.alovoice.core.tenant.Tenants;
import uz.alovoice.core.trunk.TrunkId;

/** Campaigns: what they are, and whether they run. Their people are {@link ContactsApi}'s. */
final class CampaignsApi {
    private final Campaigns campaigns;
    private final Contacts contacts;
    private final PreviewSkips previewSkips;
    private final Tenants tenants;

    CampaignsApi(Campaigns campaigns, Contacts contacts, PreviewSkips previewSkips, Tenants tenants) {
        this.campaigns = campaigns;
        this.contacts = contacts;
        this.previewSkips = previewSkips;
        this.tenants = tenants;
    }

    void mount(Routes routes) {
        routes.on("listCampaigns", request -> campaigns
                        .list(request.tenant())
                        .map(all -> Request.all(all.stream()
                                .map(campaign -> json(campaign).put("version", campaign.version()))
                                .toList())))
                .on("createCampaign", request -> settings(request)
                        .compose(settings -> campaigns.create(request.tenant(), settings))
                        .map(made -> Answer.created(json(made), made.version())))
                .on(
                        "getCampaign",
                        request -> campaigns.get(request.tenant(), id(request)).map(CampaignsApi::answer))
                .on("editCampaign", this::edit)
                .on("deleteCampaign", request -> campaigns
                        .delete(request.tenant(), id(request))
                        .map(gone -> Answer.done()))
                .on("startCampaign", request -> campaigns
                        .start(request.tenant(), id(request))
                        .map(done -> Answer.done()))
                .on("pauseCampaign", request -> campaigns
                        .pause(request.tenant(), id(request))
                        .map(done -> Answer.done()))
                .on("copyCampaign", request -> campaigns
                        .copy(request.tenant(), id(request))
                        .map(made -> Answer.created(json(made), made.version())))
                .on("getCampaignProgress", this::progress)
                .on("previewCampaign", request -> previewSkips
                        .preview(request.tenant(), id(request))
                        .map(skips -> Answer.of(new JsonObject()
                                .put("contacts", skips.contacts())
                                .put("skipped", new JsonObject(Map.copyOf(skips.skipped()))))));
    }

    private Future<Answer> edit(Request request) {
        var version = request.version();
        return settings(request)
                .compose(settings ->
                        campaigns.change(request.tenant(), id(request), version == null ? 0 : version, settings))
                .map(CampaignsApi::answer);
    }

    private Future<Answer> progress(Request request) {
        return campaigns
                .get(request.tenant(), id(request))
                .compose(found -> contacts.progress(request.tenant(), found.id()))
                .map(progress -> Answer.of(new JsonObject()
                        .put("states", new JsonObject(Map.copyOf(progress.states())))
                        .put("outcomes", new JsonObject(Map.copyOf(progress.outcomes())))));
    }

    private static CampaignId id(Request request) {
        return new CampaignId(request.id("campaign"));
    }

    /** Days and hours are the company's. */
    private Future<CampaignSettings> settings(Request request) {
        return tenants.get(request.tenant())
                .map(tenant -> settings(request, tenant.settings().timeZone()));
    }

    private static CampaignSettings settings(Request request, ZoneId zone) {
        var body = request.body();
        var pacing = body.getJsonObject("pacing", new JsonObject());
        return new CampaignSettings(
                body.getString("name"),
                LocalDate.parse(body.getString("first_day")),
                LocalDate.parse(body.getString("last_day")),
                zone,
                ScheduleJson.hours(body.getJsonArray("hours")),
                ScheduleJson.holidays(body.getJsonArray("holidays", new JsonArray())),
                lines(body.getJsonArray("lines")),
                new PacingChoice(
                        pacing.getString("kind", PacingChoice.PROGRESSIVE.kind()),
                        pacing.getDouble("ratio", PacingChoice.PROGRESSIVE.ratio()),
                        pacing.getDouble("abandon_target", PacingChoice.PROGRESSIVE.abandonTarget())),
                body.getInteger("max_simultaneous", 10),
                body.getInteger("calls_per_second", 2),
                body.getInteger("min_talk_seconds", 5),
                body.getInteger("attempts_per_number", 3),
                body.getInteger("attempts_per_contact", 5),
                retries(body.getJsonObject("retries", new JsonObject())),
                request.step("on_answer"));
    }

    private static List<CampaignLine> lines(JsonArray json) {
        return json.stream()
                .map(JsonObject.class::cast)
                .map(line -> new CampaignLine(
                        new TrunkId(line.getLong("trunk")),
                        line.getInteger("weight", 1),
                        line.getString("caller_number")))
                .toList();
    }

    private static Map<AttemptOutcome, Retry> retries(JsonObject json) {
        var retries = new EnumMap<AttemptOutcome, Retry>(AttemptOutcome.class);
        for (var entry : json) {
            var retry = (JsonObject) entry.getValue();
            retries.put(
                    AttemptOutcome.valueOf(entry.getKey().toUpperCase(Locale.ROOT)),
                    new Retry(
                            retry.getInteger("attempts"),
                            retry.getInteger("after_seconds"),
                            retry.getBoolean("next_number", false)));
        }
        return retries;
    }

    private static Answer answer(Campaign campaign) {
        return Answer.of(json(campaign), campaign.version());
    }

    private static JsonObject json(Campaign campaign) {
        var s = campaign.settings();
        var retries = new JsonObject();
        s.retries()
                .forEach((outcome, retry) -> retries.put(
                        outcome.code(),
                        new JsonObject()
                                .put("attempts", retry.attempts())
                                .put("after_seconds", retry.afterSeconds())
                                .put("next_number", retry.nextNumber())));
        return new JsonObject()
                .put("id", campaign.id().value())
                .put("state", campaign.state().code())
                .put("state_at", campaign.stateAt().toString())
                .put("held", campaign.held())
                .put("name", s.name())
                .put("first_day", s.firstDay().toString())
                .put("last_day", s.lastDay().toString())
                .put("hours", ScheduleJson.hours(s.hours()))
                .put("holidays", ScheduleJson.holidays(s.holidays()))
                .put(
                        "lines",
                        new JsonArray(s.lines().stream().map(CampaignsApi::json).toList()))
                .put(
                        "pacing",
                        new JsonObject()
                                .put("kind", s.pacing().kind())
                                .put("ratio", s.pacing().ratio())
                                .put("abandon_target", s.pacing().abandonTarget()))
                .put("max_simultaneous", s.maxSimultaneous())
                .put("calls_per_second", s.callsPerSecond())
                .put("min_talk_seconds", s.minTalkSeconds())
                .put("attempts_per_number", s.attemptsPerNumber())
                .put("attempts_per_contact", s.attemptsPerContact())
                .put("retries", retries)
                .put("on_answer", s.onAnswer().toJson());
    }

    private static JsonObject json(CampaignLine line) {
        return new JsonObject()
                .put("trunk", line.trunk().value())
                .put("weight", line.weight())
                .put("caller_number", line.callerNumber());
    }
}
