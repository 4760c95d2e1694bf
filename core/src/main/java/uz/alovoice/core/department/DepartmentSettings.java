package uz.alovoice.core.department;

import java.util.Objects;
import uz.alovoice.core.Check;
import uz.alovoice.core.audio.AudioId;
import uz.alovoice.core.routing.Step;

/**
 * How a department's queue behaves.
 *
 * @param extension       that reaches the queue from inside; null for none
 * @param priority        the higher goes first where an operator is in several departments
 * @param ringSeconds     an operator is rung so long
 * @param skipSeconds     one who did not answer is passed over so long
 * @param wrapUpSeconds   after a call an operator is left alone so long
 * @param maxWaitStep     what happens to who has waited {@code maxWaitSeconds}
 * @param announceSeconds between announcements; 0 for none
 * @param music           null for the installation's own
 * @param lastOperatorFirst a caller gets back to who talked with him last, when he is free
 */
public record DepartmentSettings(
        String name,
        String extension,
        Strategy strategy,
        int priority,
        int ringSeconds,
        int skipSeconds,
        int wrapUpSeconds,
        int maxWaitSeconds,
        Step maxWaitStep,
        int announceSeconds,
        boolean announcePosition,
        boolean announceWait,
        AudioId music,
        boolean lastOperatorFirst) {
    public DepartmentSettings {
        name = Check.name("name", name);
        // 0 and 1 begin short and emergency numbers: an extension must never hide one.
        Check.that(
                extension == null || extension.matches("[2-9][0-9]{2,5}"), "extension", "department.extension_invalid");
        Objects.requireNonNull(strategy, "strategy");
        Check.range("priority", priority, -1000, 1000);
        Check.range("ring_seconds", ringSeconds, 5, 120);
        Check.range("skip_seconds", skipSeconds, 0, 3600);
        Check.range("wrap_up_seconds", wrapUpSeconds, 0, 3600);
        Check.range("max_wait_seconds", maxWaitSeconds, 5, 7200);
        Check.that(maxWaitStep != null, "max_wait_step", "field.required");
        Check.that(
                announceSeconds == 0 || (announceSeconds >= 10 && announceSeconds <= 600),
                "announce_seconds",
                "department.announce_seconds");
    }

    /** With callers as they come: the strategy alone decides. */
    public DepartmentSettings(
            String name,
            String extension,
            Strategy strategy,
            int priority,
            int ringSeconds,
            int skipSeconds,
            int wrapUpSeconds,
            int maxWaitSeconds,
            Step maxWaitStep,
            int announceSeconds,
            boolean announcePosition,
            boolean announceWait,
            AudioId music) {
        this(
                name,
                extension,
                strategy,
                priority,
                ringSeconds,
                skipSeconds,
                wrapUpSeconds,
                maxWaitSeconds,
                maxWaitStep,
                announceSeconds,
                announcePosition,
                announceWait,
                music,
                false);
    }

    public static DepartmentSettings of(String name) {
        return new DepartmentSettings(
                name, null, Strategy.LONGEST_IDLE, 0, 20, 15, 5, 600, new Step.HangUp(), 30, true, true, null);
    }
}
