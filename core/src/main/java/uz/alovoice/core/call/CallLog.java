package uz.alovoice.core.call;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import uz.alovoice.esl.Event;

/** Puts a call's id on log lines. A flow's own thread has it from beginning to end; any other has it for the lines that are of the call. */
public final class CallLog {
    private static final String KEY = "call";

    private CallLog() {}

    /** For the rest of this thread's work. */
    public static void begin(CallId call) {
        MDC.put(KEY, call.toString());
    }

    public static void end() {
        MDC.remove(KEY);
    }

    /** @param call null when the call is not known */
    public static void of(@Nullable Object call, Runnable lines) {
        var before = MDC.get(KEY);
        if (call != null) {
            MDC.put(KEY, call.toString());
        }
        try {
            lines.run();
        } finally {
            if (before == null) {
                MDC.remove(KEY);
            } else {
                MDC.put(KEY, before);
            }
        }
    }

    /** The call that a channel says it is of: a caller's own, or the one that an operator is rung for. */
    public static @Nullable String of(Event event) {
        var own = event.variable(Leg.CALL);
        return own != null ? own : event.variable("alovoice_leg_of");
    }
}
