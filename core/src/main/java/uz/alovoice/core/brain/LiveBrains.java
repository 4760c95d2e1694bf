package uz.alovoice.core.brain;

import io.vertx.core.Future;
import java.util.List;
import uz.alovoice.core.database.Db;

/** Who may be given calls. */
public final class LiveBrains {
    private final Db db;

    public LiveBrains(Db db) {
        this.db = db;
    }

    /** @return host:port of the outbound-socket servers of living brains, those that take new calls first; may be empty */
    public Future<List<String>> sockets() {
        return db.acrossTenants(tx -> tx.list(row -> row.getString("socket"), """
                SELECT socket FROM brain WHERE lease_until > clock_timestamp()
                ORDER BY draining, random()"""));
    }
}
