package uz.alovoice.core.conclusion;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Check;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;

/** Writes what a talk came to, and keeps what is to be thought of. */
public final class ConcludeCall {
    private static final int NOTE_LENGTH = 2000;

    private final Db db;

    public ConcludeCall(Db db) {
        this.db = db;
    }

    /**
     * Replaces what was written of the call before. Fails with NOT_FOUND when there is no such call, or no such conclusion in the list, with
     * CONFLICT when nobody talked in it.
     *
     * @param operator  to whom only his own calls exist; null for everybody's
     * @param writtenBy how he is called
     */
    public Future<Void> conclude(
            TenantId tenant, @Nullable Long operator, UUID call, CallConclusion said, String writtenBy) {
        Check.that(said.note().length() <= NOTE_LENGTH, "note", "field.too_long", NOTE_LENGTH);
        Check.that(said.remindAt() == null || said.remindAt().isAfter(Instant.now()), "remind_at", "conclusion.past");
        return db.inTenant(tenant, tx -> tx.one(
                        row -> row.getOffsetDateTime("talk_at") != null, """
                        SELECT talk_at FROM call c WHERE tenant_id = $1 AND id = $2 AND ($3::bigint IS NULL OR operator_id = $3
                            OR EXISTS (SELECT FROM leg l WHERE l.call_id = c.id AND l.operator_id = $3))""", tenant.value(), call, operator)
                .map(found ->
                        found.orElseThrow(() -> new CoreException(Reason.NOT_FOUND, Message.of("call.not_found"))))
                .map(talked -> {
                    if (!talked) {
                        throw new CoreException(Reason.CONFLICT, Message.of("conclusion.no_talk"));
                    }
                    return null;
                })
                .compose(talked -> said.conclusion() == null
                        ? Future.succeededFuture(true)
                        : tx.one(
                                        row -> true,
                                        "SELECT FROM conclusion WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NULL",
                                        tenant.value(),
                                        said.conclusion())
                                .map(found -> found.orElseThrow(Conclusions::noSuch)))
                .compose(known -> tx.update(
                        """
                        INSERT INTO call_conclusion AS c (call_id, tenant_id, conclusion_id, note, promised_on, remind_at, operator_id, written_by)
                        SELECT $2, $1, $3, $4, $5, $6, operator_id, $7 FROM call WHERE id = $2
                        ON CONFLICT (call_id) DO UPDATE SET conclusion_id = excluded.conclusion_id, note = excluded.note,
                            promised_on = excluded.promised_on, remind_at = excluded.remind_at, written_by = excluded.written_by,
                            reminded_at = CASE WHEN c.remind_at IS NOT DISTINCT FROM excluded.remind_at THEN c.reminded_at END,
                            written_at = clock_timestamp()""",
                        tenant.value(),
                        call,
                        said.conclusion(),
                        said.note().strip(),
                        said.promisedOn(),
                        said.remindAt() == null ? null : said.remindAt().atOffset(ZoneOffset.UTC),
                        writtenBy))
                .mapEmpty());
    }

    /**
     * What is still to be thought of, the most urgent first, 500 at most.
     *
     * @param operator only his; null for everybody's
     */
    public Future<List<Reminder>> reminders(TenantId tenant, @Nullable Long operator) {
        return db.inTenant(tenant, tx -> tx.list(ConcludeCall::reminder, """
                SELECT r.*, k.name AS conclusion, CASE WHEN c.direction = 'incoming' THEN c.from_number ELSE c.to_number END AS number,
                    coalesce((SELECT cl.name FROM client_phone p JOIN client cl ON cl.id = p.client_id WHERE p.tenant_id = c.tenant_id
                        AND p.phone = CASE WHEN c.direction = 'incoming' THEN c.from_number ELSE c.to_number END), '') AS name
                FROM call_conclusion r JOIN call c ON c.id = r.call_id LEFT JOIN conclusion k ON k.id = r.conclusion_id
                WHERE r.tenant_id = $1 AND r.remind_at IS NOT NULL AND r.reminded_at IS NULL
                  AND ($2::bigint IS NULL OR r.operator_id = $2)
                ORDER BY r.remind_at LIMIT 500""", tenant.value(), operator));
    }

    /** It was thought of. Fails with NOT_FOUND when there is no such reminder, or it is somebody else's. */
    public Future<Void> done(TenantId tenant, @Nullable Long operator, UUID call) {
        return db.inTenant(tenant, tx -> tx.update("""
                        UPDATE call_conclusion SET reminded_at = coalesce(reminded_at, clock_timestamp())
                        WHERE tenant_id = $1 AND call_id = $2 AND remind_at IS NOT NULL AND ($3::bigint IS NULL OR operator_id = $3)""", tenant.value(), call, operator))
                .compose(done -> done == 1
                        ? Future.succeededFuture()
                        : Future.failedFuture(new CoreException(Reason.NOT_FOUND, Message.of("call.not_found"))));
    }

    private static Reminder reminder(Row row) {
        return new Reminder(
                row.getUUID("call_id"),
                row.getOffsetDateTime("remind_at").toInstant(),
                row.getString("number"),
                row.getString("name"),
                row.getString("conclusion"),
                row.getString("note"),
                row.getLocalDate("promised_on"),
                row.getString("written_by"));
    }
}
