package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import uz.alovoice.core.Language;
import uz.alovoice.core.tenant.Tenant;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;

/** The company itself. */
final class CompanyApi {
    private final Tenants tenants;

    CompanyApi(Tenants tenants) {
        this.tenants = tenants;
    }

    void mount(Routes routes) {
        routes.on("getCompany", request -> tenants.get(request.tenant()).map(CompanyApi::answer))
                .on("editCompany", this::edit)
                .on("getSupportGrant", request -> tenants.supportGrant(request.tenant())
                        .map(CompanyApi::grant))
                .on("grantSupport", request -> tenants.grantSupport(
                                request.tenant(), request.body().getInteger("hours"))
                        .map(CompanyApi::grant))
                .on("revokeSupport", request -> tenants.grantSupport(request.tenant(), 0)
                        .map(ended -> Answer.done()));
    }

    private Future<Answer> edit(Request request) {
        var body = request.body();
        var settings = new TenantSettings(
                body.getString("name"),
                TenantSettings.zone(body.getString("time_zone")),
                Language.fromCode(body.getString("language")),
                body.getBoolean("international_allowed"),
                body.getBoolean("premium_allowed"),
                body.getInteger("daily_call_limit"),
                body.getLong("daily_spend_limit"),
                body.getBoolean("record_calls"),
                body.getBoolean("announce_recording"),
                body.getInteger("recording_days"));
        return tenants.edit(request.tenant(), settings, request.version()).map(CompanyApi::answer);
    }

    private static Answer grant(Optional<Instant> until) {
        return Answer.of(
                new JsonObject().put("until", until.map(Instant::toString).orElse(null)));
    }

    private static Answer answer(Tenant tenant) {
        var s = tenant.settings();
        return Answer.of(
                new JsonObject()
                        .put("id", tenant.id().value())
                        .put("sip_domain", tenant.sipDomain())
                        .put("name", s.name())
                        .put("time_zone", s.timeZone().getId())
                        .put("language", s.language().code())
                        .put("international_allowed", s.internationalAllowed())
                        .put("premium_allowed", s.premiumAllowed())
                        .put("daily_call_limit", s.dailyCallLimit())
                        .put("daily_spend_limit", s.dailySpendLimit())
                        .put("record_calls", s.recordCalls())
                        .put("announce_recording", s.announceRecording())
                        .put("recording_days", s.recordingDays())
                        .put("created_at", tenant.createdAt().toString()),
                tenant.version());
    }
}
