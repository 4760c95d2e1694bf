package uz.alovoice.core.flow.step;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.audio.Prompt.Phrase;
import uz.alovoice.core.audio.Sounds;
import uz.alovoice.core.call.CallerGone;
import uz.alovoice.core.call.EndLeg;
import uz.alovoice.core.call.LegEnd;
import uz.alovoice.core.call.Status;
import uz.alovoice.core.department.Department;
import uz.alovoice.core.department.DepartmentId;
import uz.alovoice.core.department.Departments;
import uz.alovoice.core.flow.Journey;
import uz.alovoice.core.flow.Next;
import uz.alovoice.core.node.Switches;
import uz.alovoice.core.queue.Mailbox;
import uz.alovoice.core.queue.Offer;
import uz.alovoice.core.queue.QueuePlaces;
import uz.alovoice.core.queue.Queues;
import uz.alovoice.core.queue.RingOffer;
import uz.alovoice.core.queue.Signal;
import uz.alovoice.core.recording.Recordings;
import uz.alovoice.core.routing.Step;
import uz.alovoice.esl.Event;
import uz.alovoice.esl.EventName;

/**
 * Music, announcements, and an operator as soon as one is free. A resume asks the record: after a talk the call is over; otherwise the caller
 * has kept his place, and what rang for him was ended by the brain that took the call.
 */
public final class QueueStep {
    /** How long the channel may take to leave this connection for the talk. */
    private static final Duration HAND_OVER = Duration.ofSeconds(3);

    /** Who was called by us is told that we shall call again, rather than made to wait. */
    private static final int PATIENCE_SECONDS = 2;

    private final Departments departments;
    private final QueuePlaces places;
    private final Queues queues;
    private final RingOffer ringOffer;
    private final Switches switches;
    private final EndLeg endLeg;
    private final Recordings recordings;
    private final Sounds sounds;
    private final Clock clock;

    public QueueStep(
            Departments departments,
            QueuePlaces places,
            Queues queues,
            RingOffer ringOffer,
            Switches switches,
            EndLeg endLeg,
            Recordings recordings,
            Sounds sounds,
            Clock clock) {
        this.departments = departments;
        this.places = places;
        this.queues = queues;
        this.ringOffer = ringOffer;
        this.switches = switches;
        this.endLeg = endLeg;
        this.recordings = recordings;
        this.sounds = sounds;
        this.clock = clock;
    }

    public Next run(Journey journey, Step.Queue step, boolean resumed) {
        if (resumed && journey.call().status() == Status.TALKING) {
            return Next.end();
        }
        // Asked for together, and the music started before a place is taken: until then the caller hears nothing.
        var recording = recordings.forTalk(journey.tenant(), journey.call());
        var department = departments
                .get(journey.tenantId(), new DepartmentId(step.department()))
                .await();
        var music =
                sounds.music(journey.tenantId(), department.settings().music()).await();
        journey.answer();
        recording.await().ifPresent(journey.leg()::record);
        journey.leg().startMusic(music);
        var mailbox = queues.open(journey.call());
        Consumer<Event> listener = event -> tell(event, mailbox);
        journey.leg().onEvent(listener);
        try {
            var since = places.take(journey.call(), department).await().toInstant();
            queues.matchSoon(journey.call());
            return new Wait(
                            journey,
                            department,
                            mailbox,
                            since.plusSeconds(
                                    journey.call().ofCampaign()
                                            ? PATIENCE_SECONDS
                                            : department.settings().maxWaitSeconds()))
                    .untilSomething();
        } finally {
            journey.leg().removeListener(listener);
            queues.close(journey.call());
        }
    }

    private static void tell(Event event, Mailbox mailbox) {
        if (event.is(EventName.CHANNEL_HANGUP)) {
            mailbox.tell(new Signal.Gone());
        } else if (event.is(EventName.CHANNEL_EXECUTE_COMPLETE)) {
            switch (event.application()) {
                case "socket" -> mailbox.tell(new Signal.Taken());
                case "playback" -> mailbox.tell(new Signal.Heard(String.valueOf(event.applicationUuid())));
                case null, default -> {}
            }
        }
    }

    /** One caller's wait. */
    private final class Wait {
        private final Journey journey;
        private final Department department;
        private final Mailbox mailbox;
        private final Instant deadline;
        private final Map<Long, Offer> ringing = new LinkedHashMap<>();
        /** When the next announcement is due; null while one is heard, since the time to the next is counted from its end. */
        private @Nullable Instant announcement;

        private @Nullable String announcing;

