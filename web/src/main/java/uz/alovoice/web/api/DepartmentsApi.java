package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import uz.alovoice.core.audio.AudioId;
import uz.alovoice.core.department.Department;
import uz.alovoice.core.department.DepartmentId;
import uz.alovoice.core.department.DepartmentSettings;
import uz.alovoice.core.department.Departments;
import uz.alovoice.core.department.Strategy;
import uz.alovoice.core.operator.OperatorId;

/** Groups of operators with a queue. */
final class DepartmentsApi {
    private final Departments departments;

    DepartmentsApi(Departments departments) {
        this.departments = departments;
    }

    void mount(Routes routes) {
        routes.on("listDepartments", request -> departments
                        .list(request.tenant())
                        .map(all -> Request.all(all.stream()
                                .map(department -> json(department).put("version", department.version()))
                                .toList())))
                .on("createDepartment", request -> departments
                        .create(request.tenant(), settings(request), members(request))
                        .map(made -> Answer.created(json(made), made.version())))
                .on("getDepartment", request -> departments
                        .get(request.tenant(), id(request))
                        .map(found -> Answer.of(json(found), found.version())))
                .on("editDepartment", this::edit)
                .on("deleteDepartment", request -> departments
                        .delete(request.tenant(), id(request))
                        .map(gone -> Answer.done()));
    }

    private Future<Answer> edit(Request request) {
        return departments
                .edit(request.tenant(), id(request), settings(request), members(request), request.version())
                .map(saved -> Answer.of(json(saved), saved.version()));
    }

    private static DepartmentId id(Request request) {
        return new DepartmentId(request.id("department"));
    }

    private static List<OperatorId> members(Request request) {
        return request.ids("members").stream().map(OperatorId::new).toList();
    }

    /** What the body leaves out is as in a new department. */
    private static DepartmentSettings settings(Request request) {
        var body = request.body();
        var usual = DepartmentSettings.of(body.getString("name"));
        var music = body.getLong("music");
        return new DepartmentSettings(
                body.getString("name"),
                body.getString("extension"),
                Strategy.fromCode(body.getString("strategy", usual.strategy().code())),
                body.getInteger("priority", usual.priority()),
                body.getInteger("ring_seconds", usual.ringSeconds()),
                body.getInteger("skip_seconds", usual.skipSeconds()),
                body.getInteger("wrap_up_seconds", usual.wrapUpSeconds()),
                body.getInteger("max_wait_seconds", usual.maxWaitSeconds()),
                Optional.ofNullable(request.step("max_wait_step")).orElse(usual.maxWaitStep()),
                body.getInteger("announce_seconds", usual.announceSeconds()),
                body.getBoolean("announce_position", usual.announcePosition()),
                body.getBoolean("announce_wait", usual.announceWait()),
                music == null ? null : new AudioId(music),
                body.getBoolean("last_operator_first", usual.lastOperatorFirst()));
    }

    private static JsonObject json(Department department) {
        var s = department.settings();
        return new JsonObject()
                .put("id", department.id().value())
                .put("name", s.name())
                .put("extension", s.extension())
                .put("strategy", s.strategy().code())
                .put("priority", s.priority())
                .put("ring_seconds", s.ringSeconds())
                .put("skip_seconds", s.skipSeconds())
                .put("wrap_up_seconds", s.wrapUpSeconds())
                .put("max_wait_seconds", s.maxWaitSeconds())
                .put("max_wait_step", s.maxWaitStep().toJson())
                .put("announce_seconds", s.announceSeconds())
                .put("announce_position", s.announcePosition())
                .put("announce_wait", s.announceWait())
                .put("last_operator_first", s.lastOperatorFirst())
                .put("music", s.music() == null ? null : s.music().value())
                .put(
                        "members",
                        new JsonArray(department.members().stream()
                                .map(OperatorId::value)
                                .toList()));
    }
}
