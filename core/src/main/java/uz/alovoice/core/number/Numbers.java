package uz.alovoice.core.number;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Refusals;
import uz.alovoice.core.database.Version;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.routing.Uses;
import uz.alovoice.core.trunk.TrunkId;

/** The connected numbers. */
public final class Numbers {
    // Says nothing about whose it is: other customers' numbers are nobody's business.
    private static final Map<String, Message> REFUSALS = Map.of(
            "number_number_key", Message.of("number.taken").at("number"),
            "number_tenant_id_trunk_id_fkey", Message.of("trunk.not_found").at("trunk"));

    private final Db db;

    public Numbers(Db db) {
        this.db = db;
    }

    /** Connects a number. Not usable before {@link #prove}. Fails with CONFLICT when anyone has it. */
    public Future<Did> connect(TenantId tenant, PhoneNumber number, TrunkId trunk, Step step) {
        return db.inTenant(tenant, tx -> Uses.check(tx, step)
                        .compose(ok -> tx.one(
                                Numbers::read,
                                "INSERT INTO number (tenant_id, number, trunk_id, step) VALUES ($1, $2, $3, $4)"
                                        + " RETURNING *",
                                tenant.value(),
                                number.value(),
                                trunk.value(),
                                step.toJson())))
                .map(Optional::orElseThrow)
                .recover(Refusals.explained(REFUSALS));
    }

    /** Fails with NOT_FOUND when there is none. */
    public Future<Did> get(TenantId tenant, NumberId number) {
        return db.inTenant(
                        tenant,
                        tx -> tx.one(
                                Numbers::read,
                                "SELECT * FROM number WHERE tenant_id = $1 AND id = $2",
                                tenant.value(),
                                number.value()))
                .map(found -> found.orElseThrow(Numbers::noSuch));
    }

    /**
     * Changes the trunk it comes by and what a call to it begins with.
     *
     * @param version that was read; null for whatever is there
     */
    public Future<Did> edit(TenantId tenant, NumberId number, TrunkId trunk, Step step, @Nullable Integer version) {
        return db.inTenant(tenant, tx -> Version.require(
                                tx, "number", number.value(), version, Message.of("number.not_found"))
                        .compose(locked -> Uses.check(tx, step))
                        .compose(ok -> tx.one(
                                Numbers::read,
                                "UPDATE number SET trunk_id = $3, step = $4, version = version + 1 WHERE tenant_id ="
                                        + " $1 AND id = $2 RETURNING *",
                                tenant.value(),
                                number.value(),
                                trunk.value(),
                                step.toJson())))
                .recover(Refusals.explained(REFUSALS))
                .map(found -> found.orElseThrow(Numbers::noSuch));
    }

    /** A call for it came through the tenant's own trunk, or the administrator vouches for it. The first proof stays. */
    public Future<Did> prove(TenantId tenant, NumberId number) {
        return db.inTenant(tenant, tx -> tx.one(Numbers::read, """
            UPDATE number SET proven_at = coalesce(proven_at, clock_timestamp())
            WHERE tenant_id = $1 AND id = $2 RETURNING *\
            """, tenant.value(), number.value()))
                .map(found -> found.orElseThrow(Numbers::noSuch));
    }

    public Future<List<Did>> list(TenantId tenant) {
        return db.inTenant(
                tenant,
                tx -> tx.list(
                        Numbers::read, "SELECT * FROM number WHERE tenant_id = $1 ORDER BY number", tenant.value()));
    }

    /** Gives the number up; anyone may connect it then. */
    public Future<Void> disconnect(TenantId tenant, NumberId number) {
        return db.inTenant(
                        tenant,
                        tx -> tx.update(
                                "DELETE FROM number WHERE tenant_id = $1 AND id = $2", tenant.value(), number.value()))
                .compose(gone -> gone == 1 ? Future.succeededFuture() : Future.failedFuture(noSuch()));
    }

    /** Whose number was dialled; across tenants, proven or not. */
    public Future<Optional<Did>> byNumber(PhoneNumber dialled) {
        return db.acrossTenants(tx -> tx.one(Numbers::read, "SELECT * FROM number WHERE number = $1", dialled.value()));
    }

    private static Did read(Row row) {
        var proven = row.getOffsetDateTime("proven_at");
        return new Did(
                new NumberId(row.getLong("id")),
                new TenantId(row.getLong("tenant_id")),
                new PhoneNumber(row.getString("number")),
                new TrunkId(row.getLong("trunk_id")),
                Step.fromJson(row.getJsonObject("step")),
                proven == null ? null : proven.toInstant(),
                row.getInteger("version"));
    }

    private static CoreException noSuch() {
        return new CoreException(Reason.NOT_FOUND, Message.of("number.not_found"));
    }
}
