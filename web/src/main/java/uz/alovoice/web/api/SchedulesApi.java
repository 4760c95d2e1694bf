package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.schedule.Schedule;
import uz.alovoice.core.schedule.ScheduleId;
import uz.alovoice.core.schedule.ScheduleJson;
import uz.alovoice.core.schedule.Schedules;
import uz.alovoice.core.tenant.Tenants;

/** Working hours and holidays. */
final class SchedulesApi {
    private final Schedules schedules;
    private final Tenants tenants;
    private final InstantSource clock;

    SchedulesApi(Schedules schedules, Tenants tenants, InstantSource clock) {
        this.schedules = schedules;
        this.tenants = tenants;
        this.clock = clock;
    }

    void mount(Routes routes) {
        routes.on("listSchedules", this::list)
                .on("createSchedule", request -> save(request, null, 0).map(made -> made.withStatus(201)))
                .on("getSchedule", request -> schedules
                        .get(request.tenant(), id(request))
                        .compose(found -> answer(request, found)))
                .on("editSchedule", this::edit)
                .on("deleteSchedule", request -> schedules
                        .delete(request.tenant(), id(request))
                        .map(gone -> Answer.done()));
    }

    private Future<Answer> list(Request request) {
        return zone(request).compose(zone -> schedules
                .list(request.tenant())
                .map(all -> Request.all(all.stream()
                        .map(schedule -> json(schedule, zone).put("version", schedule.version()))
                        .toList())));
    }

    private Future<Answer> edit(Request request) {
        var version = request.version();
        return save(request, id(request), version == null ? 0 : version);
    }

    private Future<Answer> save(Request request, @Nullable ScheduleId id, int version) {
        var body = request.body();
        var schedule = new Schedule(
                id,
                version,
                body.getString("name"),
                ScheduleJson.hours(body.getJsonArray("hours")),
                ScheduleJson.holidays(body.getJsonArray("holidays", new JsonArray())),
                request.step("open_step"),
                request.step("closed_step"));
        return schedules.save(request.tenant(), schedule).compose(saved -> answer(request, saved));
    }

    private Future<Answer> answer(Request request, Schedule schedule) {
        return zone(request).map(zone -> Answer.of(json(schedule, zone), schedule.version()));
    }

    private Future<ZoneId> zone(Request request) {
        return tenants.get(request.tenant()).map(tenant -> tenant.settings().timeZone());
    }

    private static ScheduleId id(Request request) {
        return new ScheduleId(request.id("schedule"));
    }

    private JsonObject json(Schedule schedule, ZoneId zone) {
        return new JsonObject()
                .put("id", schedule.id().value())
                .put("name", schedule.name())
                .put("hours", ScheduleJson.hours(schedule.hours()))
                .put("holidays", ScheduleJson.holidays(schedule.holidays()))
                .put("open_step", schedule.openStep().toJson())
                .put("closed_step", schedule.closedStep().toJson())
                .put("open_now", schedule.openAt(clock.instant(), zone));
    }
}
