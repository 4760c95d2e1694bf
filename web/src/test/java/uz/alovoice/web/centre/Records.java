package uz.alovoice.web.centre;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.web.Await;

/** What an installation's database says of its calls. */
public abstract class Records {
    public abstract Db db();

    /** Until the call was claimed so often, the first time when it began. */
    public void awaitEpoch(Parties.Line caller, int epoch) {
        Await.until(
                "epoch " + epoch + " of " + caller.callId(),
                Duration.ofSeconds(12),
                () -> call(caller).row().getInteger("epoch") >= epoch);
    }

    /** When the caller took his place in a queue. */
    public String placeSince(Parties.Line caller) {
        return Await.value("a place in a queue", Duration.ofSeconds(5), () -> {
            var found = rows("SELECT entered_at FROM queue_place WHERE call_id = '"
                    + call(caller).id() + "'");
            return found.isEmpty() ? null : found.getFirst().getString("entered_at");
        });
    }

    /** The call whose caller this is; waits until there is one. */
    public CallRecord call(Parties.Line caller) {
        return call(caller.callId());
    }

    /** By the SIP Call-ID of its caller. */
    public CallRecord call(String caller) {
        return Await.value("a call for Call-ID " + caller, Duration.ofSeconds(5), () -> {
            var found = rows("SELECT c.id AS id FROM call c JOIN leg l ON l.uuid = c.caller_leg WHERE l.sip_call_id = '"
                    + caller + "'");
            return found.isEmpty()
                    ? null
                    : CallRecord.read(this, UUID.fromString(found.getFirst().getString("id")));
        });
    }

    public CallRecord awaitStatus(Parties.Line caller, String status) {
        return awaitStatus(caller, status, Parties.SOON);
    }

    public CallRecord awaitStatus(Parties.Line caller, String status, Duration limit) {
        return Await.value("status " + status + " of " + caller.callId(), limit, () -> {
            var call = call(caller);
            if (call.status().equals("ended") && !status.equals("ended")) {
                throw new AssertionError("ended instead of " + status + ": " + call.row());
            }
            return call.status().equals(status) ? call : null;
        });
    }

    /** The call's record when it and all its legs have ended. */
    public CallRecord awaitEnded(Parties.Line caller) {
        return awaitEnded(caller.callId());
    }

    public CallRecord awaitEnded(String caller) {
        return Await.value("the end of " + caller, Duration.ofSeconds(10), () -> {
            var call = call(caller);
            return call.over() ? call : null;
        });
    }

    /** Rows of all tenants, as JSON. */
    public List<JsonObject> rows(String sql) {
        return db().acrossTenants(tx -> tx.list(
                        row -> new JsonObject(row.getString(0)),
                        "SELECT to_jsonb(found)::text FROM (" + sql + ") AS found"))
                .await();
    }

    public long count(String sql) {
        return db().acrossTenants(tx -> tx.one(row -> row.getLong(0), sql))
                .await()
                .orElseThrow();
    }

    /** The only call of a tenant with this direction, when it has ended. */
    public Row endedCall(TenantId tenant, String direction) {
        return Await.value("the end of the call " + direction, Duration.ofSeconds(15), () -> call(tenant, direction)
                .filter(call -> call.getOffsetDateTime("ended_at") != null)
                .orElse(null));
    }

    private Optional<Row> call(TenantId tenant, String direction) {
        return db().inTenant(
                        tenant,
                        tx -> tx.one(
                                row -> row,
                                "SELECT * FROM call WHERE direction = $1 ORDER BY started_at DESC",
                                direction))
                .await();
    }

    public List<String> timeline(TenantId tenant, Row call) {
        return db().inTenant(
                        tenant,
                        tx -> tx.list(
                                row -> row.getString("kind"),
                                "SELECT kind FROM call_event WHERE call_id = $1 ORDER BY id",
                                call.getUUID("id")))
                .await();
    }
}
