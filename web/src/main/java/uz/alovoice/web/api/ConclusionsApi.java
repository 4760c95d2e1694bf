package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.call.CallHistory;
import uz.alovoice.core.conclusion.CallConclusion;
import uz.alovoice.core.conclusion.ConcludeCall;
import uz.alovoice.core.conclusion.Conclusion;
import uz.alovoice.core.conclusion.Conclusions;
import uz.alovoice.core.conclusion.Reminder;
import uz.alovoice.core.flow.PlaceCall;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.person.People;
import uz.alovoice.core.routing.Step;

/** What talks come to, what is to be thought of, and calling back. */
final class ConclusionsApi {
    private final Conclusions conclusions;
    private final ConcludeCall concludeCall;
    private final CallHistory callHistory;
    private final PlaceCall placeCall;
    private final People people;

    ConclusionsApi(
            Conclusions conclusions,
            ConcludeCall concludeCall,
            CallHistory callHistory,
            PlaceCall placeCall,
            People people) {
        this.conclusions = conclusions;
        this.concludeCall = concludeCall;
        this.callHistory = callHistory;
        this.placeCall = placeCall;
        this.people = people;
    }

    void mount(Routes routes) {
        routes.on("listConclusions", request -> conclusions
                        .list(request.tenant())
                        .map(all -> Request.all(
                                all.stream().map(ConclusionsApi::json).toList())))
                .on("createConclusion", request -> conclusions
                        .create(request.tenant(), request.body().getString("name"))
                        .map(made -> Answer.of(json(made)).withStatus(201)))
                .on("renameConclusion", request -> conclusions
                        .rename(
                                request.tenant(),
                                request.id("conclusion"),
                                request.body().getString("name"))
                        .map(saved -> Answer.of(json(saved))))
                .on("deleteConclusion", request -> conclusions
                        .delete(request.tenant(), request.id("conclusion"))
                        .map(gone -> Answer.done()))
                .on("concludeCall", this::conclude)
                .on("callBack", this::callBack)
                .on("listReminders", request -> concludeCall
                        .reminders(request.tenant(), CallsApi.own(request))
                        .map(all -> Request.all(
                                all.stream().map(ConclusionsApi::json).toList())))
                .on("doneReminder", request -> concludeCall
                        .done(request.tenant(), CallsApi.own(request), request.uuid("call"))
                        .map(done -> Answer.done()));
    }

    private Future<Answer> conclude(Request request) {
        var body = request.body();
        var promised = body.getString("promised_on");
        var remind = body.getString("remind_at");
        var said = new CallConclusion(
                body.getLong("conclusion"),
                body.getString("note", ""),
                promised == null ? null : LocalDate.parse(promised),
                remind == null ? null : OffsetDateTime.parse(remind).toInstant());
        return writer(request)
                .compose(writer -> concludeCall.conclude(
                        request.tenant(), CallsApi.own(request), request.uuid("call"), said, writer))
                .map(written -> Answer.done());
    }

    private Future<String> writer(Request request) {
        var person = request.caller().person();
        return person == null ? Future.succeededFuture("API") : people.called(person);
    }

    /** Whom the call was with: the other side as seen from the company. */
    private Future<Answer> callBack(Request request) {
        return callHistory
                .get(request.tenant(), CallsApi.own(request), request.uuid("call"))
                .compose(call -> {
                    var operator = request.caller().operator();
                    if (operator == null) {
                        throw new CoreException(Reason.CONFLICT, Message.of("voicemail.no_extension"));
                    }
                    var number = PhoneNumber.tryParse(call.direction().equals("incoming") ? call.from() : call.to())
                            .orElseThrow(() -> new CoreException(Reason.CONFLICT, Message.of("voicemail.no_number")));
                    return placeCall.operator(
                            request.tenant(), operator, number.value(), new Step.Outside(number.value()));
                })
                .map(Answer::placed);
    }

    private static JsonObject json(Conclusion conclusion) {
        return new JsonObject().put("id", conclusion.id()).put("name", conclusion.name());
    }

    private static JsonObject json(Reminder reminder) {
        return new JsonObject()
                .put("call", reminder.call().toString())
                .put("remind_at", reminder.remindAt().toString())
                .put("number", reminder.number())
                .put("name", reminder.name())
                .put("conclusion", reminder.conclusion())
                .put("note", reminder.note())
                .put(
                        "promised_on",
                        reminder.promisedOn() == null
                                ? null
                                : reminder.promisedOn().toString())
                .put("written_by", reminder.writtenBy());
    }
}
