package uz.alovoice.core.call;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.billing.Reservations;
import uz.alovoice.core.billing.TalkCost;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.number.PhoneNumber;

/**
 * Takes a place on one of the tenant's trunks for a call to the world: allowed to this person and this tenant, within the day's limits, within
 * the trunk's channels and calls per second, paid from the balance. The leg is written with the same transaction that counted. Emergency
 * numbers know no limits and are always called.
 */
public final class ReserveLine {
    private static final Logger log = LoggerFactory.getLogger(ReserveLine.class);

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
     * @param seconds of talk that are paid for; 0 for as long as one likes
     */
    public record Line(
            UUID leg,
            long trunk,
            String endpoint,
            String callerNumber,
            @Nullable String gateway,
            int seconds) {}

    /**
     * @param tried trunks that failed for this call already
     * @return empty when a line is free but its trunk has begun as many calls in this second as it may: to be asked for again in a moment;
     *     fails with FORBIDDEN, LIMIT or UNPAID and a reason, or with NOT_FOUND when no trunk is left
     */
    public Future<Optional<Line>> reserve(Call call, PhoneNumber number, Set<Long> tried) {
        return db.inTenant(call.tenant(), tx -> reserve(tx, call, number, tried));
    }

    /** The same by a transaction that does more. */
    Future<Optional<Line>> reserve(Tx tx, Call call, PhoneNumber number, Set<Long> tried) {
        // Locked before anything is counted, so that two calls cannot both take the last channel, or what is left
        // of the day.
        tx.query("SELECT FROM trunk ORDER BY id FOR NO KEY UPDATE");
        var leg = new NewLeg(call.tenant(), call.id(), call.node(), "outside", call.operator(), null, 0);
        return rights(tx, call.operator(), call.id(), number).compose(rights -> {
            var emergency = number.isEmergency() || "emergency".equals(rights.getString("kind"));
            var refusal = emergency ? null : refusal(rights);
            return refusal != null ? Future.failedFuture(refusal) : line(tx, leg, number, tried, emergency, rights);
        });
    }

    /**
     * The leg that will be written.
     *
     * @param operator    who dialled, or whose mobile is rung
     * @param ringSeconds the lease of a leg that rings for an operator; 0 for none
     */
    private record NewLeg(
            TenantId tenant,
            CallId call,
            long node,
            String role,
            @Nullable Long operator,
            @Nullable Long department,
            int ringSeconds) {}

    /**
     * A line to the mobile number of an operator who wishes to be rung there: an operator's leg like those of his phones, paid and limited
     * like a call to the world, by his rights. In the transaction of who offers him the call.
     *
     * @param department on whose behalf; null for a call to him
     * @return empty when no line is free, or when he, the company or the balance does not allow it
     */
    public static Future<Optional<Ring>> mobile(
            Tx tx,
            TenantId tenant,
            CallId call,
            long node,
            long operator,
            @Nullable Long department,
            PhoneNumber number,
            int ringSeconds) {
        tx.query("SELECT FROM trunk ORDER BY id FOR NO KEY UPDATE");
        var leg = new NewLeg(tenant, call, node, "operator", operator, department, ringSeconds);
        return rights(tx, operator, call, number)
                .compose(rights -> {
                    var refusal = refusal(rights);
                    return refusal != null
                            ? Future.<Optional<Line>>failedFuture(refusal)
                            : line(tx, leg, number, Set.of(), false, rights);
                })
                .map(line -> line.map(ReserveLine::ring))
                .recover(
                        e -> e instanceof CoreException refusal ? noMobile(operator, refusal) : Future.failedFuture(e));
    }

    private static Future<Optional<Ring>> noMobile(long operator, CoreException refusal) {
        log.info("the mobile of operator {} is not rung: {}", operator, refusal.getMessage());
        return Future.succeededFuture(Optional.empty());
    }

    private static Ring ring(Line line) {
        var own = new HashMap<String, String>();
        // Providers carry no call from a number that is not theirs.
        if (!line.callerNumber().isEmpty()) {
            own.put("origination_caller_id_number", line.callerNumber());
            own.put("origination_caller_id_name", line.callerNumber());
        }
        if (line.seconds() > 0) {
            own.put("execute_on_answer", "sched_hangup +" + line.seconds() + " ALLOTTED_TIMEOUT");
        }
        if (line.gateway() != null) {
            own.put("sip_h_X-AloVoice-Gateway", line.gateway());
        }
        return new Ring(line.leg(), line.endpoint(), own);
    }

