package uz.alovoice.core.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Page;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;

/** Who changed what. Triggers write it with the change (V0003): here it is only read. */
public final class AuditLog {
    private final Db db;

    public AuditLog(Db db) {
        this.db = db;
    }

    /**
     * Newest first.
     *
     * @param before  id of the last entry of the page before; null from the newest
     * @param thing   only this kind; null for all
     * @param thingId only this one; null for all
     */
    public Future<Page<AuditEntry>> page(
            TenantId tenant, @Nullable Long before, int limit, @Nullable String thing, @Nullable Long thingId) {
        return db.inTenant(
                        tenant, tx -> tx.list(AuditLog::read, """
                            SELECT * FROM audit_entry WHERE tenant_id = $1 AND ($2::bigint IS NULL OR id < $2)
                              AND ($4::text IS NULL OR thing = $4) AND ($5::bigint IS NULL OR thing_id = $5)
                            ORDER BY id DESC LIMIT $3\
                            """, tenant.value(), before, limit + 1, thing, thingId))
                .map(found -> Page.of(found, limit, entry -> Long.toString(entry.id())));
    }

    private static AuditEntry read(Row row) {
        return new AuditEntry(
                row.getLong("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("actor_kind"),
                row.getLong("actor_id"),
                row.getString("actor_name"),
                row.getString("action"),
                row.getString("thing"),
                row.getLong("thing_id"),
                row.getString("name"),
                row.getJsonObject("before"),
                row.getJsonObject("after"));
    }
}
