package uz.alovoice.core.operator;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Language;
import uz.alovoice.core.Message;
import uz.alovoice.core.Page;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Channel;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Refusals;
import uz.alovoice.core.database.Settings;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.database.Version;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.routing.Thing;
import uz.alovoice.core.routing.Uses;
import uz.alovoice.core.seal.Seal;

/** The operators of a tenant. */
public final class Operators {
    private static final Map<String, Message> REFUSALS = Map.of(
            "operator_phone_once", Message.of("operator.phone_taken").at("phone"),
            "department_operator_tenant_id_department_id_fkey",
                    Message.of("operator.department_unknown").at("departments"));

    /** A disabled operator is offline whatever else he was; busy is a live leg. */
    private static final String SELECT = """
        SELECT o.*, r.devices, ARRAY(SELECT department_id FROM department_operator d WHERE d.operator_id = o.id ORDER BY 1) AS departments,
            CASE WHEN l.talks THEN 'talking' WHEN l.talks IS NOT NULL THEN 'ringing'
                WHEN o.disabled_at IS NOT NULL THEN 'offline' WHEN o.wrap_up_until > clock_timestamp() THEN 'wrap_up'
                WHEN o.presence = 'paused' THEN 'paused' WHEN r.devices = 0 THEN 'offline' ELSE 'free' END AS state
        FROM operator o
        CROSS JOIN LATERAL (SELECT count(*)::integer AS devices FROM registration
            WHERE operator_id = o.id AND expires_at > clock_timestamp()) r
        CROSS JOIN LATERAL (SELECT bool_or(answered_at IS NOT NULL) AS talks FROM leg
            WHERE operator_id = o.id AND ended_at IS NULL) l
        WHERE o.tenant_id = $1 AND o.deleted_at IS NULL
        """;

    private final Db db;
    private final Seal seal;

    public Operators(Db db, Seal seal) {
        this.db = db;
        this.seal = seal;
    }

    /** {@link #create(TenantId, OperatorSettings, List)} without a department. */
    public Future<Operator> create(TenantId tenant, OperatorSettings settings) {
        return create(tenant, settings, List.of());
    }

    /**
     * A new operator with the next free extension (the first is 2000) and a SIP account of his own.
     *
     * @param departments ids of those he shall be in, as their last member
     */
    public Future<Operator> create(TenantId tenant, OperatorSettings settings, List<Long> departments) {
        return Settings.change(db, tenant, tx -> domainAndLock(tx, tenant)
                        .compose(domain -> nextExtension(tx)
                                .map(extension -> new SipAccount(extension, domain, SipAccount.newSecret())))
                        .compose(account -> insert(tx, tenant, settings, account))
                        .compose(id ->
                                setDepartments(tx, tenant, id, departments).compose(set -> find(tx, tenant, id))))
                .recover(Refusals.explained(REFUSALS));
    }

    /** Extensions are shared by operators and departments: whoever gives one out holds the tenant's row. */
    private static Future<String> domainAndLock(Tx tx, TenantId tenant) {
        return tx.one(
                        row -> row.getString(0),
                        "SELECT sip_domain FROM tenant WHERE id = $1 FOR NO KEY UPDATE",
                        tenant.value())
                .map(found ->
                        found.orElseThrow(() -> new CoreException(Reason.NOT_FOUND, Message.of("company.not_found"))));
    }

    private static Future<String> nextExtension(Tx tx) {
        return tx.one(row -> row.getString(0), """
                        WITH taken AS (SELECT extension FROM operator WHERE deleted_at IS NULL
                            UNION ALL SELECT extension FROM department WHERE extension IS NOT NULL)
                        SELECT min(e)::text FROM generate_series(2000, 2000 + (SELECT count(*) FROM taken)) e
                        WHERE NOT EXISTS (SELECT FROM taken WHERE extension = e::text)""").map(free -> free.orElseThrow());
    }

