package uz.alovoice.core.person;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Check;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Language;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Refusals;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.database.Version;
import uz.alovoice.core.number.PhoneNumber;

/** Who may sign in to a tenant's cabinet, and as what. Only an owner makes or unmakes an owner, and one always remains. */
public final class Members {
    private static final String SELECT = """
        SELECT m.*, p.phone, p.name FROM membership m JOIN person p ON p.id = m.person_id WHERE m.tenant_id = $1\
        """;
    private static final Map<String, Message> REFUSALS =
            Map.of("membership_once", Message.of("member.exists").at("phone"));

    private final Db db;

    public Members(Db db) {
        this.db = db;
    }

    /** In the order they came. */
    public Future<List<Member>> list(TenantId tenant) {
        return db.inTenant(tenant, tx -> tx.list(Members::read, SELECT + " ORDER BY m.id", tenant.value()));
    }

    /**
     * Lets a person sign in, known to AloVoice or not.
     *
     * @param by       the role of who asks
     * @param name     kept when the person has none yet; null for none
     * @param language that a new person is spoken to in
     */
    public Future<Member> add(
            TenantId tenant, Role by, PhoneNumber phone, @Nullable String name, Role role, Language language) {
        Check.that(phone.isE164(), "phone", "phone.short");
        var checked = name == null || name.isBlank() ? null : Check.name("name", name);
        refuseUnlessOwner(by, role == Role.OWNER);
        return db.acrossTenants(tx -> tx.one(row -> row.getLong("id"), """
                                INSERT INTO person AS p (phone, name, language) VALUES ($1, $2, $3)
                                ON CONFLICT (phone) DO UPDATE SET name = coalesce(p.name, excluded.name) RETURNING id\
                                """, phone.value(), checked, language.code()))
                .compose(person -> db.inTenant(tenant, tx -> tx.one(
                                row -> new MemberId(row.getLong("id")),
                                "INSERT INTO membership (tenant_id, person_id, role) VALUES ($1, $2, $3) RETURNING id",
                                tenant.value(),
                                person.orElseThrow(),
                                role.code())
                        .compose(id -> find(tx, tenant, id.orElseThrow()))))
                .recover(Refusals.explained(REFUSALS));
    }

    /**
     * @param by      the role of who asks
     * @param version that was read; null for whatever is there
     */
    public Future<Member> edit(TenantId tenant, Role by, MemberId member, Role role, @Nullable Integer version) {
        return db.inTenant(tenant, tx -> locked(tx, tenant, by, member, version, role == Role.OWNER)
                .compose(ok -> tx.update(
                        "UPDATE membership SET role = $3, version = version + 1 WHERE tenant_id = $1 AND id = $2",
                        tenant.value(),
                        member.value(),
                        role.code()))
                .compose(saved -> find(tx, tenant, member)));
    }

    /** Takes his access away; his sessions in this tenant end. */
    public Future<Void> remove(TenantId tenant, Role by, MemberId member) {
        return db.inTenant(tenant, tx -> locked(tx, tenant, by, member, null, false)
                        .compose(ok -> tx.one(
                                row -> row.getLong("person_id"),
                                "DELETE FROM membership WHERE tenant_id = $1 AND id = $2 RETURNING person_id",
                                tenant.value(),
                                member.value())))
                .compose(person -> db.acrossTenants(tx -> tx.update(
                        "DELETE FROM session WHERE tenant_id = $1 AND person_id = $2",
                        tenant.value(),
                        person.orElseThrow())))
                .mapEmpty();
    }

    /** The tenant's row is held, so that two cannot unmake each other as the last owners. */
    private static Future<Void> locked(
            Tx tx, TenantId tenant, Role by, MemberId member, @Nullable Integer version, boolean staysOwner) {
        return tx.query("SELECT 1 FROM tenant WHERE id = $1 FOR NO KEY UPDATE", tenant.value())
                .compose(held ->
                        Version.require(tx, "membership", member.value(), version, Message.of("member.not_found")))
                .compose(ok -> find(tx, tenant, member))
                .compose(found -> {
                    refuseUnlessOwner(by, staysOwner || found.role() == Role.OWNER);
                    return found.role() != Role.OWNER || staysOwner
                            ? Future.succeededFuture()
                            : refuseLastOwner(tx, tenant);
                });
    }

    private static Future<Void> refuseLastOwner(Tx tx, TenantId tenant) {
        return tx.one(
                        row -> row.getLong(0),
                        "SELECT count(*) FROM membership WHERE tenant_id = $1 AND role = 'owner'",
                        tenant.value())
                .compose(owners -> owners.orElseThrow() > 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(new CoreException(Reason.CONFLICT, Message.of("member.last_owner"))));
    }

    private static void refuseUnlessOwner(Role by, boolean concernsOwner) {
        if (concernsOwner && by != Role.OWNER) {
            throw new CoreException(Reason.FORBIDDEN, Message.of("member.owner_only"));
        }
    }

    private static Future<Member> find(Tx tx, TenantId tenant, MemberId member) {
        return tx.one(Members::read, SELECT + " AND m.id = $2", tenant.value(), member.value())
                .map(found ->
                        found.orElseThrow(() -> new CoreException(Reason.NOT_FOUND, Message.of("member.not_found"))));
    }

    private static Member read(Row row) {
        return new Member(
                new MemberId(row.getLong("id")),
                new PhoneNumber(row.getString("phone")),
                row.getString("name"),
                Role.fromCode(row.getString("role")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getInteger("version"));
    }
}
