package uz.alovoice.core.recording;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.call.Call;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.tenant.Tenant;
import uz.alovoice.esl.Event;

/** Recordings of talks and voicemail. The row is written before the switch is asked to record. */
public final class Recordings {
    private static final long SHORTEST_MESSAGE_MS = 2000;
    private static final Pattern ID = Pattern.compile("/([0-9a-f-]{36})\\.wav$");

    private final Db db;
    private final Path data;

    /** @param data directory that brains and nodes share */
    public Recordings(Db db, Path data) {
        this.db = db;
        this.data = data;
    }

    /**
     * The file that talks of this call go to: one for the whole call, through transfers.
     *
     * @return empty when it is being recorded already, since a recording goes on through a brain's death and must not be started again; also
     *     when the call has ended or is another brain's
     */
    public Future<Optional<Path>> startTalk(Call call) {
        return start(call, call.id().value(), "talk", null);
    }

    /** {@link #startTalk} when the tenant wants calls recorded. */
    public Future<Optional<Path>> forTalk(Tenant tenant, Call call) {
        return tenant.settings().recordCalls() ? startTalk(call) : Future.succeededFuture(Optional.empty());
    }

    /** The file for the message left in this visit of a voicemail step; empty when an earlier brain has started it. */
    public Future<Optional<Path>> startMessage(Call call, @Nullable Long department) {
        var id = UUID.nameUUIDFromBytes(
                (call.id() + "/" + call.visit()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return start(call, id, "voicemail", department);
    }

    /** Where the message of this visit is being recorded. */
    public Future<Path> message(Call call) {
        return db.inTenant(call.tenant(), tx -> tx.one(
                        row -> path(call, row.getString("file")),
                        "SELECT file FROM recording WHERE call_id = $1 AND kind = 'voicemail' ORDER BY started_at DESC"
                                + " LIMIT 1",
                        call.id().value())
                .map(Optional::orElseThrow));
    }

    /** The switch closed a file. A message of less than two seconds is none: the caller hung up at the tone. */
    public Future<Void> stopped(Event stop) {
        var file = stop.headerOrEmpty("Record-File-Path");
        var milliseconds = Math.max(0, stop.number("variable_record_ms"));
        var id = ID.matcher(file);
        if (!id.find()) {
            return Future.succeededFuture();
        }
        return db.acrossTenants(tx -> tx.one(row -> row, """
                        UPDATE recording SET ended_at = clock_timestamp(), duration_ms = $2 WHERE id = $1
                        RETURNING tenant_id, call_id, kind""", UUID.fromString(id.group(1)), milliseconds)
                .compose(recording -> recording.isEmpty()
                                || !"voicemail".equals(recording.get().getString("kind"))
                                || milliseconds >= SHORTEST_MESSAGE_MS
                        ? Future.succeededFuture()
                        : tx.update("""
                                        UPDATE call SET result = CASE WHEN ended_at IS NULL THEN NULL ELSE 'missed' END
                                        WHERE id = $1 AND result = 'voicemail'""", recording.get().getUUID("call_id")).mapEmpty()));
    }

    /**
     * The file of a recording, to be listened to. Fails with NOT_FOUND when there is none, or when it was erased.
     *
     * @param operator to whom only recordings of his own calls exist, and messages for him; null for everybody's
     */
    public Future<Path> file(TenantId tenant, @Nullable Long operator, UUID recording) {
        return db.inTenant(
                        tenant,
                        tx -> tx.one(
                                row -> data.resolve("tenants")
                                        .resolve(tenant.toString())
                                        .resolve(row.getString("file")),
                                """
                                SELECT r.file FROM recording r WHERE r.tenant_id = $1 AND r.id = $2 AND r.erased_at IS NULL
                                  AND ($3::bigint IS NULL OR EXISTS (SELECT FROM leg l
                                      WHERE l.call_id = r.call_id AND l.operator_id = $3)
                                    OR r.kind = 'voicemail' AND (r.department_id IS NULL OR EXISTS (SELECT FROM department_operator d
                                      WHERE d.department_id = r.department_id AND d.operator_id = $3)))""",
                                tenant.value(),
                                recording,
                                operator))
                .map(found -> found.orElseThrow(
                        () -> new CoreException(Reason.NOT_FOUND, Message.of("recording.not_found"))));
    }

    private Future<Optional<Path>> start(Call call, UUID id, String kind, @Nullable Long department) {
        var file = "recordings/" + LocalDate.now(ZoneOffset.UTC).toString().replace('-', '/') + "/" + id + ".wav";
        return db.inTenant(
                call.tenant(),
                tx -> tx.one(
                        row -> path(call, file), """
                        INSERT INTO recording (id, tenant_id, call_id, kind, node_id, file, department_id)
                        -- The end of a call ends its recordings, and that may be this very moment.
                        SELECT $1, tenant_id, id, $4, node_id, $5, $6 FROM call WHERE id = $2 AND epoch = $3 AND ended_at IS NULL
                            FOR NO KEY UPDATE
                        ON CONFLICT (id) DO NOTHING RETURNING id""", id, call.id().value(), call.epoch(), kind, file, department));
    }

    private Path path(Call call, String file) {
        return data.resolve("tenants").resolve(call.tenant().toString()).resolve(file);
    }
}
