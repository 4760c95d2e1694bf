package uz.alovoice.core.apikey;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Check;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;

/** The keys of a tenant's programs. Only their hashes are stored: with 256 random bits a plain SHA-256 is enough. */
public final class ApiKeys {
    private static final SecureRandom random = new SecureRandom();
    private static final String PREFIX = "alo_"; // so that scanners for leaked secrets know it
    private static final int HINT = 10;

    private final Db db;

    public ApiKeys(Db db) {
        this.db = db;
    }

    /** @param expiresAt null for never */
    public Future<ApiKey.Issued> create(
            TenantId tenant, String name, List<String> scopes, @Nullable Instant expiresAt) {
        var checked = Check.name("name", name);
        Check.that(expiresAt == null || expiresAt.isAfter(Instant.now()), "expires_at", "api_key.expired");
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return db.inTenant(tenant, tx -> tx.one(
                        ApiKeys::read,
                        """
                        INSERT INTO api_key (tenant_id, name, key_hash, hint, scopes, expires_at)
                        VALUES ($1, $2, $3, $4, $5, $6) RETURNING *\
                        """,
                        tenant.value(),
                        checked,
                        hash(key),
                        key.substring(0, HINT),
                        scopes.toArray(String[]::new),
                        expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
                .map(made -> new ApiKey.Issued(made.orElseThrow(), key)));
    }

    /** Newest first. */
    public Future<List<ApiKey>> list(TenantId tenant) {
        return db.inTenant(
                tenant,
                tx -> tx.list(
                        ApiKeys::read, "SELECT * FROM api_key WHERE tenant_id = $1 ORDER BY id DESC", tenant.value()));
    }

    /** Ends it at once. Fails with NOT_FOUND when there is none. */
    public Future<Void> revoke(TenantId tenant, ApiKeyId apiKey) {
        return db.inTenant(
                        tenant,
                        tx -> tx.update(
                                "DELETE FROM api_key WHERE tenant_id = $1 AND id = $2", tenant.value(), apiKey.value()))
                .compose(gone -> gone == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(new CoreException(Reason.NOT_FOUND, Message.of("api_key.not_found"))));
    }

    /** Whose key this is; across tenants, and empty when it is nobody's or has expired. */
    public Future<Optional<ApiKey>> byKey(String key) {
        return db.acrossTenants(tx -> tx.one(ApiKeys::read, """
                                  SELECT * FROM api_key WHERE key_hash = $1
                                    AND (expires_at IS NULL OR expires_at > clock_timestamp())\
                                  """, hash(key))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(found)
                        : tx.update("""
                                                  UPDATE api_key SET used_at = clock_timestamp() WHERE id = $1
                                                    AND (used_at IS NULL OR used_at < clock_timestamp() - interval '1 minute')\
                                                  """, found.get().id().value()).map(marked -> found)));
    }

    private static Buffer hash(String key) {
        try {
            return Buffer.buffer(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }

    private static ApiKey read(Row row) {
        return new ApiKey(
                new ApiKeyId(row.getLong("id")),
                new TenantId(row.getLong("tenant_id")),
                row.getString("name"),
                row.getString("hint"),
                List.of(row.getArrayOfStrings("scopes")),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("expires_at")),
                instant(row.getOffsetDateTime("used_at")));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
