package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import uz.alovoice.core.Language;
import uz.alovoice.core.trunk.Transport;
import uz.alovoice.core.trunk.Trunk;
import uz.alovoice.core.trunk.TrunkId;
import uz.alovoice.core.trunk.TrunkPreset;
import uz.alovoice.core.trunk.TrunkPresets;
import uz.alovoice.core.trunk.TrunkSettings;
import uz.alovoice.core.trunk.Trunks;

/** Lines of providers, with what is wrong with them. */
final class TrunksApi {
    private final Trunks trunks;

    TrunksApi(Trunks trunks) {
        this.trunks = trunks;
    }

    void mount(Routes routes) {
        var presets =
                Request.all(TrunkPresets.all().stream().map(TrunksApi::preset).toList());
        routes.on("listTrunkPresets", request -> Future.succeededFuture(presets))
                .on("listTrunks", request -> trunks.list(request.tenant())
                        .map(all -> Request.all(all.stream()
                                .map(trunk -> json(trunk, request.language()).put("version", trunk.version()))
                                .toList())))
                .on("createTrunk", this::create)
                .on("getTrunk", request -> trunks.get(request.tenant(), id(request))
                        .map(found -> Answer.of(json(found, request.language()), found.version())))
                .on("editTrunk", this::edit)
                .on("deleteTrunk", request -> trunks.delete(request.tenant(), id(request))
                        .map(gone -> Answer.done()));
    }

    private Future<Answer> create(Request request) {
        return trunks.create(request.tenant(), settings(request), request.body().getString("password"))
                .map(made -> Answer.created(json(made, request.language()), made.version()));
    }

    private Future<Answer> edit(Request request) {
        return trunks.edit(
                        request.tenant(),
                        id(request),
                        settings(request),
                        request.body().getString("password"),
                        request.version())
                .map(saved -> Answer.of(json(saved, request.language()), saved.version()));
    }

    private static TrunkId id(Request request) {
        return new TrunkId(request.id("trunk"));
    }

    private static TrunkSettings settings(Request request) {
        var body = request.body();
        return new TrunkSettings(
                body.getString("name"),
                body.getString("preset"),
                body.getString("server"),
                body.getInteger("port", 5060),
                Transport.fromCode(body.getString("transport", Transport.UDP.code())),
                body.getBoolean("registered", true),
                body.getString("login"),
                body.getString("domain"),
                body.getString("caller_number"),
                body.getJsonArray("addresses", new JsonArray()).stream()
                        .map(String.class::cast)
                        .toList(),
                body.getInteger("channels", 10),
                body.getInteger("calls_per_second", 5),
                body.getInteger("place", 0));
    }

    private static JsonObject preset(TrunkPreset preset) {
        return new JsonObject()
                .put("id", preset.id())
                .put("name", preset.name())
                .put("server", preset.server())
                .put("server_hint", preset.serverHint())
                .put("port", preset.port())
                .put("transport", preset.transport().code())
                .put("registered", preset.registered())
                .put("caller_number_format", preset.callerNumberFormat())
                .put("note", preset.note());
    }

    /** Without the password: it goes to the switch and nowhere else. */
    private static JsonObject json(Trunk trunk, Language language) {
        var s = trunk.settings();
        return new JsonObject()
                .put("id", trunk.id().value())
                .put("name", s.name())
                .put("preset", s.preset())
                .put("server", s.server())
                .put("port", s.port())
                .put("transport", s.transport().code())
                .put("registered", s.registered())
                .put("login", s.login())
                .put("domain", s.domain())
                .put("caller_number", s.callerNumber())
                .put("addresses", new JsonArray(s.addresses()))
                .put("channels", s.channels())
                .put("calls_per_second", s.callsPerSecond())
                .put("place", s.place())
                .put("status", status(trunk, language));
    }

    private static JsonObject status(Trunk trunk, Language language) {
        return new JsonObject()
                .put("state", trunk.state().code())
                .put("since", trunk.stateSince().toString())
                .put("sip_status", trunk.sipStatus())
                .put("sip_phrase", trunk.sipPhrase())
                .put(
                        "diagnosis",
                        trunk.diagnosis()
                                .map(diagnosis -> new JsonObject()
                                        .put("code", diagnosis.name().toLowerCase(Locale.ROOT))
                                        .put("text", diagnosis.in(language)))
                                .orElse(null));
    }
}
