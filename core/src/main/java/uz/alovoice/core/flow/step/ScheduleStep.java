package uz.alovoice.core.flow.step;

import java.time.Clock;
import uz.alovoice.core.flow.Journey;
import uz.alovoice.core.flow.Next;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.schedule.ScheduleId;
import uz.alovoice.core.schedule.Schedules;

/** Open or closed, in the tenant's time zone. A resume asks the clock again: nobody has heard anything yet. */
public final class ScheduleStep {
    private final Schedules schedules;
    private final Clock clock;

    public ScheduleStep(Schedules schedules, Clock clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    public Next run(Journey journey, Step.Schedule step) {
        var schedule =
                schedules.get(journey.tenantId(), new ScheduleId(step.id())).await();
        var open = schedule.openAt(clock.instant(), journey.tenant().settings().timeZone());
        return new Next.GoTo(open ? schedule.openStep() : schedule.closedStep());
    }
}