        Wait(Journey journey, Department department, Mailbox mailbox, Instant deadline) {
            this.journey = journey;
            this.department = department;
            this.mailbox = mailbox;
            this.deadline = deadline;
            this.announcement = clock.instant()
                    .plusSeconds(Math.min(2, department.settings().announceSeconds()));
        }

        Next untilSomething() {
            try {
                while (true) {
                    var next = hear(mailbox.next(Duration.between(clock.instant(), earliest())));
                    if (next != null) {
                        return next;
                    }
                }
            } finally {
                ringing.values().forEach(offer -> ringOffer.cancel(journey.call(), offer, "ORIGINATOR_CANCEL"));
            }
        }

        private Instant earliest() {
            return department.settings().announceSeconds() > 0
                            && announcement != null
                            && announcement.isBefore(deadline)
                    ? announcement
                    : deadline;
        }

        private @Nullable Next hear(@Nullable Signal signal) {
            switch (signal) {
                case null -> {
                    return timePassed();
                }
                case Signal.Offered(Offer offer) -> ring(offer);
                case Signal.Declined(Offer offer, String cause) -> {
                    ringing.remove(offer.operator());
                    ringOffer
                            .afterwards(journey.call(), department, offer, cause)
                            .await()
                            .ifPresentOrElse(this::ring, () -> queues.matchSoon(journey.call()));
                }
                case Signal.Answered(Offer offer, UUID leg) -> {
                    if (ringing.remove(offer.operator()) == null) {
                        ringOffer.cancel(journey.call(), offer, "LOSE_RACE");
                    } else if (connect(leg)) {
                        return handOver();
                    }
                }
                case Signal.Heard(String playback) -> {
                    if (playback.equals(announcing)) {
                        announcing = null;
                        announcement = clock.instant()
                                .plusSeconds(department.settings().announceSeconds());
                    }
                }
                case Signal.Taken() -> {
                    return new Next.Left();
                }
                case Signal.Gone() -> throw new CallerGone("hung up in the queue");
            }
            return null;
        }

        private void ring(Offer offer) {
            ringing.put(offer.operator(), offer);
            ringOffer.ring(journey.call(), department, offer, mailbox);
        }

        private @Nullable Next timePassed() {
            var now = clock.instant();
            if (!now.isBefore(deadline) && ringing.isEmpty()) {
                places.leave(journey.call()).await();
                journey.leg().stopPlaying();
                return journey.call().ofCampaign()
                        ? new Next.End("NO_USER_RESPONSE")
                        : new Next.GoTo(department.settings().maxWaitStep());
            }
            if (department.settings().announceSeconds() > 0 && announcement != null && !now.isBefore(announcement)) {
                announcement = null;
                announce();
            } else if (!now.isBefore(deadline)) {
                // A phone is ringing for this caller: let it ring out.
                return hear(mailbox.next(Duration.ofSeconds(1)));
            }
            return null;
        }

        private void announce() {
            var standing = places.standing(journey.call(), department).await();
            var said = new ArrayList<java.nio.file.Path>();
            if (department.settings().announcePosition()) {
                said.addAll(sounds.prompts().queuePosition(journey.language(), standing.position()));
            }
            if (department.settings().announceWait()) {
                standing.estimate()
                        .ifPresent(wait -> said.addAll(sounds.prompts().waitingTime(journey.language(), wait)));
            }
            said.addAll(sounds.say(journey.language(), Phrase.QUEUE_STAY_ON_LINE));
            announcing = journey.leg().announce(said);
        }

        private boolean connect(UUID leg) {
            ringing.values().forEach(offer -> ringOffer.cancel(journey.call(), offer, "LOSE_RACE"));
            ringing.clear();
            try {
                journey.leg().resumes(false);
                switches.get(journey.call().node())
                        .connect(journey.leg().uuid(), leg)
                        .await();
                // Not a talk yet: whoever hangs up in this moment takes nothing from the other. The switch tells when
                // it begins.
                return true;
            } catch (CoreException e) {
                journey.leg().resumes(true);
                endLeg.end(leg, LegEnd.of("NORMAL_TEMPORARY_FAILURE")).await();
                queues.matchSoon(journey.call());
                return false;
            }
        }

        /** The caller's channel leaves this connection now; when the talk is over it comes back on another. */
        private Next handOver() {
            for (var signal = mailbox.next(HAND_OVER); signal != null; signal = mailbox.next(HAND_OVER)) {
                if (signal instanceof Signal.Answered(Offer offer, UUID leg)) {
                    ringOffer.cancel(journey.call(), offer, "LOSE_RACE");
                } else if (signal instanceof Signal.Taken || signal instanceof Signal.Gone) {
                    break;
                }
            }
            return new Next.Left();
        }
    }
}
