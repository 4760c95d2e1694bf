package uz.alovoice.core.brain;

import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.database.Db;

/** Who may be given calls. */
public final class LiveBrains {
    private final Db db;
    private @Nullable Future<List<String>> asked;

    public LiveBrains(Db db) {
        this.db = db;
    }

    /**
     * Each new call asks; those that ask while an answer is on its way share it.
     *
     * @return host:port of the outbound-socket servers of living brains, those that take new calls first; may be empty
     */
    public synchronized Future<List<String>> sockets() {
        if (asked == null || asked.isComplete()) {
            asked = db.acrossTenants(tx -> tx.list(row -> row.getString("socket"), """
                    SELECT socket FROM brain WHERE lease_until > clock_timestamp()
                    ORDER BY draining, random()"""));
        }
        return asked;
    }
}
