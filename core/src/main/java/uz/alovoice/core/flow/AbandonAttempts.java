package uz.alovoice.core.flow;

import io.vertx.core.Future;
import java.util.UUID;
import uz.alovoice.core.call.Call;
import uz.alovoice.core.call.EndLeg;
import uz.alovoice.core.call.LegEnd;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.node.Switches;

/**
 * Ends what an earlier brain had ringing for a call: phones that ring for a brain that is gone ring for nobody. Legs that talk are left
 * alone.
 */
public final class AbandonAttempts {
    private final Db db;
    private final Switches switches;
    private final EndLeg endLeg;

    public AbandonAttempts(Db db, Switches switches, EndLeg endLeg) {
        this.db = db;
        this.switches = switches;
        this.endLeg = endLeg;
    }

    public Future<Void> of(Call call) {
        return db.inTenant(
                        call.tenant(),
                        tx -> tx.list(
                                row -> row.getUUID("uuid"),
                                "SELECT uuid FROM leg WHERE call_id = $1 AND uuid <> $2 AND ended_at IS NULL AND bridged_at IS NULL",
                                call.id().value(),
                                call.callerLeg()))
                .compose(legs -> Future.join(
                                legs.stream().map(leg -> end(call, leg)).toList())
                        .mapEmpty());
    }

    private Future<Boolean> end(Call call, UUID leg) {
        return switches.get(call.node())
                .kill(leg, "ORIGINATOR_CANCEL")
                .transform(killed -> endLeg.end(leg, LegEnd.of("ORIGINATOR_CANCEL")));
    }
}
