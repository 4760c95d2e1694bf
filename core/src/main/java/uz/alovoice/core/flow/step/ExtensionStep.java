package uz.alovoice.core.flow.step;

import java.util.List;
import uz.alovoice.core.audio.Prompt.Phrase;
import uz.alovoice.core.audio.Sounds;
import uz.alovoice.core.call.Attempts;
import uz.alovoice.core.call.Attempts.Answer;
import uz.alovoice.core.call.BridgeEnd;
import uz.alovoice.core.call.DialString;
import uz.alovoice.core.call.Direction;
import uz.alovoice.core.call.Outcome;
import uz.alovoice.core.call.Status;
import uz.alovoice.core.flow.Journey;
import uz.alovoice.core.flow.Next;
import uz.alovoice.core.recording.Recordings;
import uz.alovoice.core.routing.Step;

/**
 * Rings all phones of one operator; the switch itself bridges the first to answer, so that a brain's death changes nothing. A resume asks the
 * record: after a talk the call is over, an attempt that came to nothing meanwhile is not made twice.
 */
public final class ExtensionStep {
    private static final int RING_SECONDS = 45;

    private final Attempts attempts;
    private final Recordings recordings;
    private final Sounds sounds;

    public ExtensionStep(Attempts attempts, Recordings recordings, Sounds sounds) {
        this.attempts = attempts;
        this.recordings = recordings;
        this.sounds = sounds;
    }

    public Next run(Journey journey, Step.Extension step, boolean resumed) {
        return resumed ? afterwards(journey, step) : attempt(journey, step);
    }

    private Next attempt(Journey journey, Step.Extension step) {
        return switch (attempts.operator(journey.call(), step.operator(), RING_SECONDS)
                .await()) {
            case Answer.Busy b -> notReached(journey, "USER_BUSY", 486);
            case Answer.Unreachable u -> notReached(journey, "USER_NOT_REGISTERED", 480);
            case Answer.Ready(List<Attempts.Ring> rings) -> ring(journey, rings);
        };
    }

    private Next ring(Journey journey, List<Attempts.Ring> rings) {
        var call = journey.call();
        var dial = new DialString()
                .with("originate_timeout", Integer.toString(RING_SECONDS))
                .with("origination_caller_id_number", call.from())
                .with("origination_caller_id_name", call.fromName().isEmpty() ? call.from() : call.fromName())
                .with("alovoice_call", call.id().toString());
        rings.forEach(ring -> dial.leg(ring.leg(), ring.device().endpoint(call.node())));
        if (journey.announcesRecording()) {
            journey.answer();
        }
        journey.leg().ring();
        var end = journey.leg()
                .bridge(
                        dial,
                        recordings.forTalk(journey.tenant(), journey.call()).await());
        attempts.end(rings.stream().map(Attempts.Ring::leg).toList(), end).await();
        return end.talked() ? Next.end() : notReached(journey, end.cause(), end.sipStatus());
    }

    private Next afterwards(Journey journey, Step.Extension step) {
        if (journey.call().status() == Status.TALKING) {
            return Next.end();
        }
        var before = BridgeEnd.before(journey.leg().data());
        if (before.isEmpty()) {
            return attempt(journey, step);
        }
        var end = before.get();
        return end.talked() ? Next.end() : notReached(journey, end.cause(), end.sipStatus());
    }

    /** A colleague's phone shows why; a client is told. */
    private Next notReached(Journey journey, String cause, int sipStatus) {
        var outcome = Outcome.of(cause, sipStatus);
        if (journey.call().direction() == Direction.INCOMING) {
            journey.answer();
            journey.leg()
                    .play(sounds.say(
                            journey.language(), outcome == Outcome.BUSY ? Phrase.LINE_BUSY : Phrase.NO_ANSWER));
        } else {
            journey.result(outcome, cause, sipStatus);
        }
        return new Next.End(cause.equals("USER_NOT_REGISTERED") ? "NO_USER_RESPONSE" : cause);
    }
}
