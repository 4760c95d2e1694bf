package uz.alovoice.core.directory;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.database.Channel;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;

/**
 * Where phones are, as nodes report it: {@code sofia::register}, {@code sofia::unregister} and {@code sofia::expire} (seen in
 * captures esl-inbound/04). Across tenants: an event names its tenant by the domain.
 */
public final class Registrations {
    private static final Logger log = LoggerFactory.getLogger(Registrations.class);
    private static final int MOST_DEVICES = 10; // an operator's; the oldest give way
    private static final int LONGEST_SECONDS = 86_400;
    private static final int MARGIN_SECONDS = 60; // FreeSWITCH itself waits so long before it forgets a contact

    private final Db db;

    public Registrations(Db db) {
        this.db = db;
    }

    /**
     * A phone registered, or did so again. Ignored, with a line in the log, when its contact could do harm in a dial string;
     * ignored when no such operator exists, or he is disabled.
     *
     * @param header looks up a header of the event; null when it is absent
     */
    public Future<Void> registered(long node, UnaryOperator<String> header) {
        var contact = Contact.uriOf(header.apply("contact"));
        if (contact.isEmpty()) {
            log.warn(
                    "registration of {}@{} on node {} ignored: its contact may not go into a dial string: {}",
                    header.apply("username"),
                    header.apply("realm"),
                    node,
                    printable(header.apply("contact")));
            return Future.succeededFuture();
        }
        var agent = printable(header.apply("user-agent"));
        return db.acrossTenants(tx -> tx.one(
                                row -> row.getBoolean("fresh"),
                                """
                                INSERT INTO registration (tenant_id, operator_id, node_id, contact, user_agent, expires_at)
                                SELECT o.tenant_id, o.id, $1, $2, $3, clock_timestamp() + make_interval(secs => $4)
                                FROM tenant t JOIN operator o ON o.tenant_id = t.id
                                WHERE t.sip_domain = $5 AND o.extension = $6 AND o.disabled_at IS NULL
                                ON CONFLICT (operator_id, node_id, contact)
                                DO UPDATE SET user_agent = coalesce(excluded.user_agent, registration.user_agent),
                                    expires_at = excluded.expires_at, registered_at = clock_timestamp()
                                RETURNING xmax = 0 AS fresh""",
                                node,
                                contact.get(),
                                agent,
                                (double) seconds(header.apply("expires")),
                                header.apply("realm"),
                                header.apply("username"))
                        .compose(fresh -> fresh.orElse(false)
                                ? newDevice(tx, header.apply("realm"), header.apply("username"))
                                        .map(true)
                                : Future.succeededFuture(false)))
                // Refreshes come from every phone each minute or so: only a new device is news to a queue.
                .onSuccess(fresh -> {
                    if (fresh) {
                        db.wake(Channel.QUEUES);
                    }
                })
                .mapEmpty();
    }

    /** He can be rung again: what he did not answer before, he had no phone for. */
    private static Future<Integer> newDevice(Tx tx, String domain, String extension) {
        return tx.update("""
                        UPDATE operator o SET skipped_until = NULL FROM tenant t
                        WHERE t.sip_domain = $1 AND o.tenant_id = t.id AND o.extension = $2 AND o.skipped_until IS NOT NULL""", domain, extension).compose(ready -> keepNewest(tx, domain, extension));
    }

    private static Future<Integer> keepNewest(Tx tx, String domain, String extension) {
        return tx.update("""
                DELETE FROM registration WHERE (operator_id, node_id, contact) IN (
                    SELECT r.operator_id, r.node_id, r.contact
                    FROM tenant t JOIN operator o ON o.tenant_id = t.id JOIN registration r ON r.operator_id = o.id
                    WHERE t.sip_domain = $1 AND o.extension = $2 ORDER BY r.expires_at DESC OFFSET $3)""", domain, extension, MOST_DEVICES);
    }

    /** A phone took its leave, or was not heard of in time. */
    public Future<Void> gone(long node, UnaryOperator<String> header) {
        return Contact.uriOf(header.apply("contact"))
                .map(contact -> db.acrossTenants(
                                tx -> tx.update("""
                                DELETE FROM registration r USING tenant t, operator o
                                WHERE t.sip_domain = $1 AND o.tenant_id = t.id AND o.extension = $2
                                  AND r.operator_id = o.id AND r.node_id = $3 AND r.contact = $4""", header.apply("realm"), header.apply("username"), node, contact))
                        .<Void>mapEmpty())
                .orElseGet(Future::succeededFuture);
    }

    /** The node has these contacts and no others; one that registered a moment ago may not be in its list yet. */
    public Future<Void> keepOnly(long node, List<String> contacts) {
        return db.acrossTenants(tx -> tx.update("""
                        DELETE FROM registration WHERE node_id = $1 AND contact <> ALL($2)
                          AND registered_at < clock_timestamp() - interval '5 seconds'""", node, (Object) contacts.toArray(String[]::new)))
                .mapEmpty();
    }

    /** A node restarted: whoever was registered with it is not any more. */
    public Future<Integer> forget(long node) {
        return db.acrossTenants(tx -> tx.update("DELETE FROM registration WHERE node_id = $1", node));
    }

    /** Sweeps what no node will speak of again. @return how many rows went */
    public Future<Integer> sweep() {
        return db.acrossTenants(tx -> tx.update("DELETE FROM registration WHERE expires_at < clock_timestamp()"));
    }

    private static int seconds(String expires) {
        int said = expires != null && expires.matches("[0-9]{1,9}") ? Integer.parseInt(expires) : 0;
        return Math.min(said, LONGEST_SECONDS) + MARGIN_SECONDS;
    }

    private static String printable(String text) {
        if (text == null) {
            return null;
        }
        var clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.substring(0, Math.min(200, clean.length()));
    }
}
