package uz.alovoice.core.speech;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.seal.Seal;

/** Who speaks for a tenant; keys are sealed, and told to nobody but the service. */
public final class SpeechProviders {
    private final Db db;
    private final Seal seal;

    public SpeechProviders(Db db, Seal seal) {
        this.db = db;
        this.seal = seal;
    }

    /** @param key null where the service asks for none */
    record Opened(SpeechProvider provider, @Nullable String key) {
        /** Without the key. */
        @Override
        public String toString() {
            return provider.toString();
        }
    }

    /** Empty when none is set. */
    public Future<Optional<SpeechProvider>> get(TenantId tenant) {
        return db.inTenant(
                tenant,
                tx -> tx.one(
                        SpeechProviders::read,
                        "SELECT url, model, voice FROM speech_provider WHERE tenant_id = $1",
                        tenant.value()));
    }

    Future<Optional<Opened>> open(TenantId tenant) {
        return db.inTenant(
                tenant,
                tx -> tx.one(
                        row -> new Opened(
                                read(row),
                                row.getBuffer("secret") == null
                                        ? null
                                        : seal.open(
                                                tenant, row.getBuffer("secret").getBytes())),
                        "SELECT * FROM speech_provider WHERE tenant_id = $1",
                        tenant.value()));
    }

    /** @param key null keeps the one there is, unless the address is another; empty for none */
    public Future<Void> save(TenantId tenant, SpeechProvider provider, @Nullable String key) {
        return db.inTenant(
                        tenant,
                        tx -> tx.update(
                                """
                        INSERT INTO speech_provider AS p (tenant_id, url, model, voice, secret) VALUES ($1, $2, $3, $4, $5)
                        ON CONFLICT (tenant_id) DO UPDATE SET url = excluded.url, model = excluded.model, voice = excluded.voice,
                            version = p.version + 1,
                            -- A key goes to the service that it is for, and to no other address.
                            secret = CASE WHEN $6 AND p.url = excluded.url THEN p.secret ELSE excluded.secret END""",
                                tenant.value(),
                                provider.url(),
                                provider.model(),
                                provider.voice(),
                                key == null || key.isEmpty() ? null : Buffer.buffer(seal.seal(tenant, key)),
                                key == null))
                .mapEmpty();
    }

    public Future<Void> remove(TenantId tenant) {
        return db.inTenant(tenant, tx -> tx.update("DELETE FROM speech_provider WHERE tenant_id = $1", tenant.value()))
                .mapEmpty();
    }

    private static SpeechProvider read(Row row) {
        return new SpeechProvider(row.getString("url"), row.getString("model"), row.getString("voice"));
    }
}