    private Future<OperatorId> insert(Tx tx, TenantId tenant, OperatorSettings s, SipAccount account) {
        return tx.one(
                        row -> new OperatorId(row.getLong("id")),
                        """
                        INSERT INTO operator (tenant_id, name, extension, phone, languages, a1_hash, sip_secret, outside_allowed,
                            international_allowed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id""",
                        tenant.value(),
                        s.name(),
                        account.extension(),
                        phone(s),
                        languages(s),
                        account.a1Hash(),
                        Buffer.buffer(seal.seal(tenant, account.secret())),
                        s.outsideAllowed(),
                        s.internationalAllowed())
                .map(Optional::orElseThrow);
    }

    /** What does not change stays as it is, with its place in the order of the department. */
    private static Future<Void> setDepartments(Tx tx, TenantId tenant, OperatorId operator, List<Long> departments) {
        var ids = departments.toArray(Long[]::new);
        return tx.update("""
                        WITH gone AS (DELETE FROM department_operator WHERE operator_id = $1 AND department_id <> ALL ($2)
                            RETURNING department_id)
                        UPDATE department SET version = version + 1 WHERE id IN (SELECT department_id FROM gone)""", operator.value(), ids)
                .compose(left -> tx.update("""
                        WITH added AS (INSERT INTO department_operator (tenant_id, department_id, operator_id, place)
                            SELECT $1, department, $2, (SELECT coalesce(max(place), 0) + 1 FROM department_operator
                                WHERE department_id = department) FROM unnest($3::bigint[]) AS department
                            ON CONFLICT DO NOTHING RETURNING department_id)
                        UPDATE department SET version = version + 1 WHERE id IN (SELECT department_id FROM added)""", tenant.value(), operator.value(), ids))
                .mapEmpty();
    }

    /** Fails with NOT_FOUND when there is none. */
    public Future<Operator> get(TenantId tenant, OperatorId operator) {
        return db.inTenant(tenant, tx -> find(tx, tenant, operator));
    }

    private static Future<Operator> find(Tx tx, TenantId tenant, OperatorId operator) {
        return tx.one(Operators::read, SELECT + " AND o.id = $2", tenant.value(), operator.value())
                .map(found -> found.orElseThrow(Operators::noSuch));
    }

    /** In the order of their extensions. */
    public Future<List<Operator>> list(TenantId tenant) {
        return db.inTenant(
                tenant,
                tx -> tx.list(Operators::read, SELECT + " ORDER BY length(o.extension), o.extension", tenant.value()));
    }

    /**
     * {@link #list} in parts.
     *
     * @param after      the extension before; null from the beginning
     * @param search     part of a name, an extension or a phone; null for everybody
     * @param department null for everybody
     */
    public Future<Page<Operator>> page(
            TenantId tenant, @Nullable String after, int limit, @Nullable String search, @Nullable Long department) {
        return db.inTenant(
                        tenant,
                        tx -> tx.list(
                                Operators::read, SELECT + """
                                    AND ($2::text IS NULL OR (length(o.extension), o.extension) > (length($2), $2))
                                    AND ($4::text IS NULL OR strpos(plain(o.name), plain($4)) > 0 OR strpos(o.extension, $4) > 0
                                       OR strpos(o.phone, $4) > 0)
                                    AND ($5::bigint IS NULL OR EXISTS (SELECT FROM department_operator d
                                       WHERE d.operator_id = o.id AND d.department_id = $5))
                                    ORDER BY length(o.extension), o.extension LIMIT $3""", tenant.value(), after, limit + 1, search, department))
                .map(found -> Page.of(found, limit, Operator::extension));
    }

