package uz.alovoice.core.department;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.audio.AudioId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Refusals;
import uz.alovoice.core.database.Settings;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.database.Version;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.routing.Thing;
import uz.alovoice.core.routing.Uses;

/** The departments of a tenant and who is in them. */
public final class Departments {
    private static final Map<String, Message> REFUSALS = Map.of(
            "department_tenant_id_extension_key",
                    Message.of("department.extension_taken").at("extension"),
            "department_operator_tenant_id_operator_id_fkey",
                    Message.of("department.member_unknown").at("members"),
            "queue_place_tenant_id_department_id_fkey", Message.of("department.callers_wait"));
    private static final String SELECT = """
            SELECT d.*, ARRAY(SELECT operator_id FROM department_operator o WHERE o.department_id = d.id
                ORDER BY place, operator_id) AS members
            FROM department d WHERE d.tenant_id = $1""";

    private final Db db;

    public Departments(Db db) {
        this.db = db;
    }

    /** @param members in order; each once */
    public Future<Department> create(TenantId tenant, DepartmentSettings settings, List<OperatorId> members) {
        return save(
                tenant, settings, members, tx -> tx.one(row -> row.getLong("id"), """
                        INSERT INTO department (tenant_id, id, name, extension, strategy, priority, ring_seconds, skip_seconds,
                            wrap_up_seconds, max_wait_seconds, max_wait_step, announce_seconds, announce_position, announce_wait,
                            music_audio_id, last_operator_first)
                        OVERRIDING SYSTEM VALUE
                        VALUES ($1, coalesce($2, nextval(pg_get_serial_sequence('department', 'id'))), $3, $4, $5, $6, $7, $8, $9,
                            $10, $11, $12, $13, $14, $15, $16) RETURNING id""", values(tenant, null, settings)));
    }

    /** @param version that was read; null for whatever is there */
    public Future<Department> edit(
            TenantId tenant,
            DepartmentId department,
            DepartmentSettings settings,
            List<OperatorId> members,
            @Nullable Integer version) {
        return save(tenant, settings, members, tx -> Version.require(
                        tx, "department", department.value(), version, Message.of("department.not_found"))
                .compose(locked -> tx.one(row -> row.getLong("id"), """
                        UPDATE department SET name = $3, extension = $4, strategy = $5, priority = $6, ring_seconds = $7,
                            skip_seconds = $8, wrap_up_seconds = $9, max_wait_seconds = $10, max_wait_step = $11,
                            announce_seconds = $12, announce_position = $13, announce_wait = $14, music_audio_id = $15,
                            last_operator_first = $16,
                            version = version + 1
                        WHERE tenant_id = $1 AND id = $2 RETURNING id""", values(tenant, department, settings))));
    }

    private Future<Department> save(
            TenantId tenant,
            DepartmentSettings s,
            List<OperatorId> members,
            Function<Tx, Future<Optional<Long>>> write) {
        if (new HashSet<>(members).size() != members.size()) {
            return Future.failedFuture(new CoreException(
                    Reason.INVALID, Message.of("department.member_twice").at("members")));
        }
        return Settings.change(db, tenant, tx -> Uses.check(tx, s.maxWaitStep())
                        .compose(ok -> Uses.exists(
                                tx,
                                Thing.AUDIO,
                                s.music() == null ? null : s.music().value()))
                        .compose(ok -> refuseOperatorsExtension(tx, tenant, s.extension()))
                        .compose(ok -> write.apply(tx))
                        .map(id -> new DepartmentId(id.orElseThrow(Departments::noSuch)))
                        .compose(id -> setMembers(tx, tenant, id, members).compose(set -> find(tx, tenant, id))))
                .recover(Refusals.explained(REFUSALS));
    }

    /** Extensions are shared by operators and departments: whoever gives one out holds the tenant's row. */
    private static Future<Void> refuseOperatorsExtension(Tx tx, TenantId tenant, String extension) {
        if (extension == null) {
            return Future.succeededFuture();
        }
        return tx.query("SELECT 1 FROM tenant WHERE id = $1 FOR NO KEY UPDATE", tenant.value())
                .compose(locked -> tx.one(
                        row -> row.getString("name"),
                        "SELECT name FROM operator WHERE tenant_id = $1 AND extension = $2 AND deleted_at IS NULL",
                        tenant.value(),
                        extension))
                .compose(taken -> taken.isEmpty()
                        ? Future.succeededFuture()
                        : Future.failedFuture(new CoreException(
                                Reason.CONFLICT,
                                Message.of("department.extension_of_operator", extension, taken.get())
                                        .at("extension"))));
    }

