package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import uz.alovoice.core.audit.AuditEntry;
import uz.alovoice.core.audit.AuditLog;

/** Who changed what. */
final class AuditApi {
    private final AuditLog auditLog;

    AuditApi(AuditLog auditLog) {
        this.auditLog = auditLog;
    }

    void mount(Routes routes) {
        routes.on("listAuditLog", this::list);
    }

    private Future<Answer> list(Request request) {
        return auditLog.page(
                        request.tenant(),
                        request.afterId(),
                        request.limit(),
                        request.query("thing"),
                        request.queryId("thing_id"))
                .map(page -> Request.page(page.map(AuditApi::json)));
    }

    private static JsonObject json(AuditEntry entry) {
        return new JsonObject()
                .put("id", entry.id())
                .put("at", entry.at().toString())
                .put(
                        "actor",
                        new JsonObject()
                                .put("kind", entry.actorKind())
                                .put("id", entry.actorId())
                                .put("name", entry.actorName()))
                .put("action", entry.action())
                .put("thing", entry.thing())
                .put("thing_id", entry.thingId())
                .put("name", entry.name())
                .put("before", entry.before())
                .put("after", entry.after());
    }
}
