package uz.alovoice.core.flow;

import uz.alovoice.core.call.Status;
import uz.alovoice.core.flow.Next.End;
import uz.alovoice.core.flow.Next.GoTo;
import uz.alovoice.core.flow.Next.Left;
import uz.alovoice.core.flow.step.ExtensionStep;
import uz.alovoice.core.flow.step.MenuStep;
import uz.alovoice.core.flow.step.MessageStep;
import uz.alovoice.core.flow.step.OutsideStep;
import uz.alovoice.core.flow.step.PickUpStep;
import uz.alovoice.core.flow.step.QueueStep;
import uz.alovoice.core.flow.step.RefuseStep;
import uz.alovoice.core.flow.step.ScheduleStep;
import uz.alovoice.core.flow.step.TestCallStep;
import uz.alovoice.core.flow.step.VoicemailStep;
import uz.alovoice.core.routing.Step;

/**
 * The table of contents of a call: from step to step until the end. A new kind of step gets its line here; an assistant will be one.
 *
 * <p>A loop of steps that never waits (a schedule that leads to itself) ends after {@value #LONGEST} steps.
 */
public final class FlowRunner {
    private static final int LONGEST = 200;

    private final ScheduleStep schedule;
    private final MenuStep menu;
    private final QueueStep queue;
    private final ExtensionStep extension;
    private final OutsideStep outside;
    private final VoicemailStep voicemail;
    private final MessageStep message;
    private final PickUpStep pickUp;
    private final TestCallStep testCall;
    private final RefuseStep refuse;

    public FlowRunner(
            ScheduleStep schedule,
            MenuStep menu,
            QueueStep queue,
            ExtensionStep extension,
            OutsideStep outside,
            VoicemailStep voicemail,
            MessageStep message,
            PickUpStep pickUp,
            TestCallStep testCall,
            RefuseStep refuse) {
        this.schedule = schedule;
        this.menu = menu;
        this.queue = queue;
        this.extension = extension;
        this.outside = outside;
        this.voicemail = voicemail;
        this.message = message;
        this.pickUp = pickUp;
        this.testCall = testCall;
        this.refuse = refuse;
    }

    /**
     * Takes the call from where its row says it is, to its end.
     *
     * @param resumed whether another brain, or an earlier connection, was in this step already
     */
    public void run(Journey journey, boolean resumed) {
        go(journey, take(journey, journey.call().step(), resumed));
    }

    /** Sends the call to a step it was not in: a transfer. */
    public void start(Journey journey, Next first) {
        go(journey, first);
    }

    private void go(Journey journey, Next first) {
        var next = first;
        for (var steps = 0; steps < LONGEST; steps++) {
            switch (next) {
                case GoTo(Step step) -> journey.enter(step, Status.of(step));
                case End end -> {
                    if (journey.call().ofCampaign() && !end.equals(Next.end())) {
                        journey.apologise();
                    }
                    journey.leg().hangUp(end.cause());
                    return;
                }
                case Left() -> {
                    return;
                }
            }
            next = take(journey, journey.call().step(), false);
        }
        journey.leg().hangUp("EXCHANGE_ROUTING_ERROR");
    }

    private Next take(Journey journey, Step step, boolean resumed) {
        return switch (step) {
            case Step.Schedule s -> schedule.run(journey, s);
            case Step.Menu s -> menu.run(journey, s);
            case Step.Queue s -> queue.run(journey, s, resumed);
            case Step.Extension s -> extension.run(journey, s, resumed);
            case Step.Outside s -> outside.run(journey, s, resumed);
            case Step.Voicemail s -> voicemail.run(journey, s, resumed);
            case Step.Message s -> message.run(journey, s);
            case Step.Speak s -> speak(journey, s);
            case Step.PickUp s -> pickUp.run(journey, s, resumed);
            case Step.Refuse s -> refuse.run(journey);
            case Step.TestCall s -> testCall.run(journey);
            case Step.HangUp s -> Next.end();
        };
    }

    private static Next speak(Journey journey, Step.Speak step) {
        journey.speak(step.language());
        return new GoTo(step.then());
    }
}
