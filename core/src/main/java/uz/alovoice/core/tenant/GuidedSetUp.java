package uz.alovoice.core.tenant;

import io.vertx.core.Future;
import java.util.Optional;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;

/** How far a tenant has come with its set-up, as what is there tells. */
public final class GuidedSetUp {
    private final Db db;

    public GuidedSetUp(Db db) {
        this.db = db;
    }

    public Future<FirstSteps> of(TenantId tenant) {
        return db.inTenant(tenant, tx -> tx.one(
                        row -> new FirstSteps(
                                row.getBoolean("operators"),
                                row.getBoolean("number"),
                                row.getBoolean("greeting"),
                                row.getBoolean("test_call")),
                        """
                        SELECT EXISTS (SELECT FROM operator WHERE tenant_id = $1 AND deleted_at IS NULL) AS operators,
                            EXISTS (SELECT FROM number WHERE tenant_id = $1) AS number,
                            EXISTS (SELECT FROM menu WHERE tenant_id = $1 AND greeting_audio_id IS NOT NULL) AS greeting,
                            EXISTS (SELECT FROM call WHERE tenant_id = $1 AND talk_at IS NOT NULL) AS test_call""",
                        tenant.value())
                .map(Optional::orElseThrow));
    }
}
