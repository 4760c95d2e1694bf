package uz.alovoice.core.call;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.database.Db;

/** What rings at colleagues. */
public final class RingingCalls {
    private final Db db;

    public RingingCalls(Db db) {
        this.db = db;
    }

    /**
     * @param by the call in which an operator asks
     * @param colleague whose phone rings; null for anyone who shares a department with the one who asks
     * @return the caller's channel of the call that rings longest, on the same node; empty when nothing rings
     */
    public Future<Optional<UUID>> at(Call by, @Nullable Long colleague) {
        return db.inTenant(
                by.tenant(),
                tx -> tx.one(
                        row -> row.getUUID("caller_leg"),
                        """
                        SELECT c.caller_leg FROM leg l JOIN call c ON c.id = l.call_id
                        WHERE l.role = 'operator' AND l.ended_at IS NULL AND l.bridged_at IS NULL AND c.node_id = $1 AND c.id <> $2
                          AND c.status IN ('queue', 'ringing')
                          AND (l.operator_id = $3 OR $3::bigint IS NULL AND EXISTS (
                              SELECT FROM department_operator mine JOIN department_operator theirs USING (department_id)
                              WHERE mine.operator_id = $4 AND theirs.operator_id = l.operator_id))
                        ORDER BY c.started_at LIMIT 1""",
                        by.node(),
                        by.id().value(),
                        colleague,
                        by.operator()));
    }
}
