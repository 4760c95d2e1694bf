package uz.alovoice.core.flow.step;

import java.util.ArrayList;
import java.util.List;
import uz.alovoice.core.audio.Prompt.Phrase;
import uz.alovoice.core.audio.Sounds;
import uz.alovoice.core.call.Result;
import uz.alovoice.core.flow.Journey;
import uz.alovoice.core.flow.Next;
import uz.alovoice.core.recording.Recordings;
import uz.alovoice.core.routing.Step;

/**
 * Takes a message until #, hang-up or three minutes. The recording is the channel's own and goes on through a brain's death, so a resume
 * plays nothing and waits for the end of the same message.
 */
public final class VoicemailStep {
    private static final int LONGEST_SECONDS = 180;

    private final Recordings recordings;
    private final Sounds sounds;

    public VoicemailStep(Recordings recordings, Sounds sounds) {
        this.recordings = recordings;
        this.sounds = sounds;
    }

    public Next run(Journey journey, Step.Voicemail step, boolean resumed) {
        var leg = journey.leg();
        if (!resumed) {
            journey.answer();
            var prompt = new ArrayList<>(sounds.say(journey.language(), Phrase.VOICEMAIL_LEAVE));
            prompt.add(sounds.prompts().beep());
            leg.play(prompt);
        }
        recordings.startMessage(journey.call(), step.department()).await().ifPresent(file -> {
            journey.result(Result.VOICEMAIL, "NORMAL_CLEARING", 0);
            leg.startMessage(file);
        });
        leg.collect(List.of(), 1, false, LONGEST_SECONDS);
        leg.stopRecording(recordings.message(journey.call()).await());
        leg.play(sounds.say(journey.language(), Phrase.VOICEMAIL_SAVED));
        return Next.end();
    }
}
