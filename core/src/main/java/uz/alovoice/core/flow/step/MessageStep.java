package uz.alovoice.core.flow.step;

import uz.alovoice.core.audio.AudioId;
import uz.alovoice.core.audio.Sounds;
import uz.alovoice.core.call.Result;
import uz.alovoice.core.flow.Journey;
import uz.alovoice.core.flow.Next;
import uz.alovoice.core.routing.Step;

/** Plays a file and ends. A resume repeats it. */
public final class MessageStep {
    private final Sounds sounds;

    public MessageStep(Sounds sounds) {
        this.sounds = sounds;
    }

    public Next run(Journey journey, Step.Message step) {
        var file = sounds.audio(journey.tenantId(), new AudioId(step.audio())).await();
        journey.answer();
        journey.leg().play(file);
        journey.result(Result.SELF_SERVICE, "NORMAL_CLEARING", 0);
        return Next.end();
    }
}
