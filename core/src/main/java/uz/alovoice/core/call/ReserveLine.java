package uz.alovoice.core.call;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.number.PhoneNumber;

/**
 * Takes a place on one of the tenant's trunks for a call to the world: allowed to this person and this tenant, within the day's limits, within
 * the trunk's channels and calls per second. The leg is written with the same transaction that counted.
 */
public final class ReserveLine {
    private final Db db;

    public ReserveLine(Db db) {
        this.db = db;
    }

    /**
     * A place on a trunk.
     *
     * @param endpoint what to dial on the caller's node
     * @param callerNumber what the person called sees; empty for the trunk's own
     * @param gateway set when the trunk is on another node, which is asked to use it
     */
    public record Line(
            UUID leg,
            long trunk,
            String endpoint,
            String callerNumber,
            @Nullable String gateway) {}

    /**
     * @param tried trunks that failed for this call already
     * @return fails with FORBIDDEN or LIMIT and a reason, or with UNAVAILABLE when no trunk is left
     */
    public Future<Line> reserve(Call call, PhoneNumber number, Set<Long> tried) {
        return db.inTenant(call.tenant(), tx -> tx.one(row -> row, """
                        SELECT f.kind, f.price_per_minute, t.sip_domain,
                            t.international_allowed AND coalesce(o.international_allowed, true) AS international,
                            t.premium_allowed AS premium, coalesce(o.outside_allowed, true) AS outside,
                            t.daily_call_limit > coalesce(today.calls, 0) AS calls_left,
                            t.daily_spend_limit > coalesce(today.cost, 0) AS money_left
                        FROM tenant t
                        LEFT JOIN operator o ON o.id = $2
                        LEFT JOIN LATERAL (SELECT * FROM tariff WHERE starts_with($1, prefix) ORDER BY length(prefix) DESC LIMIT 1) f ON true
                        LEFT JOIN LATERAL (
                            SELECT count(*) AS calls, sum(c.cost) AS cost FROM call c
                            WHERE c.direction <> 'internal' AND c.started_at >= date_trunc('day', now(), t.time_zone)
                              AND EXISTS (SELECT FROM leg l WHERE l.call_id = c.id AND l.role = 'outside')) today ON true""", number.value(), call.operator())
                .compose(found -> {
                    var rights = found.orElseThrow();
                    var refusal = refusal(rights);
                    return refusal != null ? Future.failedFuture(refusal) : line(tx, call, number, tried, rights);
                }));
    }

    private static @Nullable CoreException refusal(Row rights) {
        var kind = rights.getString("kind");
        if ("emergency".equals(kind)) {
            return null;
        }
        if (kind == null || !rights.getBoolean("outside")) {
            return new CoreException(Reason.FORBIDDEN, "calls outside are not allowed");
        }
        if (kind.equals("international") && !rights.getBoolean("international")) {
            return new CoreException(Reason.FORBIDDEN, "calls abroad are not allowed");
        }
        if (kind.equals("premium") && !rights.getBoolean("premium")) {
            return new CoreException(Reason.FORBIDDEN, "calls to premium numbers are not allowed");
        }
        if (!rights.getBoolean("calls_left") || !rights.getBoolean("money_left")) {
            return new CoreException(Reason.LIMIT, "the limit of this day is reached");
        }
        return null;
    }

    private Future<Line> line(Tx tx, Call call, PhoneNumber number, Set<Long> tried, Row rights) {
        // Locked, so that two calls cannot both take the last channel.
        tx.query("SELECT FROM trunk ORDER BY id FOR NO KEY UPDATE");
        return tx.one(row -> row, """
                        SELECT k.id, k.node_id, n.sip, coalesce(k.caller_number,
                            (SELECT number FROM number WHERE trunk_id = k.id ORDER BY id LIMIT 1), '') AS caller_number
                        FROM trunk k LEFT JOIN node n ON n.id = k.node_id
                        WHERE NOT k.id = ANY($1) AND k.state <> 'failed' AND k.node_id IS NOT NULL
                          AND k.channels > (SELECT count(*) FROM leg WHERE trunk_id = k.id AND ended_at IS NULL)
                          AND k.calls_per_second > (SELECT count(*) FROM leg WHERE trunk_id = k.id AND role = 'outside'
                              AND created_at > clock_timestamp() - interval '1 second')
                        ORDER BY k.place, k.id LIMIT 1""", (Object) tried.toArray(Long[]::new))
                .compose(trunk -> trunk.isEmpty()
                        ? Future.failedFuture(new CoreException(Reason.UNAVAILABLE, "no trunk has a free line"))
                        : write(tx, call, number, rights, trunk.get()));
    }

    private static Future<Line> write(Tx tx, Call call, PhoneNumber number, Row rights, Row trunk) {
        var leg = UUID.randomUUID();
        var digits = number.value().startsWith("+") ? number.value().substring(1) : number.value();
        var gateway = "g" + trunk.getLong("id");
        var here = trunk.getLong("node_id") == call.node();
        var line = new Line(
                leg,
                trunk.getLong("id"),
                here
                        ? "sofia/gateway/" + gateway + "/" + digits
                        : "sofia/internal/" + digits + "@" + rights.getString("sip_domain") + ";fs_path=sip:"
                                + trunk.getString("sip"),
                Optional.of(trunk.getString("caller_number"))
                        .map(n -> n.startsWith("+") ? n.substring(1) : n)
                        .get(),
                here ? null : gateway);
        return tx.update(
                        """
                        INSERT INTO leg (uuid, tenant_id, call_id, node_id, role, trunk_id, number, price_per_minute)
                        VALUES ($1, $2, $3, $4, 'outside', $5, $6, $7)""",
                        leg,
                        call.tenant().value(),
                        call.id().value(),
                        call.node(),
                        line.trunk(),
                        number.value(),
                        rights.getLong("price_per_minute"))
                .map(written -> line);
    }
}
