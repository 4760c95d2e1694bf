package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import uz.alovoice.core.number.Did;
import uz.alovoice.core.number.NumberId;
import uz.alovoice.core.number.Numbers;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.trunk.TrunkId;

/** Outside numbers and where they lead. */
final class NumbersApi {
    private final Numbers numbers;

    NumbersApi(Numbers numbers) {
        this.numbers = numbers;
    }

    void mount(Routes routes) {
        routes.on("listNumbers", request -> numbers.list(request.tenant())
                        .map(all -> Request.all(all.stream()
                                .map(number -> json(number).put("version", number.version()))
                                .toList())))
                .on("connectNumber", this::connect)
                .on("getNumber", request -> numbers.get(request.tenant(), id(request))
                        .map(found -> Answer.of(json(found), found.version())))
                .on("editNumber", request -> numbers.edit(
                                request.tenant(), id(request), trunk(request), request.step("step"), request.version())
                        .map(saved -> Answer.of(json(saved), saved.version())))
                .on("disconnectNumber", request -> numbers.disconnect(request.tenant(), id(request))
                        .map(gone -> Answer.done()));
    }

    private Future<Answer> connect(Request request) {
        return numbers.connect(
                        request.tenant(),
                        PhoneNumber.parse(request.body().getString("number")),
                        trunk(request),
                        request.step("step"))
                .map(made -> Answer.created(json(made), made.version()));
    }

    private static NumberId id(Request request) {
        return new NumberId(request.id("number"));
    }

    private static TrunkId trunk(Request request) {
        return new TrunkId(request.body().getLong("trunk"));
    }

    private static JsonObject json(Did number) {
        return new JsonObject()
                .put("id", number.id().value())
                .put("number", number.number().value())
                .put("trunk", number.trunk().value())
                .put("step", number.step().toJson())
                .put(
                        "proven_at",
                        number.provenAt() == null ? null : number.provenAt().toString());
    }
}
