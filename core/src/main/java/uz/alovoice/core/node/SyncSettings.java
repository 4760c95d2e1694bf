package uz.alovoice.core.node;

import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.database.Channel;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Wakes;

/**
 * Brings changed settings to the nodes this brain guards: cached directory answers are dropped, and the gateways are made to be the trunks
 * leased to the node. {@code rescan} only ever adds (seen on 1.11.3-dev), so a changed or removed one is killed first; that takes about two
 * seconds, and the next round finds what is still to do.
 */
public final class SyncSettings {
    private static final Logger log = LoggerFactory.getLogger(SyncSettings.class);
    private static final Pattern GATEWAY = Pattern.compile("<name>g([0-9]{1,18})</name>");

    private static final List<String> PROFILES = List.of("internal", "external");

    private final Db db;
    private final Switches switches;
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();
    private final Set<Long> unfinished = ConcurrentHashMap.newKeySet();

    public SyncSettings(Db db, Wakes wakes, Switches switches, Guardian guardian) {
        this.db = db;
        this.switches = switches;
        guardian.onConnected(unfinished::add);
        wakes.on(Channel.SETTINGS, () -> guardian.nodes().forEach(this::round));
    }

    private record Trunk(long id, boolean changed) {}

    /** One round at a time for each node. */
    private void round(long node) {
        if (busy.add(node)) {
            place(node)
                    .compose(placed -> changes(node))
                    .compose(since -> since.isEmpty() ? Future.succeededFuture() : sync(node, since.get()))
                    .onFailure(e -> log.debug("settings did not reach node {} yet: {}", node, e.getMessage()))
                    .onComplete(done -> busy.remove(node));
        }
    }

    /** A trunk that no living node holds is leased to this one. */
    private Future<Integer> place(long node) {
        return db.acrossTenants(tx -> tx.update("""
                UPDATE trunk SET node_id = $1, state = 'unknown', changed_at = clock_timestamp()
                WHERE node_id IS NULL OR EXISTS (SELECT FROM node n WHERE n.id = trunk.node_id AND n.id <> $1
                    AND n.seen_at < clock_timestamp() - interval '1 minute')""", node));
    }

    /** @return the database's clock when there is something the node may not know of; empty when not */
    private Future<Optional<OffsetDateTime>> changes(long node) {
        return db.acrossTenants(tx -> tx.one(row -> row, """
                        SELECT clock_timestamp() AS now, synced_at IS NULL OR synced_at < clock_timestamp() - interval '1 minute'
                            OR (SELECT max(at) FROM (SELECT max(changed_at) AS at FROM trunk WHERE node_id = node.id
                                UNION ALL SELECT max(settings_changed_at) FROM tenant) AS changes) >= synced_at AS changed
                        FROM node WHERE id = $1""", node))
                .map(found -> found.filter(row -> row.getBoolean("changed") || unfinished.contains(node))
                        .map(row -> row.getOffsetDateTime("now")));
    }

    private Future<Void> sync(long node, OffsetDateTime now) {
        var target = switches.get(node);
        return target.api("xml_flush_cache", "")
                // Before the gateways: a new trunk's first call would meet a list without its address, and 403.
                .compose(flushed -> target.api("reloadacl", ""))
                .compose(reloaded -> startProfiles(target))
                .compose(started -> gateways(target))
                .compose(there -> trunks(node).compose(trunks -> {
                    var wanted = trunks.stream().map(Trunk::id).collect(Collectors.toSet());
                    var wrong = new HashSet<>(there);
                    wrong.removeIf(id -> wanted.contains(id)
                            && trunks.stream().noneMatch(trunk -> trunk.id() == id && trunk.changed()));
                    wrong.forEach(id -> target.api("sofia", "profile external killgw g" + id));
                    return wrong.isEmpty() && there.containsAll(wanted)
                            ? inForce(node, now)
                            : add(node, target, now, wrong.isEmpty() ? wanted : null);
                }));
    }

    private static Future<Set<Long>> gateways(SwitchNode node) {
        return node.api("sofia", "xmlstatus gateway").map(status -> GATEWAY.matcher(status)
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .collect(Collectors.toSet()));
    }

    private Future<List<Trunk>> trunks(long node) {
        return db.acrossTenants(
                tx -> tx.list(row -> new Trunk(row.getLong("id"), row.getBoolean("changed")), """
                SELECT k.id, k.changed_at >= coalesce(n.told_at, 'infinity') AS changed
                FROM trunk k JOIN node n ON n.id = k.node_id WHERE n.id = $1""", node));
    }

    /** A node that started while no brain answered its look-ups has no profiles, and listens to nobody. */
    private static Future<Void> startProfiles(SwitchNode node) {
        return node.api("sofia", "status").compose(status -> Future.join(PROFILES.stream()
                        .filter(profile -> !status.contains(" " + profile + "\tprofile"))
                        .map(profile -> node.api("sofia", "profile " + profile + " start"))
                        .toList())
                .mapEmpty());
    }

    /** @param wanted null while gateways are on their way out: then the next round looks again */
    private Future<Void> add(long node, SwitchNode target, OffsetDateTime now, @Nullable Set<Long> wanted) {
        unfinished.add(node);
        return target.api("sofia", "profile external rescan")
                .compose(rescanned -> gateways(target))
                .compose(there -> wanted != null && there.containsAll(wanted)
                        ? inForce(node, now)
                        : db.acrossTenants(tx -> tx.update("UPDATE node SET told_at = $2 WHERE id = $1", node, now))
                                .mapEmpty());
    }

    private Future<Void> inForce(long node, OffsetDateTime now) {
        unfinished.remove(node);
        log.info("settings are in force on node {}", node);
        return db.acrossTenants(
                        tx -> tx.update("UPDATE node SET told_at = $2, synced_at = $2 WHERE id = $1", node, now))
                .mapEmpty();
    }
}
