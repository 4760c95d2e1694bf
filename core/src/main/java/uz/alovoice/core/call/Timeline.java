package uz.alovoice.core.call;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Tx;

/** The log of what happened to calls: one line in the same transaction as the change it tells of. */
public final class Timeline {
    private Timeline() {}

    /** @param kind past tense, such as {@code entered} or {@code ended} */
    public static Future<Void> note(Tx tx, TenantId tenant, CallId call, String kind, JsonObject detail) {
        return tx.update(
                        "INSERT INTO call_event (tenant_id, call_id, kind, detail) VALUES ($1, $2, $3, $4)",
                        tenant.value(),
                        call.value(),
                        kind,
                        detail)
                .mapEmpty();
    }
}
