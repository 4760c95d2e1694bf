package uz.alovoice.core.flow;

import io.vertx.core.Future;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.call.CallId;
import uz.alovoice.core.call.CallLog;
import uz.alovoice.core.call.Calls;
import uz.alovoice.core.call.CdrReport;
import uz.alovoice.core.call.EndLeg;
import uz.alovoice.core.call.NewCall;
import uz.alovoice.core.call.Route;
import uz.alovoice.core.call.Routes;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.node.Nodes;

/**
 * Ends the leg that a CDR is of. A caller who hung up before any brain met him, while all were away or in the moment before one wrote him down,
 * has his whole record from here: he called, and in vain.
 */
public final class TakeCdr {
    private static final Logger log = LoggerFactory.getLogger(TakeCdr.class);

    private final Db db;
    private final EndLeg endLeg;
    private final Routes routes;
    private final Calls calls;
    private final Nodes nodes;

    public TakeCdr(Db db, EndLeg endLeg, Routes routes, Calls calls, Nodes nodes) {
        this.db = db;
        this.endLeg = endLeg;
        this.routes = routes;
        this.calls = calls;
        this.nodes = nodes;
    }

    /** Completes when everything is committed; one CDR may come several times. */
    public Future<Void> take(CdrReport cdr) {
        return endLeg.end(cdr.leg(), cdr.end())
                .compose(counted -> counted || !"inbound".equals(cdr.channel().variable("direction"))
                        ? Future.succeededFuture(true)
                        : known(cdr.leg()))
                .compose(known -> known ? Future.succeededFuture() : writeUnmet(cdr));
    }

    private Future<Boolean> known(UUID leg) {
        return db.acrossTenants(tx -> tx.one(row -> true, "SELECT FROM leg WHERE uuid = $1", leg))
                .map(found -> found.isPresent());
    }

    private Future<Void> writeUnmet(CdrReport cdr) {
        return routes.of(cdr.channel())
                .compose(route -> route instanceof Route.Found found
                        // Nobody's call, or another node's leg, has no record of its own.
                        ? nodes.named(cdr.channel().headerOrEmpty("FreeSWITCH-Switchname"))
                                .compose(node -> writeUnmet(cdr, found, node))
                        : Future.<Void>succeededFuture());
    }

    /** Should a brain be writing the same call down at this moment, one of the two fails: the node then posts again. */
    private Future<Void> writeUnmet(CdrReport cdr, Route.Found route, long node) {
        var call = NewCall.of(new CallId(UUID.randomUUID()), route, node, cdr.leg(), cdr.channel());
        CallLog.of(
                call.id(),
                () -> log.info("{} called {} and was gone before a brain met the call", call.from(), call.to()));
        return calls.beganAt(call, cdr.startedAt())
                .compose(begun -> endLeg.end(cdr.leg(), cdr.end()))
                .mapEmpty();
    }
}
