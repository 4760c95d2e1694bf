package uz.alovoice.core.flow.step;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.audio.Prompt.Phrase;
import uz.alovoice.core.audio.Sounds;
import uz.alovoice.core.call.Attempts;
import uz.alovoice.core.call.BridgeEnd;
import uz.alovoice.core.call.CallerGone;
import uz.alovoice.core.call.DialString;
import uz.alovoice.core.call.Outcome;
import uz.alovoice.core.call.ReserveLine;
import uz.alovoice.core.call.ReserveLine.Line;
import uz.alovoice.core.call.Result;
import uz.alovoice.core.call.Status;
import uz.alovoice.core.flow.Journey;
import uz.alovoice.core.flow.Next;
import uz.alovoice.core.number.PhoneNumber;
import uz.alovoice.core.recording.Recordings;
import uz.alovoice.core.routing.Step;

/**
 * To the world through the tenant's trunks, the next one when a trunk is at fault. A resume asks the record, as with an extension: nobody is
 * called twice.
 */
public final class OutsideStep {
    private static final int RING_SECONDS = 60;
    /** How long a call waits for the calls per second of a trunk. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ReserveLine reserveLine;
    private final Attempts attempts;
    private final Recordings recordings;
    private final Sounds sounds;

    public OutsideStep(ReserveLine reserveLine, Attempts attempts, Recordings recordings, Sounds sounds) {
        this.reserveLine = reserveLine;
        this.attempts = attempts;
        this.recordings = recordings;
        this.sounds = sounds;
    }

    public Next run(Journey journey, Step.Outside step, boolean resumed) {
        if (resumed && journey.call().status() == Status.TALKING) {
            return Next.end();
        }
        var before = resumed ? BridgeEnd.before(journey.leg().data()) : Optional.<BridgeEnd>empty();
        return before.map(end -> end.talked() ? Next.end() : failed(journey, end))
                .orElseGet(() -> attempt(journey, step));
    }

    private Next attempt(Journey journey, Step.Outside step) {
        var number = PhoneNumber.parse(step.number());
        var tried = new HashSet<Long>();
        var last = new BridgeEnd(false, "NETWORK_OUT_OF_ORDER", 503);
        while (true) {
            Line line;
            try {
                line = awaitLine(journey, number, tried);
            } catch (CoreException e) {
                switch (e.reason()) {
                    case NOT_FOUND -> {
                        return failed(journey, last);
                    }
                    case FORBIDDEN, LIMIT, UNPAID -> {
                        return refused(journey, e);
                    }
                    default -> throw e;
                }
            }
            tried.add(line.trunk());
            last = journey.leg()
                    .bridge(
                            dial(journey, line),
                            recordings.forTalk(journey.tenant(), journey.call()).await());
            if (last.talked()) {
                return Next.end(); // the leg's end is the switch's to tell: its times are what is charged
            }
            attempts.end(List.of(line.leg()), last).await();
            if (last.outcome() != Outcome.TRUNK_FAULT) {
                return failed(journey, last);
            }
        }
    }

    /** A trunk that has had its calls of this second is waited for; somebody who hung up meanwhile needs none. */
    private Line awaitLine(Journey journey, PhoneNumber number, Set<Long> tried) {
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var line = reserveLine.reserve(journey.call(), number, tried).await();
            if (line.isPresent()) {
                return line.get();
            }
            if (journey.leg().left()) {
                throw new CallerGone("hung up before a line was free");
            }
            if (System.nanoTime() > patience) {
                throw new CoreException(Reason.NOT_FOUND, "no trunk may begin another call yet");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static DialString dial(Journey journey, Line line) {
        var dial = new DialString()
                .with("originate_timeout", Integer.toString(RING_SECONDS))
                .with("alovoice_call", journey.call().id().toString());
        if (!line.callerNumber().isEmpty()) {
            dial.with("origination_caller_id_number", line.callerNumber())
                    .with("origination_caller_id_name", line.callerNumber());
        }
        if (line.seconds() > 0) {
            dial.with("execute_on_answer", "sched_hangup +" + line.seconds() + " ALLOTTED_TIMEOUT");
        }
        if (line.gateway() != null) {
            dial.with("sip_h_X-AloVoice-Gateway", line.gateway());
        }
        return dial.leg(line.leg(), line.endpoint());
    }

    private static Next failed(Journey journey, BridgeEnd end) {
        journey.result(end.outcome(), end.cause(), end.sipStatus());
        return new Next.End(end.cause());
    }

    private Next refused(Journey journey, CoreException refusal) {
        journey.answer();
        journey.leg()
                .play(sounds.say(
                        journey.language(),
                        switch (refusal.reason()) {
                            case UNPAID -> Phrase.BALANCE_EMPTY;
                            case LIMIT -> Phrase.CALL_LIMIT_REACHED;
                            default -> Phrase.CALL_NOT_ALLOWED;
                        }));
        journey.result(Result.REJECTED, "OUTGOING_CALL_BARRED", 0);
        return new Next.End("OUTGOING_CALL_BARRED");
    }
}
