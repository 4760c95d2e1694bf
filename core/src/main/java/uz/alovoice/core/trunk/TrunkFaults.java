package uz.alovoice.core.trunk;

import io.vertx.core.Future;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.database.Tx;

/** Learns from calls what is wrong with trunks, and when it is right again; in the transactions of those calls. */
public final class TrunkFaults {
    /** A shorter talk may be over before the first packet. */
    private static final int HEARD_AFTER_SECONDS = 3;

    private TrunkFaults() {}

    /**
     * A leg by way of a trunk has ended.
     *
     * @param status of an outgoing call that came to nothing through the trunk's own fault; 0 when it did not
     * @param heard  packets of audio that came from the provider; null when that is not known
     */
    public static Future<Void> learn(Tx tx, UUID leg, int status, @Nullable Long heard) {
        var failed = status == 0 ? null : TrunkDiagnosis.ofCall(status).code();
        return tx.update("""
                        WITH ended AS (SELECT tenant_id, trunk_id, number, answered_at IS NOT NULL AS answered,
                                ended_at - answered_at >= make_interval(secs => $4) AS long FROM leg WHERE uuid = $1 AND trunk_id IS NOT NULL),
                            mended AS (DELETE FROM trunk_fault f USING ended e WHERE f.trunk_id = e.trunk_id AND e.answered
                                AND CASE WHEN f.kind = 'one_way_audio' THEN $3 > 0 ELSE f.kind <> 'unassigned_number' END),
                            wrong AS (SELECT *, $2::text AS kind FROM ended WHERE $2::text IS NOT NULL AND NOT answered
                                UNION ALL SELECT *, 'one_way_audio' FROM ended WHERE answered AND long AND $3::bigint = 0)
                        INSERT INTO trunk_fault AS f (tenant_id, trunk_id, kind, detail, sip_status)
                        SELECT tenant_id, trunk_id, kind, left(number, 200), nullif($5, 0) FROM wrong
                        ON CONFLICT (trunk_id, kind)
                            DO UPDATE SET detail = excluded.detail, sip_status = excluded.sip_status, at = clock_timestamp()""", leg, failed, heard, (double) HEARD_AFTER_SECONDS, status)
                .mapEmpty();
    }

    /**
     * A call came for a number that nobody has connected. Where several trunks have the address that it came from, and none is named, nobody
     * is told: it is not clear whose it is.
     *
     * @param trunk that the switch named; null for none
     */
    public static Future<Void> unassigned(Tx tx, String number, @Nullable Long trunk, @Nullable String address) {
        return tx.update("""
                        WITH came AS (SELECT tenant_id, id FROM trunk
                            WHERE ($2::bigint IS NULL OR id = $2) AND ($3::text::inet <<= ANY(addresses) OR $3::text::inet = registered_ip))
                        INSERT INTO trunk_fault AS f (tenant_id, trunk_id, kind, detail)
                        SELECT tenant_id, id, 'unassigned_number', left($1, 200) FROM came WHERE 1 = (SELECT count(*) FROM came)
                        ON CONFLICT (trunk_id, kind) DO UPDATE SET detail = excluded.detail, at = clock_timestamp()""", number, trunk, address).mapEmpty();
    }
}
