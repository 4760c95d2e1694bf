package uz.alovoice.core.voicemail;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.Page;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;

/** The inbox. An operator has the messages of the company and of his departments. */
public final class Voicemails {
    /** Of less than two seconds there is no message: the caller hung up at the tone. */
    private static final String MESSAGE = """
            r.tenant_id = $1 AND r.kind = 'voicemail' AND r.erased_at IS NULL AND coalesce(r.duration_ms, 2000) >= 2000
            AND ($2::bigint IS NULL OR r.department_id IS NULL
                OR EXISTS (SELECT FROM department_operator d WHERE d.department_id = r.department_id AND d.operator_id = $2))
            """;

    private final Db db;

    public Voicemails(Db db) {
        this.db = db;
    }

    /**
     * Newest first.
     *
     * @param operator whose inbox; null for everybody's
     * @param unheard  only what nobody has heard yet
     */
    public Future<Page<Voicemail>> page(
            TenantId tenant, @Nullable Long operator, @Nullable String after, int limit, boolean unheard) {
        var start = after == null ? null : Cursor.of(after);
        return db.inTenant(
                        tenant,
                        tx -> tx.list(
                                Voicemails::read,
                                """
                                SELECT r.id, r.call_id, r.department_id, r.started_at, r.duration_ms, r.heard_at, c.from_number, c.from_name
                                FROM recording r JOIN call c ON c.id = r.call_id WHERE\s""" + MESSAGE + """
                                    AND ($3::timestamptz IS NULL OR (r.started_at, r.id) < ($3, $4::uuid)) AND NOT ($6 AND r.heard_at IS NOT NULL)
                                    ORDER BY r.started_at DESC, r.id DESC LIMIT $5""",
                                tenant.value(),
                                operator,
                                start == null ? null : start.at(),
                                start == null ? null : start.id(),
                                limit + 1,
                                unheard))
                .map(found -> Page.of(found, limit, Voicemail::cursor));
    }

    /** How many nobody has heard yet. */
    public Future<Long> unheard(TenantId tenant, @Nullable Long operator) {
        return db.inTenant(tenant, tx -> tx.one(
                        row -> row.getLong("unheard"),
                        "SELECT count(*) AS unheard FROM recording r WHERE " + MESSAGE
                                + " AND r.heard_at IS NULL AND r.ended_at IS NOT NULL",
                        tenant.value(),
                        operator)
                .map(counted -> counted.orElse(0L)));
    }

    /** Fails with NOT_FOUND when there is no such message in his inbox. */
    public Future<Void> setHeard(TenantId tenant, @Nullable Long operator, UUID voicemail, boolean heard) {
        return db.inTenant(
                        tenant,
                        tx -> tx.update(
                                "UPDATE recording r SET heard_at = CASE WHEN $4 THEN coalesce(heard_at, clock_timestamp()) END WHERE "
                                        + MESSAGE + " AND r.id = $3",
                                tenant.value(),
                                operator,
                                voicemail,
                                heard))
                .compose(found -> found == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(new CoreException(Reason.NOT_FOUND, Message.of("voicemail.not_found"))));
    }

    private record Cursor(OffsetDateTime at, UUID id) {
        static Cursor of(String text) {
            try {
                var parts = text.split(",", 2);
                return new Cursor(Instant.parse(parts[0]).atOffset(ZoneOffset.UTC), UUID.fromString(parts[1]));
            } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new CoreException(
                        Reason.INVALID, Message.of("problem.cursor").at("after"), e);
            }
        }
    }

    private static Voicemail read(Row row) {
        var heard = row.getOffsetDateTime("heard_at");
        return new Voicemail(
                row.getUUID("id"),
                row.getUUID("call_id"),
                row.getString("from_number"),
                row.getString("from_name"),
                row.getLong("department_id"),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getLong("duration_ms"),
                heard == null ? null : heard.toInstant());
    }
}
