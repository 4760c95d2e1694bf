package uz.alovoice.core.workplace;

import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import uz.alovoice.core.Check;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;

/** What the operators of a tenant may say when they pause. */
public final class PauseReasons {
    private static final int MOST = 30;

    private final Db db;

    public PauseReasons(Db db) {
        this.db = db;
    }

    public Future<List<String>> list(TenantId tenant) {
        return db.inTenant(
                        tenant,
                        tx -> tx.one(
                                row -> List.of(row.getArrayOfStrings(0)),
                                "SELECT pause_reasons FROM tenant WHERE id = $1",
                                tenant.value()))
                .map(found -> found.orElse(List.of()));
    }

    /** In the order in which they are to be offered, each once; at most 30. */
    public Future<List<String>> save(TenantId tenant, List<String> reasons) {
        var names = new LinkedHashSet<String>();
        reasons.forEach(reason -> names.add(Check.name("reasons", reason)));
        Check.range("reasons", names.size(), 0, MOST);
        return db.inTenant(tenant, tx -> tx.update(
                        "UPDATE tenant SET pause_reasons = $2 WHERE id = $1",
                        tenant.value(),
                        names.toArray(String[]::new))
                .map(saved -> List.copyOf(names)));
    }
}
