package uz.alovoice.core.idempotency;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;

/** Requests that bring a key are done once: whoever repeats one gets the answer of the first, for 24 hours. */
public final class GivenAnswers {
    private final Db db;

    public GivenAnswers(Db db) {
        this.db = db;
    }

    /**
     * Claims the key.
     *
     * @param caller  whose key it is
     * @param request hash of what is asked for
     * @return empty when the request is to be done now, and {@link #give} or {@link #forget} to be called; else the answer it got.
     *     Fails with INVALID when the key was used for something else, with CONFLICT while the first is being worked on
     */
    public Future<Optional<GivenAnswer>> claim(TenantId tenant, String caller, String key, byte[] request) {
        return db.inTenant(tenant, tx -> tx.update(
                        "DELETE FROM idempotent_answer WHERE tenant_id = $1 AND created_at < clock_timestamp() -"
                                + " interval '24 hours'",
                        tenant.value())
                .compose(erased -> tx.update("""
                    INSERT INTO idempotent_answer AS a (tenant_id, caller, key, request_hash) VALUES ($1, $2, $3, $4)
                    ON CONFLICT (tenant_id, caller, key) DO UPDATE SET created_at = clock_timestamp()
                        WHERE a.status IS NULL AND a.request_hash = $4 AND a.created_at < clock_timestamp() - interval '1 minute'\
                    """, tenant.value(), caller, key, Buffer.buffer(request)))
                .compose(claimed -> claimed == 1
                        ? Future.succeededFuture(Optional.empty())
                        : earlier(tx, tenant, caller, key, Buffer.buffer(request))));
    }

    private static Future<Optional<GivenAnswer>> earlier(
            Tx tx, TenantId tenant, String caller, String key, Buffer request) {
        return tx.one(
                        row -> row,
                        "SELECT * FROM idempotent_answer WHERE tenant_id = $1 AND caller = $2 AND key = $3",
                        tenant.value(),
                        caller,
                        key)
                .map(Optional::orElseThrow)
                .map(row -> {
                    if (!row.getBuffer("request_hash").equals(request)) {
                        throw new CoreException(Reason.INVALID, Message.of("problem.idempotency_other_body"));
                    }
                    if (row.getInteger("status") == null) {
                        throw new CoreException(Reason.CONFLICT, Message.of("problem.idempotency_in_progress"));
                    }
                    return Optional.of(read(row));
                });
    }

    /** Keeps the answer of a claimed request. */
    public Future<Void> give(TenantId tenant, String caller, String key, GivenAnswer answer) {
        return db.inTenant(
                        tenant,
                        tx -> tx.update(
                                "UPDATE idempotent_answer SET status = $4, body = $5, version = $6 WHERE tenant_id ="
                                        + " $1 AND caller = $2 AND key = $3",
                                tenant.value(),
                                caller,
                                key,
                                answer.status(),
                                answer.body(),
                                answer.version()))
                .mapEmpty();
    }

    /** A claimed request came to nothing: the key may be used again. */
    public Future<Void> forget(TenantId tenant, String caller, String key) {
        return db.inTenant(
                        tenant,
                        tx -> tx.update(
                                "DELETE FROM idempotent_answer WHERE tenant_id = $1 AND caller = $2 AND key = $3 AND"
                                        + " status IS NULL",
                                tenant.value(),
                                caller,
                                key))
                .mapEmpty();
    }

    private static GivenAnswer read(Row row) {
        return new GivenAnswer(row.getInteger("status"), row.getString("body"), row.getInteger("version"));
    }
}
