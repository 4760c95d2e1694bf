package uz.alovoice.core.person;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.operator.OperatorId;

/**
 * A person's way into a tenant: as a member, as an operator who has his phone, or both; a member's role is the higher one. Support comes in
 * while an owner's grant lasts, as an administrator.
 *
 * @param name     the tenant's
 * @param operator that he is there, null for none
 * @param support  by an owner's grant only
 */
public record Access(
        TenantId tenant, String name, Role role, @Nullable OperatorId operator, boolean support) {
    /** Every way of person $1, whose phone is $2, and who works for support when $3. */
    private static final String ALL = """
            SELECT t.id AS tenant_id, t.name, o.id AS operator_id,
                coalesce(m.role, CASE WHEN g.tenant_id IS NOT NULL THEN 'administrator' ELSE 'operator' END) AS role,
                m.role IS NULL AND g.tenant_id IS NOT NULL AS support
            FROM (SELECT tenant_id, role FROM membership WHERE person_id = $1) m
            FULL JOIN (SELECT tenant_id, id FROM operator WHERE phone = $2 AND disabled_at IS NULL) o USING (tenant_id)
            FULL JOIN (SELECT id AS tenant_id FROM tenant WHERE $3 AND support_until > clock_timestamp()) g USING (tenant_id)
            JOIN tenant t ON t.id = tenant_id""";

    /** In the order of the tenants' ids; across tenants. */
    static Future<List<Access>> all(Tx tx, Person person, Staff staff) {
        return tx.list(
                Access::read,
                ALL + " ORDER BY t.id",
                person.id().value(),
                person.phone().value(),
                staff.supports(person));
    }

    /** His way into this tenant; across tenants. */
    static Future<Optional<Access>> into(Tx tx, Person person, Staff staff, TenantId tenant) {
        return tx.one(
                Access::read,
                ALL + " WHERE t.id = $4",
                person.id().value(),
                person.phone().value(),
                staff.supports(person),
                tenant.value());
    }

    /** The same without what he is besides; empty when he is no operator there. */
    Optional<Access> operatorOnly() {
        return operator == null
                ? Optional.empty()
                : Optional.of(new Access(tenant, name, Role.OPERATOR, operator, false));
    }

    private static Access read(Row row) {
        var operator = row.getLong("operator_id");
        return new Access(
                new TenantId(row.getLong("tenant_id")),
                row.getString("name"),
                Role.fromCode(row.getString("role")),
                operator == null ? null : new OperatorId(operator),
                row.getBoolean("support"));
    }
}
