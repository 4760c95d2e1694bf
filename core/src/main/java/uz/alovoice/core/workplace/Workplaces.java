package uz.alovoice.core.workplace;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.operator.SipAccount;
import uz.alovoice.core.person.Token;
import uz.alovoice.core.seal.Seal;

/** Tokens that make something an operator's phone. Only their hashes are kept; who gave one out is in the audit log. */
public final class Workplaces {
    /** How long a link waits to be scanned. */
    public static final int LINK_MINUTES = 10;

    private final Db db;
    private final Seal seal;

    public Workplaces(Db db, Seal seal) {
        this.db = db;
        this.seal = seal;
    }

    /** A link that sets up one phone, once, within ten minutes. Links that were not used yet end. */
    public Future<NewWorkplace> offerPhone(TenantId tenant, OperatorId operator) {
        return db.inTenant(
                        tenant,
                        tx -> tx.update(
                                "UPDATE workplace SET revoked_at = clock_timestamp() WHERE operator_id = $1 AND kind = 'phone' AND used_at IS NULL AND revoked_at IS NULL",
                                operator.value()))
                .compose(ended -> offer(tenant, operator, "phone", LINK_MINUTES));
    }

    /** A program for Windows; it signs in as the operator, so he must have a phone number to be known by. */
    public Future<NewWorkplace> offerDesktop(TenantId tenant, OperatorId operator) {
        return db.inTenant(
                        tenant,
                        tx -> tx.one(
                                row -> row.getBoolean("known"),
                                "SELECT phone IS NOT NULL AS known FROM operator WHERE tenant_id = $1 AND id = $2",
                                tenant.value(),
                                operator.value()))
                .compose(found -> {
                    if (!found.orElseThrow(BrowserPhones::noSuch)) {
                        throw new CoreException(Reason.CONFLICT, Message.of("workplace.phone_needed"));
                    }
                    return offer(tenant, operator, "desktop", 0);
                });
    }

    private Future<NewWorkplace> offer(TenantId tenant, OperatorId operator, String kind, int minutes) {
        var token = Token.make();
        return db.inTenant(
                        tenant,
                        tx -> tx.one(
                                row -> new NewWorkplace(
                                        row.getLong("id"), token, instant(row.getOffsetDateTime("expires_at"))),
                                """
                                WITH o AS (SELECT id, tenant_id, name FROM operator
                                        WHERE tenant_id = $1 AND id = $2 AND disabled_at IS NULL),
                                    w AS (INSERT INTO workplace (tenant_id, operator_id, kind, token_hash, expires_at)
                                        SELECT o.tenant_id, o.id, $3, $4, CASE WHEN $5 > 0 THEN
                                            clock_timestamp() + make_interval(mins => $5) END FROM o RETURNING *)
                                SELECT w.id, w.expires_at, CASE WHEN current_setting('alovoice.actor') <> '' THEN note_audit(
                                    w.tenant_id, 'created', 'workplace', w.id, o.name, NULL, jsonb_build_object('kind', w.kind)) END
                                FROM w, o""",
                                tenant.value(),
                                operator.value(),
                                kind,
                                token.hash(),
                                minutes))
                .map(made -> made.orElseThrow(BrowserPhones::noSuch));
    }

    /** What is good still, newest first: links that wait, and programs. */
    public Future<List<Workplace>> list(TenantId tenant, OperatorId operator) {
        return db.inTenant(tenant, tx -> tx.one(
                        row -> true,
                        "SELECT FROM operator WHERE tenant_id = $1 AND id = $2",
                        tenant.value(),
                        operator.value())
                .compose(found -> found.isEmpty()
                        ? Future.failedFuture(BrowserPhones.noSuch())
                        : tx.list(Workplaces::read, """
                                SELECT * FROM workplace WHERE tenant_id = $1 AND operator_id = $2 AND revoked_at IS NULL
                                  AND (kind = 'desktop' OR used_at IS NULL AND expires_at > clock_timestamp())
                                ORDER BY id DESC""", tenant.value(), operator.value())));
    }

    /** Ends it, with whoever is signed in by it. */
    public Future<Void> revoke(TenantId tenant, long workplace) {
        return db.inTenant(tenant, tx -> tx.one(row -> true, """
                        WITH gone AS (UPDATE workplace SET revoked_at = clock_timestamp()
                            WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING *)
                        SELECT CASE WHEN current_setting('alovoice.actor') <> '' THEN note_audit(g.tenant_id, 'deleted', 'workplace', g.id,
                            o.name, jsonb_build_object('kind', g.kind), NULL) END
                        FROM gone g JOIN operator o ON o.id = g.operator_id""", tenant.value(), workplace))
                .compose(ended -> {
                    if (ended.isEmpty()) {
                        throw new CoreException(Reason.NOT_FOUND, Message.of("workplace.not_found"));
                    }
                    return db.acrossTenants(tx -> tx.update("DELETE FROM session WHERE workplace_id = $1", workplace));
                })
                .mapEmpty();
    }

    /**
     * What a link sets up.
     *
     * @param name the operator's
     */
    public record SetUp(SipAccount account, String name, String company) {}

    /** Whether a link is good still, without using it up: for the page that explains it. Across tenants: the link names nobody. */
    public Future<Boolean> waits(Token token) {
        return db.acrossTenants(tx -> tx.one(row -> true, "SELECT " + GOOD_LINK, token.hash()))
                .map(Optional::isPresent);
    }

    private static final String GOOD_LINK = """
            FROM workplace w JOIN operator o ON o.id = w.operator_id JOIN tenant t ON t.id = w.tenant_id
            WHERE w.token_hash = $1 AND w.kind = 'phone' AND w.used_at IS NULL AND w.revoked_at IS NULL
              AND w.expires_at > clock_timestamp() AND o.disabled_at IS NULL""";

    /** Uses a link up. @return empty for whatever is wrong with it */
    public Future<Optional<SetUp>> use(Token token) {
        return db.acrossTenants(tx -> tx.one(
                row -> new SetUp(account(row), row.getString("name"), row.getString("company")),
                """
                WITH used AS (UPDATE workplace SET used_at = clock_timestamp() WHERE id = (SELECT w.id %s FOR UPDATE OF w) RETURNING *)
                SELECT used.tenant_id, o.extension, o.name, o.sip_secret, t.sip_domain, t.name AS company
                FROM used JOIN operator o ON o.id = used.operator_id JOIN tenant t ON t.id = used.tenant_id""".formatted(GOOD_LINK),
                token.hash()));
    }

    private SipAccount account(Row row) {
        return new SipAccount(
                row.getString("extension"),
                row.getString("sip_domain"),
                seal.open(
                        new TenantId(row.getLong("tenant_id")),
                        row.getBuffer("sip_secret").getBytes()));
    }

    private static Workplace read(Row row) {
        return new Workplace(
                row.getLong("id"),
                row.getString("kind"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("expires_at")),
                instant(row.getOffsetDateTime("used_at")),
                row.getString("computer"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
