package uz.alovoice.core.call;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.Page;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;

/** The calls of a tenant, to look at. */
public final class CallHistory {
    /** An operator's own are those he dialled or that rang at him. */
    private static final String SELECT = """
        SELECT c.*,
            (SELECT jsonb_build_object('id', cl.id, 'name', cl.name) FROM client_phone p JOIN client cl ON cl.id = p.client_id
                WHERE p.tenant_id = c.tenant_id AND p.phone = CASE WHEN c.direction = 'incoming' THEN c.from_number ELSE c.to_number END)
                AS client,
            (SELECT jsonb_build_object('conclusion', cc.conclusion_id, 'name', k.name, 'note', cc.note, 'promised_on', cc.promised_on,
                    'remind_at', cc.remind_at, 'written_by', cc.written_by, 'written_at', cc.written_at)
                FROM call_conclusion cc LEFT JOIN conclusion k ON k.id = cc.conclusion_id WHERE cc.call_id = c.id) AS conclusion,
            (SELECT name FROM operator o WHERE o.id = c.operator_id) AS operator_name, (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'duration_ms', r.duration_ms)
                ORDER BY r.started_at), '[]') FROM recording r WHERE r.call_id = c.id AND r.erased_at IS NULL) AS recordings
        FROM call c WHERE c.tenant_id = $1 AND ($2::bigint IS NULL OR c.operator_id = $2
            OR EXISTS (SELECT FROM leg l WHERE l.call_id = c.id AND l.operator_id = $2))
        """;

    private final Db db;

    public CallHistory(Db db) {
        this.db = db;
    }

    /**
     * What to look for; null for anything.
     *
     * @param search part of a number or name
     */
    public record Filter(
            @Nullable Long operator,
            @Nullable String search,
            @Nullable String direction,
            @Nullable String result) {}

    /** Newest first. */
    public Future<Page<CallEntry>> page(TenantId tenant, @Nullable String after, int limit, Filter filter) {
        var start = after == null ? null : Cursor.of(after);
        return db.inTenant(
                        tenant,
                        tx -> tx.list(
                                CallHistory::read,
                                SELECT + """
                                    AND ($3::timestamptz IS NULL OR (c.started_at, c.id) < ($3, $4::uuid))
                                    AND ($6::text IS NULL OR strpos(c.from_number, $6) > 0 OR strpos(c.to_number, $6) > 0
                                       OR strpos(plain(c.from_name), plain($6)) > 0)
                                    AND ($7::text IS NULL OR c.direction = $7) AND ($8::text IS NULL OR c.result = $8)
                                    ORDER BY c.started_at DESC, c.id DESC LIMIT $5""",
                                tenant.value(),
                                filter.operator(),
                                start == null ? null : start.at(),
                                start == null ? null : start.id(),
                                limit + 1,
                                filter.search(),
                                filter.direction(),
                                filter.result()))
                .map(found -> Page.of(found, limit, CallEntry::cursor));
    }

    /**
     * Fails with NOT_FOUND when there is none.
     *
     * @param operator to whom only his own exist; null for everybody's
     */
    public Future<CallEntry> get(TenantId tenant, @Nullable Long operator, UUID call) {
        return db.inTenant(
                        tenant,
                        tx -> tx.one(CallHistory::read, SELECT + " AND c.id = $3", tenant.value(), operator, call))
                .map(found ->
                        found.orElseThrow(() -> new CoreException(Reason.NOT_FOUND, Message.of("call.not_found"))));
    }

    /** What happened in it, in order. */
    public Future<List<CallEntry.Happening>> timeline(TenantId tenant, UUID call) {
        return db.inTenant(
                tenant,
                tx -> tx.list(
                        row -> new CallEntry.Happening(
                                row.getOffsetDateTime("at").toInstant(),
                                row.getString("kind"),
                                row.getJsonObject("detail")),
                        "SELECT at, kind, detail FROM call_event WHERE tenant_id = $1 AND call_id = $2 ORDER BY id",
                        tenant.value(),
                        call));
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

    private static CallEntry read(Row row) {
        return new CallEntry(
                row.getUUID("id"),
                row.getString("direction"),
                row.getString("status"),
                row.getString("from_number"),
                row.getString("from_name"),
                row.getString("to_number"),
                row.getLong("operator_id"),
                row.getString("operator_name"),
                row.getLong("department_id"),
                row.getLong("trunk_id"),
                row.getString("language"),
                row.getOffsetDateTime("started_at").toInstant(),
                instant(row.getOffsetDateTime("answered_at")),
                instant(row.getOffsetDateTime("ended_at")),
                row.getString("result"),
                row.getString("cause"),
                row.getLong("wait_ms"),
                row.getLong("talk_ms"),
                row.getLong("cost"),
                row.getJsonObject("client"),
                row.getJsonObject("conclusion"),
                row.getJsonArray("recordings").stream()
                        .map(JsonObject.class::cast)
                        .toList());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
