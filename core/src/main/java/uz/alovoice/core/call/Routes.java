package uz.alovoice.core.call;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Language;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.trunk.TrunkFaults;
import uz.alovoice.esl.Event;

/**
 * From what the switch says of a new channel to a tenant, a direction and a first step. A phone is known by the digest it registered or
 * called with; a trunk by its gateway, or by the address the switch's list let in together with the number called.
 */
public final class Routes {
    /** Answers a colleague's ringing call: alone for anyone of one's departments, with an extension for that one. */
    private static final Pattern PICK_UP = Pattern.compile("\\*8([0-9]{3,6})?");

    private final Db db;

    public Routes(Db db) {
        this.db = db;
    }

    public Future<Route> of(Event data) {
        var dialled = data.headerOrEmpty("Caller-Destination-Number");
        if ("nodes".equals(data.variable("sip_acl_authed_by"))) {
            return db.acrossTenants(tx -> relayed(tx, data, dialled));
        }
        var user = data.variable("user_name");
        var domain = data.variable("domain_name");
        return db.acrossTenants(tx -> "external".equals(data.variable("sofia_profile_name"))
                ? incoming(tx, data, dialled)
                : user == null || domain == null || !"true".equals(data.variable("sip_authorized"))
                        ? refused("CALL_REJECTED", "a call from no phone of ours")
                        : fromPhone(tx, user, domain, dialled));
    }

    /** From another node, by address: it names one of our gateways in a header, or means a phone that is registered here. */
    private static Future<Route> relayed(Tx tx, Event data, String dialled) {
        var gateway = gatewayOf(data.variable("sip_h_X-AloVoice-Gateway"));
        if (gateway != null) {
            return Future.succeededFuture(new Route.Relayed(
                    List.of("sofia/gateway/g" + gateway + "/" + dialled), data.variable("sip_call_id")));
        }
        return tx.list(
                        row -> "sofia/internal/" + row.getString("contact"),
                        """
                        SELECT r.contact FROM registration r JOIN node n ON n.id = r.node_id JOIN operator o ON o.id = r.operator_id
                        JOIN tenant t ON t.id = o.tenant_id
                        WHERE n.hostname = $1 AND o.extension = $2 AND t.sip_domain = $3 AND r.expires_at > clock_timestamp()""",
                        data.header("FreeSWITCH-Switchname"),
                        dialled,
                        data.variable("sip_req_host"))
                .compose(contacts -> contacts.isEmpty()
                        ? refused("USER_NOT_REGISTERED", "no phone of " + dialled + " is here")
                        : Future.succeededFuture(new Route.Relayed(contacts, null)));
    }

    /** Where this operator gets to by dialling that: also for a transfer, which has the rights of the one who transfers. */
    public Future<Route> dialledBy(TenantId tenant, long operator, String dialled) {
        return db.inTenant(tenant, tx -> tx.one(row -> row, """
                        SELECT o.id, o.tenant_id, o.extension, t.language FROM operator o JOIN tenant t ON t.id = o.tenant_id
                        WHERE o.id = $1 AND o.disabled_at IS NULL""", operator)
                .compose(found -> found.isEmpty()
                        ? refused("CALL_REJECTED", "no such operator")
                        : dialled(tx, found.get(), dialled)));
    }

    private static Future<Route> fromPhone(Tx tx, String user, String domain, String dialled) {
        return tx.one(row -> row, """
                        SELECT o.id, o.tenant_id, o.extension, t.language FROM operator o JOIN tenant t ON t.id = o.tenant_id
                        WHERE o.extension = $1 AND t.sip_domain = $2 AND o.disabled_at IS NULL""", user, domain)
                .compose(found -> found.isEmpty()
                        ? refused("CALL_REJECTED", "no operator " + user + " at " + domain)
                        : dialled(tx, found.get(), dialled));
    }

    private static Future<Route> dialled(Tx tx, Row operator, String dialled) {
        var tenant = operator.getLong("tenant_id");
        var pickUp = PICK_UP.matcher(dialled);
        if (pickUp.matches()) {
            return pickUp.group(1) == null
                    ? found(operator, new Step.PickUp(null), dialled, Direction.INTERNAL)
                    : tx.one(
                                    row -> row.getLong("id"),
                                    "SELECT id FROM operator WHERE tenant_id = $1 AND extension = $2 AND deleted_at IS NULL",
                                    tenant,
                                    pickUp.group(1))
                            .compose(colleague -> colleague.isEmpty()
                                    ? refused("UNALLOCATED_NUMBER", "no extension " + pickUp.group(1))
                                    : found(operator, new Step.PickUp(colleague.get()), dialled, Direction.INTERNAL));
        }
        return tx.one(
                        row -> row.getLong("operator") != null
                                ? new Step.Extension(row.getLong("operator"))
                                : new Step.Queue(row.getLong("department")),
                        """
                        SELECT id AS operator, NULL::bigint AS department FROM operator
                        WHERE tenant_id = $1 AND extension = $2 AND deleted_at IS NULL
                        UNION ALL SELECT NULL, id FROM department WHERE tenant_id = $1 AND extension = $2 LIMIT 1""",
                        tenant,
                        dialled)
                .compose(inside -> inside.isPresent()
                        ? found(operator, inside.get(), dialled, Direction.INTERNAL)
                        : outside(operator, dialled));
    }

