package uz.alovoice.core.flow.step;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import uz.alovoice.core.audio.Prompt.Phrase;
import uz.alovoice.core.audio.Sounds;
import uz.alovoice.core.call.Attempts;
import uz.alovoice.core.call.Attempts.Answer;
import uz.alovoice.core.call.BridgeEnd;
import uz.alovoice.core.call.CallerGone;
import uz.alovoice.core.call.DialString;
import uz.alovoice.core.call.Direction;
import uz.alovoice.core.call.Outcome;
import uz.alovoice.core.call.Ring;
import uz.alovoice.core.call.Status;
import uz.alovoice.core.flow.Journey;
import uz.alovoice.core.flow.Next;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.recording.Recordings;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.workplace.WakeBrowsers;

/**
 * Rings all phones of one operator; the switch itself bridges the first to answer, so that a brain's death changes nothing. Who has none open
 * is told of the call in his browsers, and after that his mobile rings, when he wishes so. A resume asks the record: after a talk the call is
 * over, an attempt that came to nothing meanwhile is not made twice.
 */
public final class ExtensionStep {
    private static final int RING_SECONDS = 45;
    /** How long somebody has to open a phone when his browsers were told of a call. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Attempts attempts;
    private final Recordings recordings;
    private final Sounds sounds;
    private final WakeBrowsers wakeBrowsers;

    public ExtensionStep(Attempts attempts, Recordings recordings, Sounds sounds, WakeBrowsers wakeBrowsers) {
        this.attempts = attempts;
        this.recordings = recordings;
        this.sounds = sounds;
        this.wakeBrowsers = wakeBrowsers;
    }

    public Next run(Journey journey, Step.Extension step, boolean resumed) {
        return resumed ? afterwards(journey, step) : attempt(journey, step);
    }

    private Next attempt(Journey journey, Step.Extension step) {
        return switch (reach(journey, step)) {
            case Answer.Busy b -> notReached(journey, "USER_BUSY", 486);
            case Answer.Unreachable u -> mobile(journey, step, new BridgeEnd(false, "USER_NOT_REGISTERED", 480));
            case Answer.Ready(List<Ring> rings) -> {
                var end = ring(journey, rings);
                yield end.talked() ? Next.end() : mobile(journey, step, end);
            }
        };
    }

    /** What can ring; of somebody who has no phone open, what he opens when he is told. */
    private Answer reach(Journey journey, Step.Extension step) {
        var answer =
                attempts.operator(journey.call(), step.operator(), RING_SECONDS).await();
        var call = journey.call();
        if (!(answer instanceof Answer.Unreachable)
                || !wakeBrowsers
                        .wake(call.tenant(), new OperatorId(step.operator()), call.from(), call.fromName())
                        .await()) {
            return answer;
        }
        journey.leg().ring();
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (answer instanceof Answer.Unreachable && System.nanoTime() < patience) {
            LockSupport.parkNanos(PAUSE.toNanos());
            if (journey.leg().left()) {
                throw new CallerGone("hung up before a phone was opened");
            }
            answer = attempts.operator(call, step.operator(), RING_SECONDS).await();
        }
        return answer;
    }

    /** After an attempt that came to nothing: his mobile, unless he refused or is in a call. */
    private Next mobile(Journey journey, Step.Extension step, BridgeEnd before) {
        var outcome = before.outcome();
        if (outcome == Outcome.NO_ANSWER || outcome == Outcome.UNREACHABLE) {
            var answer = attempts.mobile(journey.call(), step.operator(), RING_SECONDS)
                    .await();
            if (answer instanceof Answer.Ready(List<Ring> rings)) {
                var end = ring(journey, rings);
                return end.talked() ? Next.end() : notReached(journey, end.cause(), end.sipStatus());
            }
        }
        return notReached(journey, before.cause(), before.sipStatus());
    }

    private BridgeEnd ring(Journey journey, List<Ring> rings) {
        var call = journey.call();
        var dial = new DialString()
                .with("originate_timeout", Integer.toString(RING_SECONDS))
                .with("origination_caller_id_number", call.from())
                .with("origination_caller_id_name", call.fromName().isEmpty() ? call.from() : call.fromName())
                .with("alovoice_call", call.id().toString());
        rings.forEach(dial::leg);
        if (journey.announcesRecording()) {
            journey.answer();
        }
        journey.leg().ring();
        var end = journey.leg()
                .bridge(
                        dial,
                        recordings.forTalk(journey.tenant(), journey.call()).await());
        attempts.end(rings.stream().map(Ring::leg).toList(), end).await();
        return end;
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
