package uz.alovoice.core.trunk;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Tx;

/** Trunks as rows. */
final class TrunkRows {
    /** What {@link #read} needs. */
    static final String COLUMNS = """
            *, addresses::text[] AS networks, host(registered_ip) AS registered_host,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', f.kind, 'detail', f.detail, 'sip_status', f.sip_status, 'at', f.at)
                    ORDER BY f.at DESC), '[]')
                FROM trunk_fault f WHERE f.trunk_id = trunk.id AND NOT (f.kind = 'unassigned_number'
                    AND EXISTS (SELECT FROM number n WHERE n.number = f.detail))) AS faults""";

    static final String RETURNING = " RETURNING " + COLUMNS;

    private TrunkRows() {}

    static Future<Trunk> write(Tx tx, GatewayState report, Trunk known) {
        var state = report.after(known.state());
        // What failed stays to be read until there is another answer.
        boolean keep = state == TrunkState.FAILED && report.status() == null && !"NOREG".equals(report.state());
        return tx.one(
                        TrunkRows::read,
                        """
                        UPDATE trunk SET state = $2, sip_status = $3, sip_phrase = $4, registered_ip = coalesce($5::text::inet, registered_ip),
                            state_at = CASE WHEN state = $2 THEN state_at ELSE clock_timestamp() END
                        WHERE id = $1""" + RETURNING,
                        report.trunk().value(),
                        state.code(),
                        state != TrunkState.FAILED ? null : keep ? known.sipStatus() : report.status(),
                        state != TrunkState.FAILED ? null : keep ? known.sipPhrase() : report.phrase(),
                        report.registeredIp())
                .map(Optional::orElseThrow);
    }

    private static TrunkFault fault(JsonObject fault) {
        return new TrunkFault(
                TrunkDiagnosis.fromCode(fault.getString("kind")),
                fault.getString("detail"),
                fault.getInteger("sip_status"),
                OffsetDateTime.parse(fault.getString("at")).toInstant());
    }

    static Trunk read(Row row) {
        return new Trunk(
                new TrunkId(row.getLong("id")),
                new TenantId(row.getLong("tenant_id")),
                new TrunkSettings(
                        row.getString("name"),
                        row.getString("preset"),
                        row.getString("server"),
                        row.getInteger("port"),
                        Transport.fromCode(row.getString("transport")),
                        row.getString("kind").equals("registered"),
                        row.getString("login"),
                        row.getString("domain"),
                        row.getString("caller_number"),
                        List.of(row.getArrayOfStrings("networks")),
                        row.getInteger("channels"),
                        row.getInteger("calls_per_second"),
                        row.getInteger("place")),
                row.getLong("node_id"),
                TrunkState.fromCode(row.getString("state")),
                row.getInteger("sip_status"),
                row.getString("sip_phrase"),
                row.getString("registered_host"),
                row.getOffsetDateTime("state_at").toInstant(),
                row.getJsonArray("faults").stream()
                        .map(fault -> fault((JsonObject) fault))
                        .toList(),
                row.getInteger("version"));
    }
}
