package uz.alovoice.core.campaign;

import java.util.Locale;
import uz.alovoice.core.call.Outcome;

/** What an attempt came to, in the words that retry rules and reports use. */
public enum AttemptOutcome {
    /** Answered, and talked at least as long as the campaign asks. */
    SUCCESS,
    SHORT_TALK,
    /** Answered by a machine. */
    MACHINE,
    /** Answered, and nobody was free: called back before all others. */
    ABANDONED,
    BUSY,
    NO_ANSWER,
    UNREACHABLE,
    REJECTED,
    BAD_NUMBER,
    /** The switch or the brain died between placing and answer: perhaps it rang, so it counts. */
    LOST,
    /** The line's doing: does not count against the person. */
    TRUNK_FAULT,
    /** Given up by us before it could ring long enough; does not count either. */
    CANCELLED;

    /** Whether the attempt is one of those that a person is spared more of. */
    public boolean counts() {
        return this != TRUNK_FAULT && this != CANCELLED;
    }

    /** As stored. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AttemptOutcome fromCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /**
     * Of a call that nobody answered.
     *
     * @param cause hang-up cause of the leg; LOST is what reconciliation writes for a channel that its switch no longer has
     */
    static AttemptOutcome unanswered(String cause, int sipStatus) {
        if ("LOST".equals(cause)) {
            return LOST;
        }
        return switch (Outcome.of(cause, sipStatus)) {
            case BUSY -> BUSY;
            case NO_ANSWER -> NO_ANSWER;
            case UNREACHABLE -> UNREACHABLE;
            case REJECTED -> REJECTED;
            case BAD_NUMBER -> BAD_NUMBER;
            case TRUNK_FAULT -> TRUNK_FAULT;
            case CANCELLED -> CANCELLED;
            // A normal end without an answer: the network's announcement, or an answer that was never reported.
            case ANSWERED, DROPPED -> UNREACHABLE;
        };
    }
}
