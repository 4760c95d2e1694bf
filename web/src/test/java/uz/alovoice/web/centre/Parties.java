package uz.alovoice.web.centre;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.operator.SipAccount;

/** Who takes part in a story around one node, whatever kind of switch that is. */
public interface Parties {
    /** How long anything that happens at once may take. */
    Duration SOON = Duration.ofSeconds(8);

    /** An operator's phone, at an address of its own; not registered yet. */
    Phone phone(SipAccount account);

    /** The far end of a trunk, at an address of its own. */
    Provider provider();

    /** A telephone of an operator. */
    interface Phone extends AutoCloseable {
        String extension();

        /** @return the SIP status */
        int register();

        void unregister();

        Line dial(String number);

        /** The call that comes next, or is there already; it is not answered yet. */
        Line awaitCall(Duration limit);

        default Line awaitCall() {
            return awaitCall(SOON);
        }

        /** From now on each call is refused with this SIP status. */
        void refuses(int status);

        /** Without a word, as a phone goes whose plug is pulled. */
        @Override
        void close();
    }

    /** Who brings calls from the world, and takes calls to it. */
    interface Provider extends AutoCloseable {
        String address();

        /** What a REGISTER is answered from now on; 0: not at all. */
        void answersRegister(int status);

        int registersReceived();

        /** @param from the caller's number, as providers write it */
        Line call(String number, String from);

        default Line call(String number) {
            return call(number, "998901234567");
        }

        Line awaitCall(Duration limit);

        default Line awaitCall() {
            return awaitCall(SOON);
        }

        /** Every call that went either way, as seen here. */
        List<Line> calls();

        @Override
        void close();
    }

    /** One party's end of a call. Who calls speaks at 440 Hz, who is called at 880. Awaits fail after {@link #SOON} unless they say otherwise. */
    interface Line {
        /** The SIP Call-ID. */
        String callId();

        /** The party's own call, rather than one that came to it. */
        boolean outgoing();

        /** Who called: a number or an extension. */
        String from();

        /** Who was called. */
        String dialled();

        @Nullable
        Instant answeredAt();

        @Nullable
        Instant endedAt();

        /** The final answer to one's own INVITE; 0 while there is none. */
        int status();

        /** Says 180; a phone that is simulated does so by itself. */
        Line ring();

        Line answer();

        Line refuse(int status);

        /** BYE; before the answer CANCEL of one's own call. */
        Line hangUp();

        Line press(String keys);

        Line hold();

        Line unhold();

        /** Sends the other party to a number. */
        Line transfer(String number);

        /** Connects the other party with that of another call of ours, ringing or answered. */
        Line transfer(Line consultation);

        /** The switch has taken the transfer on. */
        Line awaitTransferTaken();

        Line awaitRinging();

        Line awaitAnswered();

        Line awaitEnded(Duration limit);

        default Line awaitEnded() {
            return awaitEnded(SOON);
        }

        /** Something is heard that is no ringing: a prompt, music, a person. */
        Line awaitSound();

        /** Something is heard, and it is not this party. */
        Line awaitSoundOtherThan(Line party);

        /** This party is heard, now and for a while. */
        Line awaitHearing(Line party);

        /** What was heard until now does not count any more. */
        Line forget();

        /** Since {@link #forget} this party was heard for so long, and never for less than 95 % of the time. */
        Line awaitHeardThroughout(Line party, Duration time);
    }
}
