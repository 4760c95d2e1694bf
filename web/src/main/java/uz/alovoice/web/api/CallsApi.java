package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Page;
import uz.alovoice.core.call.CallEntry;
import uz.alovoice.core.call.CallHistory;
import uz.alovoice.core.person.Role;
import uz.alovoice.core.recording.Recordings;

/** Calls and recordings. An operator has his own only; others do not exist for him. */
final class CallsApi {
    private static final long NOBODY = 0;

    private final CallHistory callHistory;
    private final Recordings recordings;

    CallsApi(CallHistory callHistory, Recordings recordings) {
        this.callHistory = callHistory;
        this.recordings = recordings;
    }

    void mount(Routes routes) {
        routes.on("listCalls", this::list).on("getCall", this::get).on("playRecording", request -> recordings
                .file(request.tenant(), own(request), request.uuid("recording"))
                .map(Answer::sound));
    }

    private Future<Answer> list(Request request) {
        var own = own(request);
        var filter = new CallHistory.Filter(
                own == null ? request.queryId("operator") : own,
                request.query("search"),
                request.query("direction"),
                request.query("result"));
        return callHistory
                .page(request.tenant(), request.query("after"), request.limit(), filter)
                .map(page -> Request.page(
                        new Page<>(page.items().stream().map(CallsApi::json).toList(), page.next())));
    }

    private Future<Answer> get(Request request) {
        var id = request.uuid("call");
        return callHistory.get(request.tenant(), own(request), id).compose(call -> callHistory
                .timeline(request.tenant(), id)
                .map(timeline -> Answer.of(json(call)
                        .put(
                                "timeline",
                                new JsonArray(timeline.stream()
                                        .map(happening -> new JsonObject()
                                                .put("at", happening.at().toString())
                                                .put("kind", happening.kind())
                                                .put("detail", happening.detail()))
                                        .toList())))));
    }

    /** The operator whose calls alone the caller may see; null for everybody's. */
    static @Nullable Long own(Request request) {
        var caller = request.caller();
        if (caller.role().atLeast(Role.SUPERVISOR)) {
            return null;
        }
        return caller.operator() == null ? NOBODY : caller.operator().value();
    }

    private static JsonObject json(CallEntry call) {
        return new JsonObject()
                .put("id", call.id().toString())
                .put("direction", call.direction())
                .put("status", call.status())
                .put("from", call.from())
                .put("from_name", call.fromName())
                .put("to", call.to())
                .put("operator", call.operator())
                .put("operator_name", call.operatorName())
                .put("department", call.department())
                .put("trunk", call.trunk())
                .put("language", call.language())
                .put("started_at", call.startedAt().toString())
                .put("answered_at", text(call.answeredAt()))
                .put("ended_at", text(call.endedAt()))
                .put("result", call.result())
                .put("cause", call.cause())
                .put("wait_ms", call.waitMs())
                .put("talk_ms", call.talkMs())
                .put("cost", call.cost())
                .put("client", call.client())
                .put("conclusion", call.conclusion())
                .put("recordings", new JsonArray(call.recordings()));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
