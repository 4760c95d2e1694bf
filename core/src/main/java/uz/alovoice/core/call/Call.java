package uz.alovoice.core.call;

import io.vertx.sqlclient.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Language;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.routing.Step;

/**
 * A call as its flow holds it: the row at the last write.
 *
 * @param node where its channels are
 * @param epoch how often it was claimed; a write of an older epoch is refused
 * @param visit how many steps were entered; keys effects
 * @param step what it does now
 * @param entry what was dialled to get here; a resume with another destination is a transfer
 * @param callerLeg the channel that the flow drives
 * @param operator who dialled or who talked last, null when nobody yet
 * @param department whose queue it was in last, null when none
 */
public record Call(
        CallId id,
        TenantId tenant,
        long node,
        int epoch,
        int visit,
        Direction direction,
        Status status,
        Step step,
        String entry,
        UUID callerLeg,
        String from,
        String fromName,
        String to,
        Language language,
        @Nullable Long operator,
        @Nullable Long department) {

    /** Whether a campaign placed it. */
    public boolean ofCampaign() {
        return entry.equals(PlacedCalls.CAMPAIGN);
    }

    static final String COLUMNS =
            "id, tenant_id, node_id, epoch, visit, direction, status, step, entry, caller_leg, from_number,"
                    + " from_name, to_number, language, operator_id, department_id";

    static Call of(Row row) {
        return new Call(
                new CallId(row.getUUID("id")),
                new TenantId(row.getLong("tenant_id")),
                row.getLong("node_id"),
                row.getInteger("epoch"),
                row.getInteger("visit"),
                Direction.valueOf(row.getString("direction").toUpperCase(java.util.Locale.ROOT)),
                Status.fromCode(row.getString("status")),
                Step.fromJson(row.getJsonObject("step")),
                row.getString("entry"),
                row.getUUID("caller_leg"),
                row.getString("from_number"),
                row.getString("from_name"),
                row.getString("to_number"),
                Language.fromCode(row.getString("language")),
                row.getLong("operator_id"),
                row.getLong("department_id"));
    }
}
