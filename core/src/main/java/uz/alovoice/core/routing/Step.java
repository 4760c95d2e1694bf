package uz.alovoice.core.routing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.vertx.core.json.JsonObject;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Language;

/**
 * One thing a call can be doing, and where a number, a key or a schedule may lead. Stored as JSON wherever a customer chooses
 * "what happens then", and in the call's row while it happens. A new kind of step is a record here, a line in
 * {@code FlowRunner} and a file in {@code flow.step}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Step.Schedule.class, name = "schedule"),
    @JsonSubTypes.Type(value = Step.Menu.class, name = "menu"),
    @JsonSubTypes.Type(value = Step.Queue.class, name = "queue"),
    @JsonSubTypes.Type(value = Step.Extension.class, name = "extension"),
    @JsonSubTypes.Type(value = Step.Outside.class, name = "outside"),
    @JsonSubTypes.Type(value = Step.Voicemail.class, name = "voicemail"),
    @JsonSubTypes.Type(value = Step.Message.class, name = "message"),
    @JsonSubTypes.Type(value = Step.Speak.class, name = "language"),
    @JsonSubTypes.Type(value = Step.PickUp.class, name = "pick_up"),
    @JsonSubTypes.Type(value = Step.Refuse.class, name = "refuse"),
    @JsonSubTypes.Type(value = Step.TestCall.class, name = "test_call"),
    @JsonSubTypes.Type(value = Step.HangUp.class, name = "hangup"),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = false)
public sealed interface Step {
    /** Working hours and holidays decide which of two ways the call goes. */
    record Schedule(long id) implements Step {}

    /** Greeting, then keys. */
    record Menu(long id) implements Step {}

    /** Waiting for an operator of a department. */
    record Queue(long department) implements Step {}

    /** Rings one operator, on all his devices. */
    record Extension(long operator) implements Step {}

    /** Through a trunk of the tenant to the world; E.164, or a short number as dialled. */
    record Outside(String number) implements Step {}

    /** Takes a message for a department, or for the company when null. */
    record Voicemail(Long department) implements Step {}

    /** Plays a file and hangs up. */
    record Message(long audio) implements Step {}

    /** Switches the language of everything that follows. */
    record Speak(Language language, Step then) implements Step {}

    /** Answers a call that rings at a colleague: at this operator, or at anyone of one's departments when null. */
    record PickUp(Long operator) implements Step {}

    /** Tells a blocked caller that he is not taken; nothing that a customer chooses for a number. */
    record Refuse() implements Step {}

    /** Says that the line works; where a test of a trunk leads, and nothing that a customer chooses. */
    record TestCall() implements Step {}

    /** Ends the call. */
    record HangUp() implements Step {}

    /** Reads what {@link #toJson} wrote; anything else is refused with a message for whoever sent it. */
    static Step fromJson(JsonObject json) {
        try {
            return json.mapTo(Step.class);
        } catch (IllegalArgumentException e) {
            throw new CoreException(Reason.INVALID, uz.alovoice.core.Message.of("step.invalid", json.encode()), e);
        }
    }

    default JsonObject toJson() {
        return JsonObject.mapFrom(this);
    }
}
