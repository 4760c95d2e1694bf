package uz.alovoice.core.tenant;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Check;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Language;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Settings;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.database.Version;

/** The customers. */
public final class Tenants {
    private final Db db;
    private final String domainSuffix;

    /** @param domainSuffix what stands behind {@code t<id>.} in the SIP domains of new tenants, such as {@code pbx.example} */
    public Tenants(Db db, String domainSuffix) {
        Check.that(
                domainSuffix.matches("[a-z0-9]([a-z0-9.-]{0,150}[a-z0-9])?"), "not a domain suffix: " + domainSuffix);
        this.db = db;
        this.domainSuffix = domainSuffix;
    }

    /** Work across tenants: there is no tenant yet. */
    public Future<Tenant> create(TenantSettings s) {
        return db.acrossTenants(tx -> create(tx, s));
    }

    /** By a transaction across tenants that does more. */
    public Future<Tenant> create(Tx tx, TenantSettings s) {
        return tx.one(
                        Tenants::read,
                        """
                        WITH new AS (SELECT nextval(pg_get_serial_sequence('tenant', 'id')) AS id)
                        INSERT INTO tenant (id, sip_domain, name, time_zone, language, international_allowed, premium_allowed,
                            daily_call_limit, daily_spend_limit, record_calls, announce_recording, recording_days)
                        OVERRIDING SYSTEM VALUE
                        SELECT id, 't' || id || '.' || $1::text, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 FROM new RETURNING *""",
                        domainSuffix,
                        s.name(),
                        s.timeZone().getId(),
                        s.language().code(),
                        s.internationalAllowed(),
                        s.premiumAllowed(),
                        s.dailyCallLimit(),
                        s.dailySpendLimit(),
                        s.recordCalls(),
                        s.announceRecording(),
                        s.recordingDays())
                .map(Optional::orElseThrow);
    }

    /** Fails with NOT_FOUND when there is no such tenant. */
    public Future<Tenant> get(TenantId tenant) {
        return db.inTenant(tenant, tx -> tx.one(Tenants::read, "SELECT * FROM tenant WHERE id = $1", tenant.value()))
                .map(found -> found.orElseThrow(Tenants::noSuch));
    }

    /** Every customer, across tenants: for the administrator. */
    public Future<List<Tenant>> list() {
        return db.acrossTenants(tx -> tx.list(Tenants::read, "SELECT * FROM tenant ORDER BY id"));
    }

    /** Whose phones register at this domain; across tenants. */
    public Future<Optional<Tenant>> byDomain(String sipDomain) {
        return db.acrossTenants(tx -> tx.one(Tenants::read, "SELECT * FROM tenant WHERE sip_domain = $1", sipDomain));
    }

    /** @param version that was read; null for whatever is there */
    public Future<Tenant> edit(TenantId tenant, TenantSettings s, @Nullable Integer version) {
        return Settings.change(db, tenant, tx -> Version.require(
                                tx, "tenant", tenant.value(), version, Message.of("company.not_found"))
                        .compose(locked -> tx.one(
                                Tenants::read,
                                """
                                UPDATE tenant SET name = $2, time_zone = $3, language = $4, international_allowed = $5,
                                    premium_allowed = $6, daily_call_limit = $7, daily_spend_limit = $8, record_calls = $9,
                                    announce_recording = $10, recording_days = $11,
                                    version = version + 1
                                WHERE id = $1 RETURNING *""",
                                tenant.value(),
                                s.name(),
                                s.timeZone().getId(),
                                s.language().code(),
                                s.internationalAllowed(),
                                s.premiumAllowed(),
                                s.dailyCallLimit(),
                                s.dailySpendLimit(),
                                s.recordCalls(),
                                s.announceRecording(),
                                s.recordingDays())))
                .map(found -> found.orElseThrow(Tenants::noSuch));
    }

    /** Until when the owner lets support edit; empty when it may not. */
    public Future<Optional<Instant>> supportGrant(TenantId tenant) {
        return db.inTenant(
                tenant,
                tx -> tx.one(Tenants::supportUntil, "SELECT support_until FROM tenant WHERE id = $1", tenant.value()));
    }

    /** Lets support edit for so many hours from now on; 0 ends it at once. */
    public Future<Optional<Instant>> grantSupport(TenantId tenant, int hours) {
        Check.range("hours", hours, 0, 168);
        return db.inTenant(tenant, tx -> tx.one(Tenants::supportUntil, """
                UPDATE tenant SET support_until = CASE WHEN $2 > 0 THEN clock_timestamp() + make_interval(hours => $2) END
                WHERE id = $1 RETURNING support_until""", tenant.value(), hours));
    }

    private static @Nullable Instant supportUntil(Row row) {
        var until = row.getOffsetDateTime("support_until");
        return until == null || until.toInstant().isBefore(Instant.now()) ? null : until.toInstant();
    }

    private static Tenant read(Row row) {
        return new Tenant(
                new TenantId(row.getLong("id")),
                row.getString("sip_domain"),
                new TenantSettings(
                        row.getString("name"),
                        TenantSettings.zone(row.getString("time_zone")),
                        Language.fromCode(row.getString("language")),
                        row.getBoolean("international_allowed"),
                        row.getBoolean("premium_allowed"),
                        row.getInteger("daily_call_limit"),
                        row.getLong("daily_spend_limit"),
                        row.getBoolean("record_calls"),
                        row.getBoolean("announce_recording"),
                        row.getInteger("recording_days")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getInteger("version"));
    }

    private static CoreException noSuch() {
        return new CoreException(Reason.NOT_FOUND, Message.of("company.not_found"));
    }
}