    /** @param version that was read; null for whatever is there */
    public Future<Operator> edit(
            TenantId tenant,
            OperatorId operator,
            OperatorSettings s,
            List<Long> departments,
            @Nullable Integer version) {
        return Settings.change(db, tenant, tx -> Version.require(
                                tx, "operator", operator.value(), version, Message.of("operator.not_found"))
                        .compose(locked -> tx.update(
                                """
                                UPDATE operator SET name = $3, phone = $4, languages = $5, outside_allowed = $6,
                                    international_allowed = $7, version = version + 1 WHERE tenant_id = $1 AND id = $2""",
                                tenant.value(),
                                operator.value(),
                                s.name(),
                                phone(s),
                                languages(s),
                                s.outsideAllowed(),
                                s.internationalAllowed()))
                        .compose(saved -> setDepartments(tx, tenant, operator, departments))
                        .compose(saved -> find(tx, tenant, operator)))
                .recover(Refusals.explained(REFUSALS));
    }

    /** Ends or restores his right to register and to be rung; calls that he has now go on. */
    public Future<Operator> setDisabled(TenantId tenant, OperatorId operator, boolean disabled) {
        return Settings.change(db, tenant, tx -> tx.update("""
                        WITH gone AS (DELETE FROM registration WHERE tenant_id = $1 AND operator_id = $2 AND $3)
                        UPDATE operator SET version = version + 1,
                            disabled_at = CASE WHEN $3 THEN coalesce(disabled_at, clock_timestamp()) END
                        WHERE tenant_id = $1 AND id = $2""", tenant.value(), operator.value(), disabled)
                .compose(saved -> find(tx, tenant, operator)));
    }

    /**
     * Takes him from all lists and from the switches; his extension and phone are free again, and his name stays with his calls. Refused with
     * CONFLICT, and the places named, while a step or a department leads to him.
     */
    public Future<Void> delete(TenantId tenant, OperatorId operator) {
        return Settings.change(db, tenant, tx -> Uses.refuseIfUsed(tx, Thing.OPERATOR, operator.value())
                .compose(unused -> tx.update("""
                        WITH gone AS (DELETE FROM registration WHERE tenant_id = $1 AND operator_id = $2)
                        UPDATE operator SET deleted_at = clock_timestamp(), disabled_at = coalesce(disabled_at, clock_timestamp()),
                            version = version + 1
                        WHERE tenant_id = $1 AND id = $2""", tenant.value(), operator.value()))
                .mapEmpty());
    }

    /**
     * Brings a deleted operator back, with a new secret and what is still free of his extension and phone. Fails with NOT_FOUND when none of
     * this id was deleted.
     */
    public Future<Operator> restore(TenantId tenant, OperatorId operator) {
        return Settings.change(db, tenant, tx -> domainAndLock(tx, tenant).compose(domain -> freeExtension(tx, operator)
                .map(extension -> new SipAccount(extension, domain, SipAccount.newSecret()))
                .compose(account -> tx.update(
                        """
                                UPDATE operator o SET deleted_at = NULL, disabled_at = NULL, extension = $3, a1_hash = $4, sip_secret = $5,
                                    phone = CASE WHEN NOT EXISTS (SELECT FROM operator other WHERE other.phone = o.phone
                                        AND other.deleted_at IS NULL) THEN phone END, version = version + 1
                                WHERE tenant_id = $1 AND id = $2""",
                        tenant.value(),
                        operator.value(),
                        account.extension(),
                        account.a1Hash(),
                        Buffer.buffer(seal.seal(tenant, account.secret()))))
                .compose(back -> find(tx, tenant, operator))));
    }

    private static Future<String> freeExtension(Tx tx, OperatorId operator) {
        return tx.one(row -> row, """
                        SELECT o.extension, EXISTS (SELECT FROM operator other WHERE other.extension = o.extension AND other.deleted_at IS NULL
                            UNION ALL SELECT FROM department d WHERE d.extension = o.extension) AS taken
                        FROM operator o WHERE id = $1 AND deleted_at IS NOT NULL FOR UPDATE OF o""", operator.value())
                .map(found -> found.orElseThrow(Operators::noSuch))
                .compose(found -> found.getBoolean("taken")
                        ? nextExtension(tx)
                        : Future.succeededFuture(found.getString("extension")));
    }

