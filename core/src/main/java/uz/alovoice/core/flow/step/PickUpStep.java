package uz.alovoice.core.flow.step;

import java.util.UUID;
import uz.alovoice.core.audio.Prompt.Phrase;
import uz.alovoice.core.audio.Sounds;
import uz.alovoice.core.call.Result;
import uz.alovoice.core.call.RingingCalls;
import uz.alovoice.core.flow.Journey;
import uz.alovoice.core.flow.Next;
import uz.alovoice.core.node.Switches;
import uz.alovoice.core.routing.Step;

/**
 * Answers what rings at a colleague: the switch takes the caller out of whatever he waits in. On the way the picker's channel leaves this
 * connection; the talk is written when the two are joined. A resume does nothing more: the talk is over.
 */
public final class PickUpStep {
    private final RingingCalls ringingCalls;
    private final Switches switches;
    private final Sounds sounds;

    public PickUpStep(RingingCalls ringingCalls, Switches switches, Sounds sounds) {
        this.ringingCalls = ringingCalls;
        this.switches = switches;
        this.sounds = sounds;
    }

    public Next run(Journey journey, Step.PickUp step, boolean resumed) {
        if (resumed) {
            return Next.end();
        }
        var ringing = ringingCalls.at(journey.call(), step.operator()).await();
        if (ringing.isEmpty()) {
            return nothing(journey);
        }
        UUID caller = ringing.get();
        // Both channels now live without their brains' sockets until they part.
        switches.get(journey.call().node())
                .setVariable(caller, "socket_resume", "false")
                .await();
        return journey.leg().pickUp(caller) ? new Next.Left() : nothing(journey);
    }

    private Next nothing(Journey journey) {
        journey.answer();
        journey.leg().play(sounds.say(journey.language(), Phrase.NOTHING_TO_PICK_UP));
        journey.result(Result.FAILED, "NO_PICKUP", 0);
        return Next.end();
    }
}
