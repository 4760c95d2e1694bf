package uz.alovoice.core.trunk;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Channel;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Refusals;
import uz.alovoice.core.database.Settings;
import uz.alovoice.core.database.Version;
import uz.alovoice.core.seal.Seal;

/** The trunks of a tenant. */
public final class Trunks {
    private static final Map<String, Message> REFUSALS = Map.of(
            "registered_trunks_have_credentials",
            Message.of("trunk.password_missing").at("password"));

    private final Db db;
    private final Seal seal;

    public Trunks(Db db, Seal seal) {
        this.db = db;
        this.seal = seal;
    }

    /** @param secret null only when the trunk is not registered */
    public Future<Trunk> create(TenantId tenant, TrunkSettings settings, String secret) {
        return write(tenant, """
                INSERT INTO trunk (tenant_id, name, preset, server, port, transport, kind, login, domain, caller_number, addresses,
                    channels, calls_per_second, place, secret)
                SELECT $1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::text[]::cidr[], $13, $14, $15, $16
                WHERE $2::bigint IS NULL""" + TrunkRows.RETURNING, null, settings, secret, null);
    }

    /**
     * Changes the settings; the node takes the gateway anew, so what was known of its state is forgotten.
     *
     * @param secret  null keeps the one it has
     * @param version that was read; null for whatever is there
     */
    public Future<Trunk> edit(
            TenantId tenant,
            TrunkId trunk,
            TrunkSettings settings,
            @Nullable String secret,
            @Nullable Integer version) {
        return write(tenant, """
                UPDATE trunk SET name = $3, preset = $4, server = $5, port = $6, transport = $7, kind = $8, login = $9,
                    domain = $10, caller_number = $11, addresses = $12::text[]::cidr[], channels = $13, calls_per_second = $14,
                    place = $15, secret = coalesce($16, secret), state = 'unknown', sip_status = NULL, sip_phrase = NULL,
                    registered_ip = NULL, state_at = clock_timestamp(), changed_at = clock_timestamp(),
                    version = version + 1
                WHERE tenant_id = $1 AND id = $2""" + TrunkRows.RETURNING, trunk, settings, secret, version);
    }

    private Future<Trunk> write(
            TenantId tenant,
            String sql,
            @Nullable TrunkId trunk,
            TrunkSettings s,
            @Nullable String secret,
            @Nullable Integer version) {
        // The switch's XML and its digest take any of these; line breaks would split a header.
        if (secret != null && !secret.matches("[\\x21-\\x7e]{1,100}")) {
            return Future.failedFuture(new CoreException(
                    Reason.INVALID, Message.of("trunk.password_invalid").at("password")));
        }
        return Settings.change(db, tenant, tx -> (trunk == null
                                ? Future.<Void>succeededFuture()
                                : Version.require(tx, "trunk", trunk.value(), version, Message.of("trunk.not_found")))
                        .compose(locked -> tx.one(
                                TrunkRows::read,
                                sql,
                                tenant.value(),
                                trunk == null ? null : trunk.value(),
                                s.name(),
                                s.preset(),
                                s.server(),
                                s.port(),
                                s.transport().code(),
                                s.registered() ? "registered" : "address",
                                s.login(),
                                s.domain(),
                                s.callerNumber(),
                                s.addresses().toArray(String[]::new),
                                s.channels(),
                                s.callsPerSecond(),
                                s.place(),
                                secret == null ? null : Buffer.buffer(seal.seal(tenant, secret)))))
                .recover(Refusals.explained(REFUSALS))
                .map(found -> found.orElseThrow(Trunks::noSuch));
    }

    /** Fails with NOT_FOUND when there is none. */
    public Future<Trunk> get(TenantId tenant, TrunkId trunk) {
        return db.inTenant(
                        tenant,
                        tx -> tx.one(
                                TrunkRows::read,
                                "SELECT " + TrunkRows.COLUMNS + " FROM trunk WHERE tenant_id = $1 AND id = $2",
                                tenant.value(),
                                trunk.value()))
                .map(found -> found.orElseThrow(Trunks::noSuch));
    }

    /** In the order of trial for outgoing calls. */
    public Future<List<Trunk>> list(TenantId tenant) {
        return db.inTenant(
                tenant,
                tx -> tx.list(
                        TrunkRows::read,
                        "SELECT " + TrunkRows.COLUMNS + " FROM trunk WHERE tenant_id = $1 ORDER BY place, id",
                        tenant.value()));
    }

    /** Refused with CONFLICT while numbers come by it, which are named, or a campaign calls over it. */
    public Future<Void> delete(TenantId tenant, TrunkId trunk) {
        return Settings.change(db, tenant, tx -> tx.query(
                                "SELECT 1 FROM trunk WHERE tenant_id = $1 AND id = $2 FOR UPDATE",
                                tenant.value(),
                                trunk.value())
                        .compose(locked -> tx.list(
                                row -> row.getString(0),
                                "SELECT number FROM number WHERE tenant_id = $1 AND trunk_id = $2 ORDER BY number LIMIT 10",
                                tenant.value(),
                                trunk.value()))
                        .compose(numbers -> numbers.isEmpty()
                                ? tx.update(
                                        "DELETE FROM trunk WHERE tenant_id = $1 AND id = $2",
                                        tenant.value(),
                                        trunk.value())
                                : Future.failedFuture(new CoreException(
                                        Reason.CONFLICT, Message.of("trunk.in_use", String.join(", ", numbers)))))
                        .compose(gone -> gone == 1 ? Future.<Void>succeededFuture() : Future.failedFuture(noSuch())))
                .recover(Refusals.explained(
                        Map.of("campaign_line_tenant_id_trunk_id_fkey", Message.of("trunk.of_campaign"))));
    }

    /**
     * Records what a node reported; across tenants, since gateways are named by trunk alone.
     *
     * @param node only the node that holds the trunk is believed
     * @return the trunk when its state changed, else empty. A new address that calls may come from wakes SETTINGS: the
     *     lists of addresses are to be loaded anew
     */
    public Future<Optional<Trunk>> recordState(long node, GatewayState report) {
        return db.acrossTenants(tx -> tx.one(
                                TrunkRows::read,
                                "SELECT " + TrunkRows.COLUMNS
                                        + " FROM trunk WHERE id = $1 AND node_id = $2 FOR NO KEY UPDATE",
                                report.trunk().value(),
                                node)
                        .compose(known -> known.isEmpty()
                                ? Future.succeededFuture(new Recorded(null, null))
                                : TrunkRows.write(tx, report, known.get())
                                        .map(now -> new Recorded(known.get(), now))
                                        .compose(recorded -> recorded.movedAddress()
                                                ? Settings.mark(
                                                                tx,
                                                                recorded.now().tenant())
                                                        .map(recorded)
                                                : Future.succeededFuture(recorded))))
                .onSuccess(recorded -> {
                    if (recorded.movedAddress()) {
                        db.wake(Channel.SETTINGS);
                    }
                })
                .map(Recorded::changed);
    }

    private record Recorded(Trunk before, Trunk now) {
        boolean movedAddress() {
            return now != null
                    && now.registeredIp() != null
                    && !now.registeredIp().equals(before.registeredIp());
        }

        Optional<Trunk> changed() {
            return now == null || now.equals(before) ? Optional.empty() : Optional.of(now);
        }
    }

    private static CoreException noSuch() {
        return new CoreException(Reason.NOT_FOUND, Message.of("trunk.not_found"));
    }
}
