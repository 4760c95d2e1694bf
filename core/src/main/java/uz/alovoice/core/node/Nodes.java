package uz.alovoice.core.node;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.brain.Lease;
import uz.alovoice.core.database.Db;
import uz.alovoice.esl.InboundClient;
import uz.alovoice.esl.InboundClientOptions;
import uz.alovoice.esl.SwitchIdentity;

/**
 * This brain's connections for orders, one to each node, and who the nodes are: their rows, made when a node is first heard of and kept true at
 * each new connection.
 */
public final class Nodes {
    private static final Logger log = LoggerFactory.getLogger(Nodes.class);

    private final Vertx vertx;
    private final Db db;
    private final Lease lease;
    private final Switches switches;
    private final SwitchLost switchLost;
    private final String password;
    private final int sipPort;
    private final List<InboundClient> clients = new CopyOnWriteArrayList<>();
    private final LongAdder lostConnections = new LongAdder();
    private final Map<String, Long> byHostname = new ConcurrentHashMap<>();

    /**
     * @param password of the nodes' event sockets
     * @param sipPort of their internal profiles
     */
    public Nodes(
            Vertx vertx, Db db, Lease lease, Switches switches, SwitchLost switchLost, String password, int sipPort) {
        this.vertx = vertx;
        this.db = db;
        this.lease = lease;
        this.switches = switches;
        this.switchLost = switchLost;
        this.password = password;
        this.sipPort = sipPort;
    }

    /** Connects, and stays connected until {@link #stop}. */
    public Future<Void> add(NodeAddress address) {
        return db.acrossTenants(tx -> tx.one(row -> row.getLong("id"), """
                                INSERT INTO node (esl) VALUES ($1)
                                ON CONFLICT (esl) DO UPDATE SET esl = excluded.esl RETURNING id""", address.toString())
                        .map(Optional::orElseThrow))
                .onSuccess(id -> connect(id, address))
                .mapEmpty();
    }

    private void connect(long id, NodeAddress address) {
        var client = new InboundClient(vertx, InboundClientOptions.of(address.host(), address.port(), password));
        client.onDisconnected(cause -> lostConnections.increment());
        client.onConnected(identity ->
                known(id, client, identity).onFailure(e -> log.error("node {} could not be written down", address, e)));
        switches.add(new SwitchNode(id, client, lease));
        clients.add(client);
        client.start();
    }

    private Future<Void> known(long id, InboundClient client, SwitchIdentity identity) {
        return Future.join(
                        client.api("switchname", ""),
                        client.api("global_getvar", "local_ip_v4"),
                        client.api("global_getvar", "node_ip"))
                .compose(said -> {
                    String hostname = said.<String>resultAt(0).strip();
                    String local = said.<String>resultAt(1).strip();
                    String own = said.<String>resultAt(2).strip();
                    byHostname.put(hostname, id);
                    return db.acrossTenants(tx -> tx.one(
                            row -> row.getString("before"),
                            """
                            UPDATE node SET hostname = $2, core_uuid = $3, version = $4, seen_at = clock_timestamp(), sip = $5
                            FROM (SELECT core_uuid AS before FROM node WHERE id = $1) AS old
                            WHERE id = $1 RETURNING before""",
                            id,
                            hostname,
                            identity.coreUuid(),
                            identity.versionText(),
                            // A variable that is not set is answered with "-ERR no reply".
                            (own.isEmpty() || own.startsWith("-ERR") ? local : own) + ":" + sipPort));
                })
                .compose(before -> before.isPresent() && !before.get().equals(identity.coreUuid())
                        ? switchLost.lost(id)
                        : Future.succeededFuture());
    }

    /** @return the node that calls itself so; fails with UNAVAILABLE when none ever did */
    public Future<Long> named(String hostname) {
        var known = byHostname.get(hostname);
        return known != null
                ? Future.succeededFuture(known)
                : db.acrossTenants(tx ->
                                tx.one(row -> row.getLong("id"), "SELECT id FROM node WHERE hostname = $1", hostname))
                        .compose(found -> found.map(Future::succeededFuture)
                                .orElseGet(() -> Future.failedFuture(
                                        new CoreException(Reason.UNAVAILABLE, "unknown node " + hostname))));
    }

    /** How many nodes take orders now. */
    public int connected() {
        return (int) clients.stream()
                .filter(client -> client.state() == InboundClient.State.CONNECTED)
                .count();
    }

    /** How often a connection was lost and had to be made again, since this brain started. */
    public long lostConnections() {
        return lostConnections.sum();
    }

    public Future<Void> stop() {
        return Future.join(clients.stream().map(InboundClient::stop).toList()).mapEmpty();
    }
}
