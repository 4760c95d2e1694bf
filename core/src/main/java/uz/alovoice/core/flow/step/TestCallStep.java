package uz.alovoice.core.flow.step;

import uz.alovoice.core.audio.Prompt.Phrase;
import uz.alovoice.core.audio.Sounds;
import uz.alovoice.core.flow.Journey;
import uz.alovoice.core.flow.Next;

/** Says that the line works, to who tries it. A resume says it again. */
public final class TestCallStep {
    private final Sounds sounds;

    public TestCallStep(Sounds sounds) {
        this.sounds = sounds;
    }

    public Next run(Journey journey) {
        journey.answer();
        journey.leg().play(sounds.say(journey.language(), Phrase.TEST_CALL));
        return Next.end();
    }
}
