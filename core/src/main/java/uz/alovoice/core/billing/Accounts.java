package uz.alovoice.core.billing;

import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Page;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;

/** Every tenant with his balance: for the installation's administrator. */
public final class Accounts {
    private final Db db;

    public Accounts(Db db) {
        this.db = db;
    }

    /**
     * In the order they came.
     *
     * @param after  id of the tenant before; null from the beginning
     * @param search part of a name or of an owner's telephone number, or an id; null for all
     */
    public Future<Page<Account>> page(@Nullable Long after, int limit, @Nullable String search) {
        return db.acrossTenants(tx -> tx.list(
                        row -> new Account(
                                new TenantId(row.getLong("id")),
                                row.getString("name"),
                                List.of(row.getArrayOfStrings("owners")),
                                row.getOffsetDateTime("created_at").toInstant(),
                                Balances.read(row)),
                        """
                        SELECT t.id, t.name, t.created_at, o.owners, balance.*
                        FROM tenant t
                        CROSS JOIN LATERAL (SELECT coalesce(array_agg(p.phone ORDER BY m.id), '{}')
                            AS owners FROM membership m JOIN person p ON p.id = m.person_id
                            WHERE m.tenant_id = t.id AND m.role = 'owner') o
                        CROSS JOIN LATERAL (%s WHERE b.tenant_id = t.id) balance
                        WHERE ($1::bigint IS NULL OR t.id > $1) AND ($3::text IS NULL OR strpos(plain(t.name), plain($3)) > 0
                            OR t.id::text = $3 OR EXISTS (SELECT FROM unnest(o.owners) AS phone WHERE strpos(phone, $3) > 0))
                        ORDER BY t.id LIMIT $2""".formatted(Balances.SELECT),
                        after,
                        limit + 1,
                        search))
                .map(found -> Page.of(found, limit, account -> account.tenant().toString()));
    }
}
