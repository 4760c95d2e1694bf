package uz.alovoice.core.directory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import uz.alovoice.core.database.Tx;

/** Where operators can be rung now. */
public final class Devices {
    private record Found(long operator, Device device) {}

    /** @return the registered phones of each of these operators; an operator without any is not in the map */
    public Future<Map<Long, List<Device>>> of(Tx tx, Long... operators) {
        return tx.list(
                        row -> new Found(
                                row.getLong("operator_id"),
                                new Device(
                                        row.getLong("node_id"),
                                        row.getString("sip"),
                                        row.getString("extension"),
                                        row.getString("sip_domain"),
                                        row.getString("contact"))),
                        """
                        SELECT r.operator_id, r.node_id, n.sip, o.extension, t.sip_domain, r.contact
                        FROM registration r JOIN node n ON n.id = r.node_id JOIN operator o ON o.id = r.operator_id
                        JOIN tenant t ON t.id = o.tenant_id
                        WHERE r.operator_id = ANY($1) AND r.expires_at > clock_timestamp() AND o.disabled_at IS NULL
                        ORDER BY r.operator_id, r.contact""",
                        (Object) operators)
                .map(all -> all.stream().collect(groupingBy(Found::operator, mapping(Found::device, toList()))));
    }
}
