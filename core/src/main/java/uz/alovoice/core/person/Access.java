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
 * A person's way into a tenant: as a member, as an operator who has his phone, or both; a member's role is the higher one.
 *
 * @param name     the tenant's
 * @param operator that he is there, null for none
 */
public record Access(
        TenantId tenant, String name, Role role, @Nullable OperatorId operator) {
    /** Every way of person $1, whose phone is $2. */
    private static final String ALL = """
            SELECT t.id AS tenant_id, t.name, coalesce(m.role, 'operator') AS role, o.id AS operator_id
            FROM (SELECT tenant_id, role FROM membership WHERE person_id = $1) m
            FULL JOIN (SELECT tenant_id, id FROM operator WHERE phone = $2 AND disabled_at IS NULL) o USING (tenant_id)
            JOIN tenant t ON t.id = tenant_id""";

    /** In the order of the tenants' ids; across tenants. */
    static Future<List<Access>> all(Tx tx, Person person) {
        return tx.list(
                Access::read,
                ALL + " ORDER BY t.id",
                person.id().value(),
                person.phone().value());
    }

    /** His way into this tenant; across tenants. */
    static Future<Optional<Access>> into(Tx tx, Person person, TenantId tenant) {
        return tx.one(
                Access::read,
                ALL + " WHERE t.id = $3",
                person.id().value(),
                person.phone().value(),
                tenant.value());
    }

    private static Access read(Row row) {
        var operator = row.getLong("operator_id");
        return new Access(
                new TenantId(row.getLong("tenant_id")),
                row.getString("name"),
                Role.fromCode(row.getString("role")),
                operator == null ? null : new OperatorId(operator));
    }
}
