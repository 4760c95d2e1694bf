package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.person.Member;
import uz.alovoice.core.person.MemberId;
import uz.alovoice.core.person.Members;
import uz.alovoice.core.person.Role;

/** Who may sign in to the cabinet. */
final class MembersApi {
    private final Members members;

    MembersApi(Members members) {
        this.members = members;
    }

    void mount(Routes routes) {
        routes.on("listMembers", request -> members.list(request.tenant())
                        .map(all -> Request.all(all.stream()
                                .map(member -> json(member).put("version", member.version()))
                                .toList())))
                .on("addMember", this::add)
                .on("editMember", this::edit)
                .on("removeMember", request -> members.remove(
                                request.tenant(), request.caller().role(), id(request))
                        .map(gone -> Answer.done()));
    }

    private Future<Answer> add(Request request) {
        var body = request.body();
        return members.add(
                        request.tenant(),
                        request.caller().role(),
                        PhoneNumber.parse(body.getString("phone")),
                        body.getString("name"),
                        Role.fromCode(body.getString("role")),
                        request.language())
                .map(member -> Answer.created(json(member), member.version()));
    }

    private Future<Answer> edit(Request request) {
        return members.edit(
                        request.tenant(),
                        request.caller().role(),
                        id(request),
                        Role.fromCode(request.body().getString("role")),
                        request.version())
                .map(member -> Answer.of(json(member), member.version()));
    }

    private static MemberId id(Request request) {
        return new MemberId(request.id("member"));
    }

    private static JsonObject json(Member member) {
        return new JsonObject()
                .put("id", member.id().value())
                .put("phone", member.phone().value())
                .put("name", member.name())
                .put("role", member.role().code())
                .put("created_at", member.createdAt().toString());
    }
}
