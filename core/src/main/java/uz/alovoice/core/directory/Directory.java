package uz.alovoice.core.directory;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.core.trunk.Transport;
import uz.alovoice.core.trunk.TrunkId;

/** Look-ups for switches, across tenants: a switch serves them all. */
public final class Directory {
    private static final Logger log = LoggerFactory.getLogger(Directory.class);

    private final Db db;
    private final Seal seal;

    public Directory(Db db, Seal seal) {
        this.db = db;
        this.seal = seal;
    }

    /** Who registers or calls with this extension at this domain; empty when there is nobody, or he is disabled. */
    public Future<Optional<SipUser>> user(String extension, String domain) {
        return db.acrossTenants(tx -> tx.one(
                row -> new SipUser(
                        new TenantId(row.getLong("tenant_id")),
                        new OperatorId(row.getLong("id")),
                        row.getString("extension"),
                        row.getString("sip_domain"),
                        row.getString("name"),
                        row.getString("a1_hash")),
                """
                SELECT o.tenant_id, o.id, o.extension, o.name, o.a1_hash, t.sip_domain
                FROM tenant t JOIN operator o ON o.tenant_id = t.id
                WHERE t.sip_domain = $1 AND o.extension = $2 AND o.disabled_at IS NULL""",
                domain,
                extension));
    }

    /**
     * The trunks leased to a node, by the name it calls itself. One whose secret does not open is left out, with a line in the
     * log: the others must not suffer.
     */
    public Future<List<Gateway>> gateways(String hostname) {
        return db.acrossTenants(tx -> tx.list(this::gateway, """
                                SELECT t.* FROM trunk t JOIN node n ON n.id = t.node_id WHERE n.hostname = $1 ORDER BY t.id""", hostname))
                .map(all -> all.stream().flatMap(Optional::stream).toList());
    }

    private Optional<Gateway> gateway(Row row) {
        var tenant = new TenantId(row.getLong("tenant_id"));
        var trunk = new TrunkId(row.getLong("id"));
        var secret = row.getBuffer("secret");
        var domain = row.getString("domain");
        try {
            return Optional.of(new Gateway(
                    trunk,
                    tenant,
                    row.getString("server"),
                    row.getInteger("port"),
                    Transport.fromCode(row.getString("transport")),
                    row.getString("kind").equals("registered"),
                    row.getString("login"),
                    secret == null ? null : seal.open(tenant, secret.getBytes()),
                    domain == null ? row.getString("server") : domain));
        } catch (CoreException e) {
            log.error("trunk {} of tenant {} is left out: {}", trunk, tenant, e.getMessage());
            return Optional.empty();
        }
    }

    /** Networks (IPv4 CIDR) that trunks' calls come from: as configured, and where registrations were answered. In order, each once. */
    public Future<List<String>> trunkNetworks() {
        return db.acrossTenants(tx -> tx.list(row -> row.getString(0), """
                SELECT DISTINCT text(network) FROM (
                    SELECT unnest(addresses)::inet FROM trunk UNION SELECT set_masklen(registered_ip, 32) FROM trunk
                    WHERE registered_ip IS NOT NULL AND family(registered_ip) = 4) AS n (network) ORDER BY 1"""));
    }

    /**
     * Whether a call of this trunk may come from this address. The lists that nodes have only say that it is some trunk's:
     * without this question one customer could send calls to another's numbers.
     *
     * @param address IPv4 or IPv6
     */
    public Future<Boolean> mayCallFrom(TrunkId trunk, String address) {
        return db.acrossTenants(tx -> tx.one(row -> true, """
                        SELECT 1 FROM trunk WHERE id = $1
                          AND ($2::text::inet <<= ANY (addresses) OR $2::text::inet = registered_ip)""", trunk.value(), address))
                .map(Optional::isPresent);
    }

    /** Internal profiles of the other nodes, IPv4 and port (192.0.2.4:5060): nodes call each other. In order, each once. */
    public Future<List<String>> otherNodes(String hostname) {
        return db.acrossTenants(tx -> tx.list(row -> row.getString("sip"), """
                SELECT DISTINCT sip FROM node WHERE hostname IS DISTINCT FROM $1
                  AND sip ~ '^[0-9]{1,3}(\\.[0-9]{1,3}){3}:[0-9]{1,5}$' ORDER BY sip""", hostname));
    }

    /** Where an operator's phones are now; none when nothing is registered. */
    public Future<List<Contact>> contacts(TenantId tenant, OperatorId operator) {
        return db.inTenant(
                tenant,
                tx -> tx.list(
                        row -> new Contact(
                                row.getLong("node_id"), row.getString("contact"), row.getString("user_agent")),
                        """
                        SELECT node_id, contact, user_agent FROM registration
                        WHERE tenant_id = $1 AND operator_id = $2 AND expires_at > clock_timestamp()
                        ORDER BY node_id, contact""",
                        tenant.value(),
                        operator.value()));
    }
}
