package uz.alovoice.core.flow.step;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.audio.Prompt.Phrase;
import uz.alovoice.core.audio.Sounds;
import uz.alovoice.core.call.Attempts;
import uz.alovoice.core.call.BridgeEnd;
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
                line = reserveLine.reserve(journey.call(), number, tried).await();
            } catch (CoreException e) {
                return e.reason() == Reason.UNAVAILABLE ? failed(journey, last) : refused(journey, e);
            }
            tried.add(line.trunk());
            last = journey.leg().bridge(dial(journey, line), recordings.forTalk(journey.tenant(), journey.call()));
            attempts.end(List.of(line.leg()), last).await();
            if (last.talked()) {
                return Next.end();
            }
            if (last.outcome() != Outcome.TRUNK_FAULT) {
                return failed(journey, last);
            }
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
                        refusal.reason() == Reason.LIMIT ? Phrase.CALL_LIMIT_REACHED : Phrase.CALL_NOT_ALLOWED));
        journey.result(Result.REJECTED, "OUTGOING_CALL_BARRED", 0);
        return new Next.End("OUTGOING_CALL_BARRED");
    }
}
