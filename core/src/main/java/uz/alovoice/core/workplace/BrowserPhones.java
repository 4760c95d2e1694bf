package uz.alovoice.core.workplace;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.operator.Presence;

/** The phones in operators' browsers. */
public final class BrowserPhones {
    private final Db db;

    public BrowserPhones(Db db) {
        this.db = db;
    }

    /** Fails with NOT_FOUND when there is no such operator, or he is disabled. */
    public Future<BrowserPhone> of(TenantId tenant, OperatorId operator) {
        return db.inTenant(tenant, tx -> tx.one(BrowserPhones::read, """
                        SELECT o.id, o.name, o.extension, t.sip_domain, o.a1_hash, o.presence, o.pause_reason, o.presence_since,
                            o.ring_mobile, o.phone, t.pause_reasons
                        FROM operator o JOIN tenant t ON t.id = o.tenant_id
                        WHERE o.tenant_id = $1 AND o.id = $2 AND o.disabled_at IS NULL""", tenant.value(), operator.value()))
                .map(found -> found.orElseThrow(BrowserPhones::noSuch));
    }

    /** The operator's own choice; refused with INVALID when he has no mobile number to ring. */
    public Future<BrowserPhone> ringMobile(TenantId tenant, OperatorId operator, RingMobile ring) {
        return db.inTenant(
                        tenant,
                        tx -> tx.update(
                                "UPDATE operator SET ring_mobile = $3 WHERE tenant_id = $1 AND id = $2 AND ($3 = 'off' OR phone IS NOT NULL)",
                                tenant.value(),
                                operator.value(),
                                ring.code()))
                .compose(changed -> of(tenant, operator).map(phone -> {
                    if (changed == 0) {
                        throw new CoreException(
                                Reason.INVALID,
                                Message.of("workplace.no_mobile").at("ring_mobile"));
                    }
                    return phone;
                }));
    }

    /**
     * Nodes whose WebSocket a tenant's phones should use, the best first: the node that holds its trunks, where its calls are, so that few
     * talks cross from node to node; else always the same one for a tenant. Only nodes that some brain looks after.
     *
     * @return hosts
     */
    public Future<List<String>> nodes(TenantId tenant) {
        return db.acrossTenants(tx -> tx.list(row -> row.getString("host"), """
                SELECT split_part(n.sip, ':', 1) AS host FROM node n
                WHERE n.sip IS NOT NULL AND n.guardian_until > clock_timestamp()
                ORDER BY (SELECT count(*) FROM trunk k WHERE k.tenant_id = $1 AND k.node_id = n.id) DESC, md5($1 || ' ' || n.id)""", tenant.value()));
    }

    static CoreException noSuch() {
        return new CoreException(Reason.NOT_FOUND, Message.of("operator.not_found"));
    }

    private static BrowserPhone read(Row row) {
        return new BrowserPhone(
                new OperatorId(row.getLong("id")),
                row.getString("name"),
                row.getString("extension"),
                row.getString("sip_domain"),
                row.getString("a1_hash"),
                new Presence(
                        row.getString("presence").equals("available"),
                        row.getString("pause_reason"),
                        row.getOffsetDateTime("presence_since").toInstant()),
                List.of(row.getArrayOfStrings("pause_reasons")),
                RingMobile.fromCode(row.getString("ring_mobile")),
                row.getString("phone"));
    }
}
