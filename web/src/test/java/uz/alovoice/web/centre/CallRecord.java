package uz.alovoice.web.centre;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the database keeps of one call. Times are milliseconds since 1970. */
public record CallRecord(JsonObject row, List<JsonObject> legs, List<String> timeline, List<JsonObject> recordings) {
    static CallRecord read(Records records, UUID id) {
        var row = records.rows("""
                SELECT id, status, result, cause, direction, from_number, to_number, wait_ms, talk_ms, sip_status, epoch,
                    (extract(epoch FROM started_at) * 1000)::bigint AS started, (extract(epoch FROM talk_at) * 1000)::bigint AS talk,
                    (extract(epoch FROM ended_at) * 1000)::bigint AS ended, tenant_id, node_id, operator_id
                FROM call WHERE id = '%s'""".formatted(id)).getFirst();
        return new CallRecord(
                row,
                records.rows("""
                        SELECT role, number, cause, sip_status, sip_call_id, operator_id, node_id, answered_at, bridged_at, ended_at
                        FROM leg WHERE call_id = '%s' ORDER BY created_at""".formatted(id)),
                records.rows("SELECT kind FROM call_event WHERE call_id = '" + id + "' ORDER BY id").stream()
                        .map(event -> event.getString("kind"))
                        .toList(),
                records.rows("SELECT kind, file, duration_ms, ended_at FROM recording WHERE call_id = '" + id + "'"));
    }

    public String id() {
        return row.getString("id");
    }

    public String status() {
        return row.getString("status");
    }

    @Nullable
    public String result() {
        return row.getString("result");
    }

    public String direction() {
        return row.getString("direction");
    }

    /** It has ended, and so has each of its legs. */
    public boolean over() {
        return status().equals("ended") && legs.stream().allMatch(leg -> leg.getValue("ended_at") != null);
    }

    /** -1 where there is nothing. */
    public long millis(String column) {
        return row.getLong(column, -1L);
    }

    /** @param kind as in the database: call or voicemail */
    public Optional<JsonObject> recording(String kind) {
        return recordings.stream()
                .filter(recording -> kind.equals(recording.getString("kind")))
                .findFirst();
    }

    public JsonObject leg(String role) {
        return legs.stream()
                .filter(leg -> role.equals(leg.getString("role")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no leg of a " + role + ": " + legs));
    }
}
