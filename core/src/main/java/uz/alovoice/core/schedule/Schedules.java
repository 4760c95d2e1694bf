package uz.alovoice.core.schedule;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.Tx;
import uz.alovoice.core.database.Version;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.routing.Thing;
import uz.alovoice.core.routing.Uses;

/** The schedules of a tenant. */
public final class Schedules {
    private final Db db;

    public Schedules(Db db) {
        this.db = db;
    }

    /** Stores a new one when its id is null, else changes the one with this id. */
    public Future<Schedule> save(TenantId tenant, Schedule s) {
        return db.inTenant(tenant, tx -> unchanged(tx, s)
                        .compose(locked -> Uses.checkAll(tx, List.of(s.openStep(), s.closedStep())))
                        .compose(ok -> tx.one(
                                Schedules::read,
                                s.id() == null ? """
                                    INSERT INTO schedule (tenant_id, name, hours, holidays, open_step, closed_step)
                                    SELECT $1, $3, $4, $5, $6, $7 WHERE $2::bigint IS NULL RETURNING *\
                                    """ : """
                                                    UPDATE schedule SET name = $3, hours = $4, holidays = $5, open_step = $6,
                                                        closed_step = $7, version = version + 1 WHERE tenant_id = $1 AND id = $2 RETURNING *\
                                                    """,
                                tenant.value(),
                                s.id() == null ? null : s.id().value(),
                                s.name(),
                                ScheduleJson.hours(s.hours()),
                                ScheduleJson.holidays(s.holidays()),
                                s.openStep().toJson(),
                                s.closedStep().toJson())))
                .map(saved -> saved.orElseThrow(Schedules::noSuch));
    }

    private static Future<Void> unchanged(Tx tx, Schedule s) {
        return s.id() == null
                ? Future.succeededFuture()
                : Version.require(tx, "schedule", s.id().value(), s.version(), Message.of("schedule.not_found"));
    }

    /** Fails with NOT_FOUND when there is none. */
    public Future<Schedule> get(TenantId tenant, ScheduleId schedule) {
        return db.inTenant(
                        tenant,
                        tx -> tx.one(
                                Schedules::read,
                                "SELECT * FROM schedule WHERE tenant_id = $1 AND id = $2",
                                tenant.value(),
                                schedule.value()))
                .map(found -> found.orElseThrow(Schedules::noSuch));
    }

    public Future<List<Schedule>> list(TenantId tenant) {
        return db.inTenant(
                tenant,
                tx -> tx.list(
                        Schedules::read,
                        "SELECT * FROM schedule WHERE tenant_id = $1 ORDER BY name, id",
                        tenant.value()));
    }

    /** Refused with CONFLICT, and the places named, while a step leads to it. */
    public Future<Void> delete(TenantId tenant, ScheduleId schedule) {
        return db.inTenant(tenant, tx -> Uses.refuseIfUsed(tx, Thing.SCHEDULE, schedule.value())
                .compose(unused -> tx.update(
                        "DELETE FROM schedule WHERE tenant_id = $1 AND id = $2", tenant.value(), schedule.value()))
                .mapEmpty());
    }

    private static Schedule read(Row row) {
        return new Schedule(
                new ScheduleId(row.getLong("id")),
                row.getInteger("version"),
                row.getString("name"),
                ScheduleJson.hours(row.getJsonArray("hours")),
                ScheduleJson.holidays(row.getJsonArray("holidays")),
                Step.fromJson(row.getJsonObject("open_step")),
                Step.fromJson(row.getJsonObject("closed_step")));
    }

    private static CoreException noSuch() {
        return new CoreException(Reason.NOT_FOUND, Message.of("schedule.not_found"));
    }
}
