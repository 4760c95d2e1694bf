package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import uz.alovoice.core.Message;
import uz.alovoice.core.routing.CallRoutes;

/** The way of every call as a picture. */
final class CallRoutesApi {
    private final CallRoutes callRoutes;

    CallRoutesApi(CallRoutes callRoutes) {
        this.callRoutes = callRoutes;
    }

    void mount(Routes routes) {
        routes.on("getCallRoutes", this::get);
    }

    private Future<Answer> get(Request request) {
        return callRoutes
                .graph(request.tenant())
                .map(graph -> Answer.of(new JsonObject()
                        .put(
                                "nodes",
                                new JsonArray(graph.nodes().stream()
                                        .map(node -> new JsonObject()
                                                .put("id", node.id())
                                                .put("kind", node.kind())
                                                .put("thing_id", node.thing())
                                                .put("name", node.name()))
                                        .toList()))
                        .put(
                                "edges",
                                new JsonArray(graph.edges().stream()
                                        .map(edge -> new JsonObject()
                                                .put("from", edge.from())
                                                .put("to", edge.to())
                                                .put("kind", edge.kind())
                                                .put("digits", edge.digits()))
                                        .toList()))
                        .put(
                                "mistakes",
                                new JsonArray(graph.mistakes().stream()
                                        .map(mistake -> new JsonObject()
                                                .put("kind", mistake.kind())
                                                .put("node", mistake.node())
                                                .put(
                                                        "text",
                                                        Message.of("mistake." + mistake.kind())
                                                                .text(request.language())))
                                        .toList()))));
    }
}
