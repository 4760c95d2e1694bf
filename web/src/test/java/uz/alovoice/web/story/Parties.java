package uz.alovoice.web.story;

import java.time.Duration;
import uz.alovoice.core.operator.Operator;

/** Who takes part in a story, whatever switch it is told on. */
interface Parties {
    /** A client calls a number of the company over the trunk at this address. */
    Line client(String trunkAddress, String number, String from);

    /** The operator's phone, registered and known to the brains. */
    Phone phone(Company company, Operator operator);

    /** A registered telephone. */
    interface Phone {
        Phone answersAfter(Duration time);

        /** Refuses each call with 486. */
        Phone busy();

        Line dial(String number);

        /** The call that rings here next, or rings already. */
        Line awaitCall();
    }

    /** One party's end of a call. */
    interface Line {
        Line dtmf(String digits);

        Line hangUp();

        Line awaitAnswered();

        /** Waits until a sound is heard whose path contains this. */
        Line awaitPlaying(String part);

        Line awaitBridged();

        /** The name of the hang-up cause of this leg. */
        String awaitEnded();
    }
}