    private static Future<Route> outside(Row operator, String dialled) {
        return PhoneNumber.tryParse(dialled)
                .map(number -> found(operator, new Step.Outside(number.value()), number.value(), Direction.OUTGOING))
                .orElseGet(() -> refused("INVALID_NUMBER_FORMAT", "not a number: " + DialString.plain(dialled)));
    }

    private static Future<Route> found(Row operator, Step step, String to, Direction direction) {
        return Future.succeededFuture(new Route.Found(
                new TenantId(operator.getLong("tenant_id")),
                direction,
                step,
                operator.getString("extension"),
                to,
                Language.fromCode(operator.getString("language")),
                null,
                null,
                operator.getLong("id"),
                null));
    }

    private static Future<Route> incoming(Tx tx, Event data, String dialled) {
        var gateway = gatewayOf(data.variable("sip_gateway"));
        var to = data.variable("sip_to_user");
        return tx.one(
                        row -> row,
                        """
                        SELECT n.id, n.tenant_id, n.number, n.step, n.trunk_id, t.language, c.name AS client_name, c.blocked
                        FROM number n JOIN tenant t ON t.id = n.tenant_id JOIN trunk k ON k.id = n.trunk_id
                        LEFT JOIN client_phone p ON p.tenant_id = n.tenant_id AND p.phone = $5
                        LEFT JOIN client c ON c.id = p.client_id
                        -- Whoever is let in may name any gateway in his request: the address decides.
                        WHERE ($4::text::inet <<= ANY(k.addresses) OR $4::text::inet = k.registered_ip)
                          AND CASE WHEN n.number IN ($2, $3) THEN $1::bigint IS NULL OR n.trunk_id = $1
                            -- A registered trunk may name its login instead of the number that was called: then its only number is meant.
                            ELSE n.trunk_id = $1 AND 1 = (SELECT count(*) FROM number WHERE trunk_id = $1) END
                        ORDER BY n.number IN ($2, $3) DESC LIMIT 1""",
                        gateway,
                        numberOf(dialled),
                        to == null ? null : numberOf(to),
                        data.variable("sip_network_ip"),
                        numberOf(data.headerOrEmpty("Caller-Caller-ID-Number")))
                .compose(number -> number.isEmpty()
                        ? TrunkFaults.unassigned(tx, numberOf(dialled), gateway, data.variable("sip_network_ip"))
                                .compose(noted ->
                                        refused("UNALLOCATED_NUMBER", "nobody's number: " + DialString.plain(dialled)))
                        : tx.update(
                                        "UPDATE number SET proven_at = clock_timestamp() WHERE id = $1 AND proven_at IS NULL",
                                        number.get().getLong("id"))
                                .compose(proven -> Future.succeededFuture(called(number.get(), data))));
    }

    private static Route called(Row number, Event data) {
        var name = number.getString("client_name");
        var known = name == null ? null : new KnownCaller(name, number.getBoolean("blocked"));
        return new Route.Found(
                new TenantId(number.getLong("tenant_id")),
                Direction.INCOMING,
                known != null && known.blocked() ? new Step.Refuse() : Step.fromJson(number.getJsonObject("step")),
                numberOf(data.headerOrEmpty("Caller-Caller-ID-Number")),
                number.getString("number"),
                Language.fromCode(number.getString("language")),
                number.getLong("id"),
                number.getLong("trunk_id"),
                null,
                known);
    }

    /** E.164 where the digits can be read so; else as they came, for a caller may be withheld or odd. */
    private static String numberOf(String digits) {
        return PhoneNumber.tryParse(digits).map(PhoneNumber::value).orElse(DialString.plain(digits));
    }

    private static @Nullable Long gatewayOf(@Nullable String name) {
        return name != null && name.matches("g[0-9]{1,18}") ? Long.valueOf(name.substring(1)) : null;
    }

    private static Future<Route> refused(String cause, String why) {
        return Future.succeededFuture(new Route.Refused(cause, why));
    }
}
