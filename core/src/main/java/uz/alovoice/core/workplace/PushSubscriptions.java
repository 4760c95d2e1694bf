package uz.alovoice.core.workplace;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Language;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.operator.OperatorId;

/** Browsers that are told of calls when no phone is open. */
public final class PushSubscriptions {
    private final Db db;

    public PushSubscriptions(Db db) {
        this.db = db;
    }

    /** A browser rings for who asked last in it, in whichever company: this looks across tenants. @return its id */
    public Future<Long> add(TenantId tenant, OperatorId operator, PushSubscription subscription) {
        return db.acrossTenants(tx -> tx.one(
                        row -> row.getLong("id"),
                        """
                        INSERT INTO push_subscription AS s (tenant_id, operator_id, endpoint, p256dh, auth, language)
                        VALUES ($1, $2, $3, $4, $5, $6)
                        ON CONFLICT (endpoint) DO UPDATE SET tenant_id = $1, operator_id = $2, p256dh = $4, auth = $5,
                            language = $6
                        RETURNING id""",
                        tenant.value(),
                        operator.value(),
                        subscription.endpoint(),
                        subscription.p256dh(),
                        subscription.auth(),
                        subscription.language().code()))
                .map(Optional::orElseThrow);
    }

    /** Fails with NOT_FOUND when the operator has no such. */
    public Future<Void> remove(TenantId tenant, OperatorId operator, long subscription) {
        return db.inTenant(
                        tenant,
                        tx -> tx.update(
                                "DELETE FROM push_subscription WHERE tenant_id = $1 AND operator_id = $2 AND id = $3",
                                tenant.value(),
                                operator.value(),
                                subscription))
                .map(gone -> {
                    if (gone == 0) {
                        throw new CoreException(Reason.NOT_FOUND, Message.of("workplace.subscription_not_found"));
                    }
                    return null;
                });
    }

    Future<List<PushSubscription>> of(TenantId tenant, OperatorId operator) {
        return db.inTenant(
                tenant,
                tx -> tx.list(
                        row -> new PushSubscription(
                                row.getString("endpoint"),
                                row.getBuffer("p256dh"),
                                row.getBuffer("auth"),
                                Language.fromCode(row.getString("language"))),
                        "SELECT endpoint, p256dh, auth, language FROM push_subscription WHERE tenant_id = $1 AND operator_id = $2",
                        tenant.value(),
                        operator.value()));
    }

    /** The push service does not know it any more. */
    Future<Integer> forget(TenantId tenant, PushSubscription subscription) {
        return db.inTenant(
                tenant,
                tx -> tx.update(
                        "DELETE FROM push_subscription WHERE tenant_id = $1 AND endpoint = $2",
                        tenant.value(),
                        subscription.endpoint()));
    }
}
