package uz.alovoice.core.audio;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.Check;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Version;
import uz.alovoice.core.routing.Thing;
import uz.alovoice.core.routing.Uses;

/** The sound files of a tenant: rows, and WAV files below {@code <data>/tenants/<tenant>/audio}. */
public final class Audios {
    private static final Logger log = LoggerFactory.getLogger(Audios.class);

    private final Vertx vertx;
    private final Db db;
    private final Path data;

    /** @param data directory that the nodes see too, under the same name */
    public Audios(Vertx vertx, Db db, Path data) {
        this.vertx = vertx;
        this.db = db;
        this.data = data.toAbsolutePath();
    }

    /**
     * Converts an MP3 or WAV of up to 20 MB and 10 minutes, and keeps the result only. Whatever else it is fails with INVALID
     * and leaves nothing behind.
     *
     * @param upload the file as it came; it stays the caller's, to delete
     */
    public Future<AudioFile> upload(TenantId tenant, String name, Path upload) {
        var file = "audio/" + UUID.randomUUID() + ".wav";
        return blocking(() -> {
                    Check.name("name", name);
                    if (Files.size(upload) > Conversion.LARGEST_FILE) {
                        throw new CoreException(
                                Reason.INVALID,
                                Message.of("audio.too_large", Conversion.LARGEST_FILE >> 20)
                                        .at("file"));
                    }
                    var wav = Conversion.toTelephony(Files.readAllBytes(upload));
                    write(path(tenant, file), wav);
                    return Conversion.duration(wav);
                })
                .compose(duration -> insert(tenant, name.strip(), file, duration)
                        .recover(e -> remove(tenant, file).transform(removed -> Future.failedFuture(e))));
    }

    private Future<AudioFile> insert(TenantId tenant, String name, String file, Duration duration) {
        return db.inTenant(tenant, tx -> tx.one(
                        Audios::read,
                        "INSERT INTO audio (tenant_id, name, file, duration_ms) VALUES ($1, $2, $3, $4) RETURNING *",
                        tenant.value(),
                        name,
                        file,
                        Math.toIntExact(duration.toMillis()))
                .map(made -> made.orElseThrow()));
    }

    /** Fails with NOT_FOUND when there is none. */
    public Future<AudioFile> get(TenantId tenant, AudioId audio) {
        return db.inTenant(
                        tenant,
                        tx -> tx.one(
                                Audios::read,
                                "SELECT * FROM audio WHERE tenant_id = $1 AND id = $2",
                                tenant.value(),
                                audio.value()))
                .map(found -> found.orElseThrow(Audios::noSuch));
    }

    /** @param version that was read; null for whatever is there */
    public Future<AudioFile> rename(TenantId tenant, AudioId audio, String name, @Nullable Integer version) {
        return db.inTenant(tenant, tx -> Version.require(
                                tx, "audio", audio.value(), version, Message.of("audio.not_found"))
                        .compose(locked ->
                                tx.one(Audios::read, """
                                        UPDATE audio SET name = $3, version = version + 1 WHERE tenant_id = $1 AND id = $2
                                        RETURNING *\
                                        """, tenant.value(), audio.value(), Check.name("name", name))))
                .map(found -> found.orElseThrow(Audios::noSuch));
    }

    public Future<List<AudioFile>> list(TenantId tenant) {
        return db.inTenant(
                tenant,
                tx -> tx.list(
                        Audios::read, "SELECT * FROM audio WHERE tenant_id = $1 ORDER BY name, id", tenant.value()));
    }

    /** Refused with CONFLICT, and the places named, while anything plays it. */
    public Future<Void> delete(TenantId tenant, AudioId audio) {
        return db.inTenant(tenant, tx -> Uses.refuseIfUsed(tx, Thing.AUDIO, audio.value())
                        .compose(unused -> tx.one(
                                row -> row.getString("file"),
                                "DELETE FROM audio WHERE tenant_id = $1 AND id = $2 RETURNING file",
                                tenant.value(),
                                audio.value())))
                .compose(file -> remove(tenant, file.orElseThrow(Audios::noSuch)));
    }

    /** Where a node finds the file. */
    public Path path(TenantId tenant, AudioFile audio) {
        return path(tenant, audio.file());
    }

    private Path path(TenantId tenant, String file) {
        return data.resolve("tenants").resolve(tenant.toString()).resolve(file);
    }

    /** Under another name first: nobody ever plays half a file. */
    private static void write(Path path, byte[] wav) throws IOException {
        Files.createDirectories(path.getParent());
        var part = path.resolveSibling(path.getFileName() + ".part");
        try {
            Files.write(part, wav);
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The row is gone already: a file that stays costs space, and a line in the log. */
    private Future<Void> remove(TenantId tenant, String file) {
        return this.<Void>blocking(() -> {
                    Files.deleteIfExists(path(tenant, file));
                    return null;
                })
                .onFailure(e -> log.warn("sound file {} of tenant {} could not be deleted", file, tenant, e))
                .otherwiseEmpty();
    }

    private <T> Future<T> blocking(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }

    private static AudioFile read(Row row) {
        return new AudioFile(
                new AudioId(row.getLong("id")),
                row.getString("name"),
                row.getString("file"),
                Duration.ofMillis(row.getInteger("duration_ms")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getInteger("version"));
    }

    private static CoreException noSuch() {
        return new CoreException(Reason.NOT_FOUND, Message.of("audio.not_found"));
    }
}
