package uz.alovoice.core.operator;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.stream.Stream;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Language;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Channel;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Settings;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.routing.Thing;
import uz.alovoice.core.routing.Uses;
import uz.alovoice.core.seal.Seal;

/** The operators of a tenant. */
public final class Operators {
    private final Db db;
    private final Seal seal;

    public Operators(Db db, Seal seal) {
        this.db = db;
        this.seal = seal;
    }

    /** A new operator with the next free extension (the first is 2000) and a SIP account of his own. */
    public Future<Operator> create(TenantId tenant, OperatorSettings settings) {
        return Settings.change(db, tenant, tx -> domainAndLock(tx, tenant)
                .compose(domain ->
                        nextExtension(tx).map(extension -> new SipAccount(extension, domain, SipAccount.newSecret())))
                .compose(account -> insert(tx, tenant, settings, account)));
    }

    /** Extensions are shared by operators and departments: whoever gives one out holds the tenant's row. */
    private static Future<String> domainAndLock(Tx tx, TenantId tenant) {
        return tx.one(
                        row -> row.getString(0),
                        "SELECT sip_domain FROM tenant WHERE id = $1 FOR NO KEY UPDATE",
                        tenant.value())
                .map(found -> found.orElseThrow(() -> new CoreException(Reason.NOT_FOUND, "no such tenant")));
    }

    private static Future<String> nextExtension(Tx tx) {
        return tx.one(row -> row.getString(0), """
                        WITH taken AS (SELECT extension FROM operator
                            UNION ALL SELECT extension FROM department WHERE extension IS NOT NULL)
                        SELECT min(e)::text FROM generate_series(2000, 2000 + (SELECT count(*) FROM taken)) e
                        WHERE NOT EXISTS (SELECT FROM taken WHERE extension = e::text)""").map(free -> free.orElseThrow());
    }

    private Future<Operator> insert(Tx tx, TenantId tenant, OperatorSettings s, SipAccount account) {
        return tx.one(
                        Operators::read,
                        """
                        INSERT INTO operator (tenant_id, name, extension, phone, languages, a1_hash, sip_secret, outside_allowed,
                            international_allowed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING *""",
                        tenant.value(),
                        s.name(),
                        account.extension(),
                        phone(s),
                        languages(s),
                        account.a1Hash(),
                        Buffer.buffer(seal.seal(tenant, account.secret())),
                        s.outsideAllowed(),
                        s.internationalAllowed())
                .map(made -> made.orElseThrow());
    }

    /** Fails with NOT_FOUND when there is none. */
    public Future<Operator> get(TenantId tenant, OperatorId operator) {
        return db.inTenant(
                        tenant,
                        tx -> tx.one(
                                Operators::read,
                                "SELECT * FROM operator WHERE tenant_id = $1 AND id = $2",
                                tenant.value(),
                                operator.value()))
                .map(found -> found.orElseThrow(Operators::noSuch));
    }

    /** In the order of their extensions. */
    public Future<List<Operator>> list(TenantId tenant) {
        return db.inTenant(
                tenant,
                tx -> tx.list(
                        Operators::read,
                        "SELECT * FROM operator WHERE tenant_id = $1 ORDER BY length(extension), extension",
                        tenant.value()));
    }

    public Future<Operator> edit(TenantId tenant, OperatorId operator, OperatorSettings s) {
        return update(
                tenant,
                """
                UPDATE operator SET name = $3, phone = $4, languages = $5, outside_allowed = $6, international_allowed = $7
                WHERE tenant_id = $1 AND id = $2 RETURNING *""",
                tenant.value(),
                operator.value(),
                s.name(),
                phone(s),
                languages(s),
                s.outsideAllowed(),
                s.internationalAllowed());
    }

    /** Ends or restores his right to register and to be rung; calls that he has now go on. */
    public Future<Operator> setDisabled(TenantId tenant, OperatorId operator, boolean disabled) {
        return update(tenant, """
                WITH gone AS (DELETE FROM registration WHERE tenant_id = $1 AND operator_id = $2 AND $3)
                UPDATE operator SET disabled_at = CASE WHEN $3 THEN coalesce(disabled_at, clock_timestamp()) END
                WHERE tenant_id = $1 AND id = $2 RETURNING *""", tenant.value(), operator.value(), disabled);
    }

    /** Refused with CONFLICT, and the places named, while a step or a department leads to him. */
    public Future<Void> delete(TenantId tenant, OperatorId operator) {
        return Settings.change(db, tenant, tx -> Uses.refuseIfUsed(tx, Thing.OPERATOR, operator.value())
                .compose(unused -> tx.update(
                        "DELETE FROM operator WHERE tenant_id = $1 AND id = $2", tenant.value(), operator.value()))
                .mapEmpty());
    }

    /** @param pauseReason why he is paused, up to 200 characters; null for none, ignored when he is available */
    public Future<Operator> setPresence(TenantId tenant, OperatorId operator, boolean available, String pauseReason) {
        if (pauseReason != null && pauseReason.length() > 200) {
            return Future.failedFuture(new CoreException(Reason.INVALID, "a reason has up to 200 characters"));
        }
        return db.inTenant(
                        tenant,
                        tx -> tx.one(
                                Operators::read,
                                """
                                UPDATE operator SET presence = $3, pause_reason = CASE WHEN $3 = 'paused' THEN $4 END,
                                    presence_since = CASE WHEN presence = $3 THEN presence_since ELSE clock_timestamp() END
                                WHERE tenant_id = $1 AND id = $2 RETURNING *""",
                                tenant.value(),
                                operator.value(),
                                available ? "available" : "paused",
                                pauseReason))
                .map(found -> found.orElseThrow(Operators::noSuch))
                .onSuccess(changed -> db.wake(Channel.QUEUES));
    }

    /** The one way a SIP secret leaves the database. */
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
                                SELECT o.extension, o.sip_secret, t.sip_domain FROM operator o JOIN tenant t ON t.id = o.tenant_id
                                WHERE o.tenant_id = $1 AND o.id = $2""",
                                tenant.value(),
                                operator.value()))
                .map(found -> found.orElseThrow(Operators::noSuch));
    }

    private Future<Operator> update(TenantId tenant, String sql, Object... args) {
        return Settings.change(db, tenant, tx -> tx.one(Operators::read, sql, args))
                .map(found -> found.orElseThrow(Operators::noSuch));
    }

    private static String phone(OperatorSettings s) {
        return s.phone() == null ? null : s.phone().value();
    }

    private static String[] languages(OperatorSettings s) {
        return s.languages().stream().map(Language::code).toArray(String[]::new);
    }

    static Operator read(Row row) {
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
                row.getOffsetDateTime("disabled_at") != null,
                new Presence(
                        row.getString("presence").equals("available"),
                        row.getString("pause_reason"),
                        row.getOffsetDateTime("presence_since").toInstant()));
    }

    private static CoreException noSuch() {
        return new CoreException(Reason.NOT_FOUND, "no such operator");
    }
}