    private static Future<Void> setMembers(Tx tx, TenantId tenant, DepartmentId department, List<OperatorId> members) {
        var ids = members.stream().map(OperatorId::value).toArray(Long[]::new);
        return tx.one(
                        row -> true,
                        "SELECT FROM operator WHERE id = ANY($1) AND deleted_at IS NOT NULL LIMIT 1",
                        (Object) ids)
                .compose(deleted -> deleted.isEmpty()
                        ? Future.succeededFuture()
                        : Future.failedFuture(new CoreException(
                                Reason.CONFLICT,
                                Message.of("department.member_unknown").at("members"))))
                .compose(there -> tx.update("""
                        WITH gone AS (DELETE FROM department_operator WHERE department_id = $1 AND operator_id <> ALL ($2)
                            RETURNING operator_id)
                        UPDATE operator SET version = version + 1 WHERE id IN (SELECT operator_id FROM gone)""", department.value(), ids))
                .compose(left -> tx.update("""
                        WITH set AS (INSERT INTO department_operator AS o (tenant_id, department_id, operator_id, place)
                            SELECT $1, $2, operator, place FROM unnest($3::bigint[]) WITH ORDINALITY AS m (operator, place)
                            ON CONFLICT (department_id, operator_id) DO UPDATE SET place = excluded.place
                                WHERE o.place <> excluded.place
                            RETURNING operator_id)
                        UPDATE operator SET version = version + 1 WHERE id IN (SELECT operator_id FROM set)""", tenant.value(), department.value(), ids))
                .mapEmpty();
    }

    /** Fails with NOT_FOUND when there is none. */
    public Future<Department> get(TenantId tenant, DepartmentId department) {
        return db.inTenant(tenant, tx -> find(tx, tenant, department));
    }

    private static Future<Department> find(Tx tx, TenantId tenant, DepartmentId department) {
        return tx.one(Departments::read, SELECT + " AND d.id = $2", tenant.value(), department.value())
                .map(found -> found.orElseThrow(Departments::noSuch));
    }

    public Future<List<Department>> list(TenantId tenant) {
        return db.inTenant(tenant, tx -> tx.list(Departments::read, SELECT + " ORDER BY d.name, d.id", tenant.value()));
    }

    /** Refused with CONFLICT, and the places named, while a step leads to it or callers wait in it. */
    public Future<Void> delete(TenantId tenant, DepartmentId department) {
        return Settings.change(db, tenant, tx -> Uses.refuseIfUsed(tx, Thing.DEPARTMENT, department.value())
                        .compose(unused -> tx.update(
                                "DELETE FROM department WHERE tenant_id = $1 AND id = $2",
                                tenant.value(),
                                department.value()))
                        .<Void>mapEmpty())
                .recover(Refusals.explained(REFUSALS));
    }

    private static Object[] values(TenantId tenant, DepartmentId department, DepartmentSettings s) {
        return new Object[] {
            tenant.value(),
            department == null ? null : department.value(),
            s.name(),
            s.extension(),
            s.strategy().code(),
            s.priority(),
            s.ringSeconds(),
            s.skipSeconds(),
            s.wrapUpSeconds(),
            s.maxWaitSeconds(),
            s.maxWaitStep().toJson(),
            s.announceSeconds(),
            s.announcePosition(),
            s.announceWait(),
            s.music() == null ? null : s.music().value(),
            s.lastOperatorFirst()
        };
    }

    private static Department read(Row row) {
        var music = row.getLong("music_audio_id");
        return new Department(
                new DepartmentId(row.getLong("id")),
                new DepartmentSettings(
                        row.getString("name"),
                        row.getString("extension"),
                        Strategy.fromCode(row.getString("strategy")),
                        row.getInteger("priority"),
                        row.getInteger("ring_seconds"),
                        row.getInteger("skip_seconds"),
                        row.getInteger("wrap_up_seconds"),
                        row.getInteger("max_wait_seconds"),
                        Step.fromJson(row.getJsonObject("max_wait_step")),
                        row.getInteger("announce_seconds"),
                        row.getBoolean("announce_position"),
                        row.getBoolean("announce_wait"),
                        music == null ? null : new AudioId(music),
                        row.getBoolean("last_operator_first")),
                Stream.of(row.getArrayOfLongs("members")).map(OperatorId::new).toList(),
                row.getInteger("version"));
    }

    private static CoreException noSuch() {
        return new CoreException(Reason.NOT_FOUND, Message.of("department.not_found"));
    }
}