    /** The latest of those who were deleted, newest first. */
    public Future<List<Deleted>> deleted(TenantId tenant) {
        return db.inTenant(
                tenant,
                tx -> tx.list(
                        row -> new Deleted(
                                new OperatorId(row.getLong("id")),
                                row.getString("name"),
                                row.getString("extension"),
                                row.getOffsetDateTime("deleted_at").toInstant()),
                        """
                SELECT id, name, extension, deleted_at FROM operator WHERE tenant_id = $1 AND deleted_at IS NOT NULL
                ORDER BY deleted_at DESC LIMIT 100""",
                        tenant.value()));
    }

    /** @param extension that he had */
    public record Deleted(OperatorId id, String name, String extension, Instant at) {}

    /** @param pauseReason why he is paused, up to 200 characters; null for none, ignored when he is available */
    public Future<Operator> setPresence(TenantId tenant, OperatorId operator, boolean available, String pauseReason) {
        if (pauseReason != null && pauseReason.length() > 200) {
            return Future.failedFuture(new CoreException(
                    Reason.INVALID, Message.of("field.too_long", 200).at("pause_reason")));
        }
        return db.inTenant(tenant, tx -> tx.update(
                                """
                                UPDATE operator SET presence = $3, pause_reason = CASE WHEN $3 = 'paused' THEN $4 END,
                                    presence_since = CASE WHEN presence = $3 THEN presence_since ELSE clock_timestamp() END
                                WHERE tenant_id = $1 AND id = $2""", tenant.value(), operator.value(), available ? "available" : "paused", pauseReason)
                        .compose(saved -> find(tx, tenant, operator)))
                .onSuccess(changed -> db.wake(Channel.QUEUES));
    }

    /** The one way a SIP secret leaves the database. Who looks at it is in the audit log. */
    public Future<SipAccount> revealSipAccount(TenantId tenant, OperatorId operator) {
        return db.inTenant(
                        tenant,
                        tx -> tx.one(
                                row -> new SipAccount(
                                        row.getString("extension"),
                                        row.getString("sip_domain"),
                                        seal.open(
                                                tenant,
                                                row.getBuffer("sip_secret").getBytes())),
                                """
                                SELECT o.extension, o.sip_secret, t.sip_domain,
                                    CASE WHEN current_setting('alovoice.actor') <> '' THEN
                                        note_audit(o.tenant_id, 'revealed', 'operator', o.id, o.name, NULL, NULL) END
                                FROM operator o JOIN tenant t ON t.id = o.tenant_id
                                WHERE o.tenant_id = $1 AND o.id = $2 AND o.deleted_at IS NULL""",
                                tenant.value(),
                                operator.value()))
                .map(found -> found.orElseThrow(Operators::noSuch));
    }

    private static String phone(OperatorSettings s) {
        return s.phone() == null ? null : s.phone().value();
    }

    private static String[] languages(OperatorSettings s) {
        return s.languages().stream().map(Language::code).toArray(String[]::new);
    }

    private static Operator read(Row row) {
        var phone = row.getString("phone");
        return new Operator(
                new OperatorId(row.getLong("id")),
                row.getString("extension"),
                new OperatorSettings(
                        row.getString("name"),
                        phone == null ? null : PhoneNumber.parse(phone),
                        Stream.of(row.getArrayOfStrings("languages"))
                                .map(Language::fromCode)
                                .toList(),
                        row.getBoolean("outside_allowed"),
                        row.getBoolean("international_allowed")),
                List.of(row.getArrayOfLongs("departments")),
                row.getOffsetDateTime("disabled_at") != null,
                new Presence(
                        row.getString("presence").equals("available"),
                        row.getString("pause_reason"),
                        row.getOffsetDateTime("presence_since").toInstant()),
                OperatorState.fromCode(row.getString("state")),
                row.getInteger("devices"),
                row.getInteger("version"));
    }

    private static CoreException noSuch() {
        return new CoreException(Reason.NOT_FOUND, Message.of("operator.not_found"));
    }
}