    /**
     * What the destination is, what this person and this tenant may, and what is left of the day. Of an emergency number the whole is
     * meant: 1010 is no 101. A call under way counts with what its talk costs so far, and with a minute at least.
     */
    static Future<Row> rights(Tx tx, @Nullable Long operator, CallId call, PhoneNumber number) {
        return tx.one(row -> row, """
                        SELECT f.kind, coalesce(f.price_per_minute, 0) AS price_per_minute, t.sip_domain,
                            t.international_allowed AND coalesce(o.international_allowed, true) AS international,
                            t.premium_allowed AS premium, coalesce(o.outside_allowed, true) AS outside,
                            t.daily_call_limit > coalesce(today.calls, 0) AS calls_left,
                            t.daily_spend_limit > coalesce(today.cost, 0) AS money_left
                        FROM tenant t
                        LEFT JOIN operator o ON o.id = $2
                        LEFT JOIN LATERAL (
                            SELECT * FROM tariff WHERE CASE WHEN kind = 'emergency' THEN prefix = $1 ELSE starts_with($1, prefix) END
                            ORDER BY length(prefix) DESC LIMIT 1) f ON true
                        LEFT JOIN LATERAL (
                            SELECT count(DISTINCT c.id) AS calls, sum(\s""" + TalkCost.TIYIN_OF_A_LIMIT + """
) AS cost
                            FROM call c JOIN leg l ON l.call_id = c.id
                                AND (l.role = 'outside' OR l.role = 'operator' AND l.trunk_id IS NOT NULL)
                            WHERE c.id <> $3 AND c.started_at >= date_trunc('day', now(), t.time_zone)) today ON true""", number.value(), operator, call.value())
                .map(Optional::orElseThrow);
    }

    private static @Nullable CoreException refusal(Row rights) {
        var barred = barred(rights);
        return barred != null || (rights.getBoolean("calls_left") && rights.getBoolean("money_left"))
                ? barred
                : new CoreException(Reason.LIMIT, Message.of("call.day_limit"));
    }

    /** Not for this person or this tenant, on whatever day. */
    static @Nullable CoreException barred(Row rights) {
        var kind = rights.getString("kind");
        if (kind == null || !rights.getBoolean("outside")) {
            return new CoreException(Reason.FORBIDDEN, Message.of("call.outside_forbidden"));
        }
        if (kind.equals("international") && !rights.getBoolean("international")) {
            return new CoreException(Reason.FORBIDDEN, Message.of("call.abroad_forbidden"));
        }
        if (kind.equals("premium") && !rights.getBoolean("premium")) {
            return new CoreException(Reason.FORBIDDEN, Message.of("call.premium_forbidden"));
        }
        return null;
    }

    /** An emergency is tried on any trunk, those that are full, too busy or said to be failed last. */
    private static Future<Optional<Line>> line(
            Tx tx, NewLeg leg, PhoneNumber number, Set<Long> tried, boolean emergency, Row rights) {
        return tx.one(
                        row -> row,
                        """
                        SELECT * FROM (
                            SELECT k.id, k.node_id, k.place, n.sip, coalesce(k.caller_number,
                                    (SELECT number FROM number WHERE trunk_id = k.id ORDER BY id LIMIT 1), '') AS caller_number,
                                k.state <> 'failed'
                                    AND k.channels > (%s) AS usable,
                                k.calls_per_second > (%s) AS in_pace
                            FROM trunk k LEFT JOIN node n ON n.id = k.node_id
                            WHERE NOT k.id = ANY($1) AND k.node_id IS NOT NULL) AS untried
                        WHERE usable OR $2
                        ORDER BY usable DESC, in_pace DESC, place, id LIMIT 1""".formatted(TrunkLoad.CHANNELS, TrunkLoad.BEGUN_THIS_SECOND),
                        tried.toArray(Long[]::new),
                        emergency)
                .compose(found -> {
                    if (found.isEmpty()) {
                        return Future.failedFuture(
                                new CoreException(Reason.NOT_FOUND, Message.of("call.no_free_line")));
                    }
                    var trunk = found.get();
                    return emergency || trunk.getBoolean("in_pace")
                            ? paid(tx, leg, emergency, rights)
                                    .compose(seconds ->
                                            write(tx, leg, number, rights, price(rights, emergency), trunk, seconds))
                                    .map(Optional::of)
                            : Future.succeededFuture(Optional.empty());
                });
    }

    /** Last before the leg is written: it locks the balance. */
    private static Future<Integer> paid(Tx tx, NewLeg leg, boolean emergency, Row rights) {
        return emergency
                ? Future.succeededFuture(0)
                : Reservations.first(tx, leg.tenant(), rights.getLong("price_per_minute"));
    }

    /** An emergency number that no tariff of its kind names costs nothing: the prefix that it happens to begin with is another's. */
    private static long price(Row rights, boolean emergency) {
        return emergency && !"emergency".equals(rights.getString("kind")) ? 0 : rights.getLong("price_per_minute");
    }

    private static Future<Line> write(
            Tx tx, NewLeg of, PhoneNumber number, Row rights, long price, Row trunk, int seconds) {
        var leg = UUID.randomUUID();
        var digits = number.value().startsWith("+") ? number.value().substring(1) : number.value();
        var gateway = "g" + trunk.getLong("id");
        var here = trunk.getLong("node_id") == of.node();
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
                here ? null : gateway,
                seconds);
        return tx.update(
                        """
                        INSERT INTO leg (uuid, tenant_id, call_id, node_id, role, trunk_id, number, price_per_minute, paid_seconds,
                            fuse_seconds, operator_id, department_id, ring_until)
                        VALUES ($1, $2, $3, $4, $9, $5, $6, $7, $8, $8, CASE WHEN $9 = 'operator' THEN $10::bigint END, $11,
                            clock_timestamp() + make_interval(secs => nullif($12, 0)))""",
                        leg,
                        of.tenant().value(),
                        of.call().value(),
                        of.node(),
                        line.trunk(),
                        number.value(),
                        price,
                        seconds,
                        of.role(),
                        of.operator(),
                        of.department(),
                        (double) of.ringSeconds())
                .map(written -> line);
    }
}
