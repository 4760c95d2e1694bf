package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import uz.alovoice.core.Language;
import uz.alovoice.core.flow.PlaceCall;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.trunk.Transport;
import uz.alovoice.core.trunk.Trunk;
import uz.alovoice.core.trunk.TrunkFault;
import uz.alovoice.core.trunk.TrunkId;
import uz.alovoice.core.trunk.TrunkPreset;
import uz.alovoice.core.trunk.TrunkPresets;
import uz.alovoice.core.trunk.TrunkSettings;
import uz.alovoice.core.trunk.Trunks;

/** Lines of providers, with what is wrong with them. */
final class TrunksApi {
    private final Trunks trunks;
    private final PlaceCall placeCall;

    TrunksApi(Trunks trunks, PlaceCall placeCall) {
        this.trunks = trunks;
        this.placeCall = placeCall;
    }

    void mount(Routes routes) {
        var presets = TrunkPresets.all();
        routes.on(
                        "listTrunkPresets",
                        request -> Future.succeededFuture(Request.all(presets.stream()
                                .map(preset -> json(preset, request.language()))
                                .toList())))
                .on("listTrunks", request -> trunks.list(request.tenant())
                        .map(all -> Request.all(all.stream()
                                .map(trunk -> json(trunk, request.language()).put("version", trunk.version()))
                                .toList())))
                .on("createTrunk", this::create)
                .on("getTrunk", request -> trunks.get(request.tenant(), id(request))
                        .map(found -> Answer.of(json(found, request.language()), found.version())))
                .on("editTrunk", this::edit)
                .on("testTrunk", this::test)
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

    /** Rings a telephone through this line, and tells it that it works. */
    private Future<Answer> test(Request request) {
        return trunks.get(request.tenant(), id(request))
                .compose(trunk ->
                        placeCall.phone(request.tenant(), request.phone("phone"), trunk.id(), new Step.TestCall()))
                .map(Answer::placed);
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

    private static JsonObject json(TrunkPreset preset, Language language) {
        return new JsonObject()
                .put("id", preset.id())
                .put("name", preset.name())
                .put("server", preset.server())
                .put("server_hint", preset.serverHint().get(language))
                .put("port", preset.port())
                .put("transport", preset.transport().code())
                .put("registered", preset.registered())
                .put("caller_number_format", preset.callerNumberFormat())
                .put("note", preset.note().get(language));
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
                                        .put("code", diagnosis.code())
                                        .put("text", diagnosis.in(language, "")))
                                .orElse(null))
                .put(
                        "faults",
                        new JsonArray(trunk.faults().stream()
                                .map(fault -> json(fault, language))
                                .toList()));
    }

    private static JsonObject json(TrunkFault fault, Language language) {
        return new JsonObject()
                .put("code", fault.diagnosis().code())
                .put("text", fault.diagnosis().in(language, fault.detail()))
                .put("sip_status", fault.sipStatus())
                .put("at", fault.at().toString());
    }
}
