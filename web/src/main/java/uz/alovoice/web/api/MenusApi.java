package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Check;
import uz.alovoice.core.audio.AudioId;
import uz.alovoice.core.flow.PlaceCall;
import uz.alovoice.core.menu.Menu;
import uz.alovoice.core.menu.MenuId;
import uz.alovoice.core.menu.Menus;
import uz.alovoice.core.routing.Step;

/** Voice menus. */
final class MenusApi {
    private final Menus menus;
    private final PlaceCall placeCall;

    MenusApi(Menus menus, PlaceCall placeCall) {
        this.menus = menus;
        this.placeCall = placeCall;
    }

    void mount(Routes routes) {
        routes.on("listMenus", request -> menus.list(request.tenant())
                        .map(all -> Request.all(all.stream()
                                .map(menu -> json(menu).put("version", menu.version()))
                                .toList())))
                .on("createMenu", request -> menus.save(request.tenant(), menu(request, null, 0))
                        .map(made -> Answer.created(json(made), made.version())))
                .on("getMenu", request -> menus.get(request.tenant(), id(request))
                        .map(found -> Answer.of(json(found), found.version())))
                .on("editMenu", this::edit)
                .on("testMenu", this::test)
                .on("deleteMenu", request -> menus.delete(request.tenant(), id(request))
                        .map(gone -> Answer.done()));
    }

    private Future<Answer> edit(Request request) {
        var version = request.version();
        return menus.save(request.tenant(), menu(request, id(request), version == null ? 0 : version))
                .map(saved -> Answer.of(json(saved), saved.version()));
    }

    /** Rings a telephone and plays the menu. */
    private Future<Answer> test(Request request) {
        return menus.get(request.tenant(), id(request))
                .compose(menu -> placeCall.phone(
                        request.tenant(),
                        request.phone("phone"),
                        null,
                        new Step.Menu(menu.id().value())))
                .map(Answer::placed);
    }

    private static MenuId id(Request request) {
        return new MenuId(request.id("menu"));
    }

    private static Menu menu(Request request, @Nullable MenuId id, int version) {
        var body = request.body();
        var greeting = body.getLong("greeting");
        var keys = new TreeMap<String, Step>();
        for (var item : body.getJsonArray("keys", new JsonArray())) {
            var key = (JsonObject) item;
            var digits = key.getString("digits");
            var before = keys.put(digits, Step.fromJson(key.getJsonObject("step")));
            Check.that(before == null, "keys", "menu.key_twice", digits);
        }
        return new Menu(
                id,
                version,
                body.getString("name"),
                greeting == null ? null : new AudioId(greeting),
                body.getInteger("timeout_seconds", Menu.DEFAULT_TIMEOUT_SECONDS),
                body.getInteger("repeats", 1),
                request.step("default_step"),
                keys);
    }

    private static JsonObject json(Menu menu) {
        var keys = new JsonArray();
        menu.keys()
                .forEach((digits, step) ->
                        keys.add(new JsonObject().put("digits", digits).put("step", step.toJson())));
        return new JsonObject()
                .put("id", menu.id().value())
                .put("name", menu.name())
                .put(
                        "greeting",
                        menu.greeting() == null ? null : menu.greeting().value())
                .put("timeout_seconds", menu.timeoutSeconds())
                .put("repeats", menu.repeats())
                .put("default_step", menu.defaultStep().toJson())
                .put("keys", keys);
    }
}
