package uz.alovoice.core.campaign;

import io.vertx.core.Future;
import java.util.Optional;
import uz.alovoice.core.call.TrunkLoad;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.trunk.TrunkId;

/**
 * Picks the line that the next call of a campaign leaves by: one with a free channel that may begin another call in this second, by weight.
 *
 * <p>A line that is at fault is left alone, not the campaign: when half of the calls that ended on it within {@value #BREAKER_MINUTES}
 * minutes were the trunk's fault. Nothing is remembered: while it is left alone those calls grow old, and then it is tried again.
 */
final class PickLine {
    static final int BREAKER_MINUTES = 2;

    /** With fewer calls than this, half of them say nothing. */
    private static final int BREAKER_CALLS = 5;

    /** Whether the trunk {@code k} is at fault. */
    static final String AT_FAULT = """
            (SELECT count(*) >= %d AND count(*) FILTER (WHERE outcome = 'trunk_fault') * 2 >= count(*) FROM attempt
            WHERE trunk_id = k.id AND settled_at > clock_timestamp() - interval '%d minutes')""".formatted(BREAKER_CALLS, BREAKER_MINUTES);

    private PickLine() {}

    /**
     * Where the call will leave.
     *
     * @param callerNumber what the person called sees; empty for the provider's choice
     */
    record Line(long node, TrunkId trunk, String callerNumber) {
        String gateway() {
            return "g" + trunk.value();
        }
    }

    /** Locks the tenant's trunks, as every call to the world does before it counts. */
    static Future<Optional<Line>> of(Tx tx, CampaignId campaign) {
        tx.query("SELECT FROM trunk ORDER BY id FOR NO KEY UPDATE");
        return tx.one(
                row -> new Line(row.getLong("node_id"), new TrunkId(row.getLong("id")), row.getString("caller_number")),
                """
                SELECT k.id, k.node_id, coalesce(l.caller_number, k.caller_number,
                    (SELECT number FROM number WHERE trunk_id = k.id ORDER BY id LIMIT 1), '') AS caller_number
                FROM campaign_line l JOIN trunk k ON k.id = l.trunk_id
                WHERE l.campaign_id = $1 AND k.node_id IS NOT NULL AND k.state <> 'failed'
                  AND k.channels > (%s) AND k.calls_per_second > (%s) AND NOT %s
                ORDER BY random() ^ (1.0 / l.weight) DESC LIMIT 1""".formatted(TrunkLoad.CHANNELS, TrunkLoad.BEGUN_THIS_SECOND, AT_FAULT),
                campaign.value());
    }
}
