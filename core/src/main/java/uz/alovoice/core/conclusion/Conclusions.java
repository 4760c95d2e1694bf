package uz.alovoice.core.conclusion;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uz.alovoice.core.Check;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Refusals;

/** The tenant's list. One that is deleted stays for the calls that have it. */
public final class Conclusions {
    private static final int LONGEST = 100;
    private static final Map<String, Message> REFUSALS =
            Map.of("conclusion_once", Message.of("conclusion.exists").at("name"));

    private final Db db;

    public Conclusions(Db db) {
        this.db = db;
    }

    /** In their order. */
    public Future<List<Conclusion>> list(TenantId tenant) {
        return db.inTenant(
                tenant,
                tx -> tx.list(
                        Conclusions::read,
                        "SELECT * FROM conclusion WHERE tenant_id = $1 AND deleted_at IS NULL ORDER BY place, id",
                        tenant.value()));
    }

    /** As the last one. */
    public Future<Conclusion> create(TenantId tenant, String name) {
        var checked = name(name);
        return db.inTenant(tenant, tx -> tx.one(Conclusions::read, """
                        INSERT INTO conclusion (tenant_id, name, place) SELECT $1, $2, coalesce(max(place), 0) + 1 FROM conclusion
                        RETURNING *""", tenant.value(), checked))
                .recover(Refusals.explained(REFUSALS))
                .map(Optional::orElseThrow);
    }

    /** Calls that have it have the new name. */
    public Future<Conclusion> rename(TenantId tenant, long conclusion, String name) {
        var checked = name(name);
        return db.inTenant(tenant, tx -> tx.one(Conclusions::read, """
                        UPDATE conclusion SET name = $3 WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NULL RETURNING *""", tenant.value(), conclusion, checked))
                .recover(Refusals.explained(REFUSALS))
                .map(found -> found.orElseThrow(Conclusions::noSuch));
    }

    public Future<Void> delete(TenantId tenant, long conclusion) {
        return db.inTenant(tenant, tx -> tx.update("""
                        UPDATE conclusion SET deleted_at = clock_timestamp() WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NULL""", tenant.value(), conclusion))
                .compose(gone -> gone == 1 ? Future.succeededFuture() : Future.failedFuture(noSuch()));
    }

    private static String name(String name) {
        var checked = Check.name("name", name);
        Check.that(checked.length() <= LONGEST, "name", "field.too_long", LONGEST);
        return checked;
    }

    static Conclusion read(Row row) {
        return new Conclusion(row.getLong("id"), row.getString("name"), row.getInteger("place"));
    }

    static CoreException noSuch() {
        return new CoreException(Reason.NOT_FOUND, Message.of("conclusion.not_found"));
    }
}
