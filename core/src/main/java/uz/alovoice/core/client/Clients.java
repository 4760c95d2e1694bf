package uz.alovoice.core.client;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.Page;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Refusals;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.database.Version;
import uz.alovoice.core.number.PhoneNumber;

/** The client book of a tenant. */
public final class Clients {
    private static final Map<String, Message> REFUSALS =
            Map.of("client_phone_once", Message.of("client.phone_taken").at("phones"));
    private static final String SELECT = """
            SELECT c.*, ARRAY(SELECT phone FROM client_phone p WHERE p.client_id = c.id ORDER BY place) AS phones,
                (SELECT max(k.started_at) FROM client_phone p JOIN call k ON k.tenant_id = c.tenant_id
                    AND p.phone IN (k.from_number, k.to_number) WHERE p.client_id = c.id) AS last_call_at
            FROM client c WHERE c.tenant_id = $1
            """;

    private final Db db;

    public Clients(Db db) {
        this.db = db;
    }

    public Future<Client> create(TenantId tenant, ClientSettings settings) {
        return db.inTenant(tenant, tx -> insert(tx, tenant, settings).compose(id -> find(tx, tenant, id)))
                .recover(Refusals.explained(REFUSALS));
    }

    static Future<ClientId> insert(Tx tx, TenantId tenant, ClientSettings s) {
        return tx.one(
                        row -> new ClientId(row.getLong("id")),
                        "INSERT INTO client (tenant_id, name, note, blocked) VALUES ($1, $2, $3, $4) RETURNING id",
                        tenant.value(),
                        s.name(),
                        s.note(),
                        s.blocked())
                .map(Optional::orElseThrow)
                .compose(id -> setPhones(tx, tenant, id, s).map(id));
    }

    private static Future<Void> setPhones(Tx tx, TenantId tenant, ClientId client, ClientSettings s) {
        var rows = new ArrayList<Tuple>();
        for (var phone : s.phones()) {
            rows.add(Tuple.of(tenant.value(), client.value(), phone.value(), rows.size()));
        }
        return tx.update("DELETE FROM client_phone WHERE client_id = $1", client.value())
                .compose(gone -> tx.batch(
                        "INSERT INTO client_phone (tenant_id, client_id, phone, place) VALUES ($1, $2, $3, $4)", rows));
    }

    /** @param version that was read; null for whatever is there */
    public Future<Client> edit(TenantId tenant, ClientId client, ClientSettings s, @Nullable Integer version) {
        return db.inTenant(tenant, tx -> Version.require(
                                tx, "client", client.value(), version, Message.of("client.not_found"))
                        .compose(locked ->
                                tx.update("""
                                        UPDATE client SET name = $3, note = $4, blocked = $5, version = version + 1
                                        WHERE tenant_id = $1 AND id = $2""", tenant.value(), client.value(), s.name(), s.note(), s.blocked()))
                        .compose(saved -> setPhones(tx, tenant, client, s))
                        .compose(saved -> find(tx, tenant, client)))
                .recover(Refusals.explained(REFUSALS));
    }

    /** Fails with NOT_FOUND when there is none. */
    public Future<Client> get(TenantId tenant, ClientId client) {
        return db.inTenant(tenant, tx -> find(tx, tenant, client));
    }

    /** His calls stay. */
    public Future<Void> delete(TenantId tenant, ClientId client) {
        return db.inTenant(
                        tenant,
                        tx -> tx.update(
                                "DELETE FROM client WHERE tenant_id = $1 AND id = $2", tenant.value(), client.value()))
                .compose(gone -> gone == 1 ? Future.succeededFuture() : Future.failedFuture(noSuch()));
    }

    private static Future<Client> find(Tx tx, TenantId tenant, ClientId client) {
        return tx.one(Clients::read, SELECT + " AND c.id = $2", tenant.value(), client.value())
                .map(found -> found.orElseThrow(Clients::noSuch));
    }

    /**
     * By name.
     *
     * @param after   id of the client before; null from the beginning
     * @param search  part of a name or a number; null for all
     * @param blocked only those who are, or are not; null for all
     */
    public Future<Page<Client>> page(
            TenantId tenant, @Nullable Long after, int limit, @Nullable String search, @Nullable Boolean blocked) {
        return db.inTenant(
                        tenant,
                        tx -> tx.list(
                                Clients::read,
                                SELECT + """
                            AND ($2::bigint IS NULL OR (plain(c.name), c.id) > (SELECT plain(name), id FROM client WHERE id = $2))
                            AND ($4::text IS NULL OR strpos(plain(c.name), plain($4)) > 0
                                OR EXISTS (SELECT FROM client_phone p WHERE p.client_id = c.id AND strpos(p.phone, $5) > 0))
                            AND ($6::boolean IS NULL OR c.blocked = $6)
                            ORDER BY plain(c.name), c.id LIMIT $3""",
                                tenant.value(),
                                after,
                                limit + 1,
                                search,
                                digits(search),
                                blocked))
                .map(found -> Page.of(found, limit, client -> client.id().toString()));
    }

    /** Numbers are found however they are written; a search without any digit finds none. */
    private static String digits(@Nullable String search) {
        var digits = search == null ? "" : search.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? "none" : digits;
    }

    private static Client read(Row row) {
        var last = row.getOffsetDateTime("last_call_at");
        return new Client(
                new ClientId(row.getLong("id")),
                new ClientSettings(
                        row.getString("name"),
                        Stream.of(row.getArrayOfStrings("phones"))
                                .map(PhoneNumber::new)
                                .toList(),
                        row.getString("note"),
                        row.getBoolean("blocked")),
                row.getOffsetDateTime("created_at").toInstant(),
                last == null ? null : last.toInstant(),
                row.getInteger("version"));
    }

    private static CoreException noSuch() {
        return new CoreException(Reason.NOT_FOUND, Message.of("client.not_found"));
    }
}
