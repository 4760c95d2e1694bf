package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import uz.alovoice.core.voicemail.Voicemail;
import uz.alovoice.core.voicemail.Voicemails;

/** Messages that callers left. */
final class VoicemailsApi {
    private final Voicemails voicemails;

    VoicemailsApi(Voicemails voicemails) {
        this.voicemails = voicemails;
    }

    void mount(Routes routes) {
        routes.on("listVoicemails", this::list).on("setHeard", request -> voicemails
                .setHeard(
                        request.tenant(),
                        CallsApi.own(request),
                        request.uuid("recording"),
                        request.body().getBoolean("heard"))
                .map(set -> Answer.done()));
    }

    private Future<Answer> list(Request request) {
        var own = CallsApi.own(request);
        return voicemails
                .page(
                        request.tenant(),
                        own,
                        request.query("after"),
                        request.limit(),
                        Boolean.parseBoolean(request.query("unheard")))
                .compose(page -> voicemails.unheard(request.tenant(), own).map(unheard -> {
                    var answer = Request.page(page.map(VoicemailsApi::json));
                    answer.body().put("unheard", unheard);
                    return answer;
                }));
    }

    private static JsonObject json(Voicemail voicemail) {
        return new JsonObject()
                .put("id", voicemail.id().toString())
                .put("call", voicemail.call().toString())
                .put("from", voicemail.from())
                .put("from_name", voicemail.fromName())
                .put("department", voicemail.department())
                .put("at", voicemail.at().toString())
                .put("duration_ms", voicemail.durationMs())
                .put(
                        "heard_at",
                        voicemail.heardAt() == null ? null : voicemail.heardAt().toString());
    }
}
