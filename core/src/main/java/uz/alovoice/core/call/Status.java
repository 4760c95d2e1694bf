package uz.alovoice.core.call;

import java.util.Locale;
import uz.alovoice.core.routing.Step;

/** What a live call is doing, as the board shows it. */
public enum Status {
    ROUTING,
    MENU,
    MESSAGE,
    VOICEMAIL,
    QUEUE,
    RINGING,
    TALKING,
    ENDED;

    /** What a call in this step is doing. */
    public static Status of(Step step) {
        return switch (step) {
            case Step.Menu s -> MENU;
            case Step.Queue s -> QUEUE;
            case Step.Extension s -> RINGING;
            case Step.Outside s -> RINGING;
            case Step.PickUp s -> RINGING;
            case Step.Voicemail s -> VOICEMAIL;
            case Step.Message s -> MESSAGE;
            case Step.TestCall s -> MESSAGE;
            case Step.Refuse s -> MESSAGE;
            case Step.Schedule s -> ROUTING;
            case Step.Speak s -> ROUTING;
            case Step.HangUp s -> ROUTING;
        };
    }

    /** As stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Status fromCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
