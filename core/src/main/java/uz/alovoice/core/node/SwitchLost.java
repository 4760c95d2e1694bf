package uz.alovoice.core.node;

import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.call.EndLeg;
import uz.alovoice.core.call.LegEnd;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.directory.Registrations;

/** A node that restarted has none of the channels and registrations it had. */
public final class SwitchLost {
    private static final Logger log = LoggerFactory.getLogger(SwitchLost.class);

    private final Db db;
    private final EndLeg endLeg;
    private final Registrations registrations;

    public SwitchLost(Db db, EndLeg endLeg, Registrations registrations) {
        this.db = db;
        this.endLeg = endLeg;
        this.registrations = registrations;
    }

    public Future<Void> lost(long node) {
        return registrations
                .forget(node)
                .compose(forgotten -> db.acrossTenants(tx -> tx.list(
                        row -> row.getUUID("uuid"),
                        "SELECT uuid FROM leg WHERE node_id = $1 AND ended_at IS NULL",
                        node)))
                .compose(legs -> {
                    log.warn("node {} restarted: {} legs lost", node, legs.size());
                    return Future.join(legs.stream()
                            .map(leg -> endLeg.end(leg, LegEnd.lost()))
                            .toList());
                })
                .mapEmpty();
    }
}
