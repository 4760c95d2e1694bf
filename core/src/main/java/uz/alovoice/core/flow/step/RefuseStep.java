package uz.alovoice.core.flow.step;

import uz.alovoice.core.audio.Prompt.Phrase;
import uz.alovoice.core.audio.Sounds;
import uz.alovoice.core.call.Result;
import uz.alovoice.core.flow.Journey;
import uz.alovoice.core.flow.Next;

/** Tells a blocked caller, politely, that he is not taken. A resume says it again. */
public final class RefuseStep {
    private final Sounds sounds;

    public RefuseStep(Sounds sounds) {
        this.sounds = sounds;
    }

    public Next run(Journey journey) {
        journey.result(Result.REJECTED, "CALL_REJECTED", 0);
        journey.answer();
        journey.leg().play(sounds.say(journey.language(), Phrase.CALL_REFUSED));
        return new Next.End("CALL_REJECTED");
    }
}
