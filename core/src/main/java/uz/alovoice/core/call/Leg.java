package uz.alovoice.core.call;

import io.vertx.core.Promise;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.brain.Lease;
import uz.alovoice.esl.Command.Execute;
import uz.alovoice.esl.Command.Hangup;
import uz.alovoice.esl.EslException;
import uz.alovoice.esl.Event;
import uz.alovoice.esl.EventName;
import uz.alovoice.esl.OutboundCall;

/**
 * The channel that a flow drives, as something one can talk to: one method, one thing said or done, and it returns when that is over. Runs
 * on the flow's virtual thread. FreeSWITCH looks at its orders once per 20 ms: what belongs together goes out in one write.
 *
 * <p>Playbacks go without event-lock: a hang-up acts at once, and a second one is heard inside the first (seen on 1.11.3-dev), which is
 * how an announcement is made over the music of a queue.
 */
public final class Leg {
    /** Set on the channel: whose call it is. Facts are in the database. */
    public static final String CALL = "alovoice_call";

    /** Set on a channel that is taken from a brain whose lease has lapsed. */
    public static final String TAKEN_OVER = "alovoice_taken_over";

    private static final String KEYS = "alovoice_keys";
    /** As heard in Uzbekistan: 425 Hz, one second in five. */
    private static final String RINGBACK = "%(1000,4000,425)";

    private static final long LEAVES_MS = 100;

    private static final String SILENCE = "silence_stream://100";

    private final OutboundCall socket;
    private final Lease lease;
    private final UUID uuid;
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private final Promise<Event> left = Promise.promise();
    private volatile boolean answered;
    private volatile boolean bridged;
    private volatile boolean resumes;
    private volatile @Nullable CallId call;
    private boolean hungUp;

    public Leg(OutboundCall socket, Lease lease) {
        this.socket = socket;
        this.lease = lease;
        this.uuid = UUID.fromString(socket.channelData().uuid());
        this.answered = "answered".equals(socket.channelData().header("Answer-State"));
    }

    public UUID uuid() {
        return uuid;
    }

    /** The channel as it was when it came to this brain. */
    public Event data() {
        return socket.channelData();
    }

    public boolean answered() {
        return answered;
    }

    /** Whether the channel went on without this connection: into a talk, a transfer, or to another brain. */
    public boolean left() {
        return left.future().failed();
    }

    /** Whose it is; null before that is known. */
    public @Nullable CallId call() {
        return call;
    }

    /** Whether the channel needs a brain now; one that talks does not. */
    public boolean inStep() {
        return resumes;
    }

    /** Hears the channel's events, on its event loop: be quick. */
    public void onEvent(Consumer<Event> listener) {
        listeners.add(listener);
    }

    public void removeListener(Consumer<Event> listener) {
        listeners.remove(listener);
    }

    /** To be told of each event of the channel, before anyone else. */
    public void event(Event event) {
        if (event.is(EventName.CHANNEL_HANGUP) && event.uuid().equals(socket.uuid())) {
            hungUp = true;
        }
        if (event.is(EventName.CHANNEL_ANSWER)) {
            answered = true;
        } else if (event.is(EventName.CHANNEL_BRIDGE)) {
            bridged = event.number("Other-Leg-Channel-Answered-Time") != 0; // else it is early media
        } else if (event.is(EventName.CHANNEL_EXECUTE_COMPLETE) && "socket".equals(event.application())) {
            // Now, while the variable is false: closing an old connection later, when the next owner has set it true,
            // would throw the
            // channel off that one (seen on 1.11.3-dev). One that is true is left to the switch to close.
            if (!resumes && !hungUp) {
                socket.leave();
            }
            left.tryFail(new EslException(EslException.Reason.CLOSED, "the channel left this connection"));
        }
        listeners.forEach(listener -> listener.accept(event));
    }

    /**
     * Marks the channel as this call's, for whichever brain has it next, and lets it come back when this brain dies. Goes out with what
     * follows.
     *
     * @param resume false while an older connection of the channel may still be open: its close would throw the channel off this one
     */
    public void claim(CallId call, boolean resume) {
        resumes = resume;
        this.call = call;
        tell(multiset(Map.of(
                CALL,
                call.toString(),
                "socket_resume",
                Boolean.toString(resume),
                "fallback_rounds",
                "",
                TAKEN_OVER,
                "")));
    }

    /** Takes the call off the hook. */
    public void answer() {
        if (!answered) {
            perform(Execute.of("answer", ""));
            answered = true;
        }
    }

    /** Lets the caller hear ringing before anything is answered. */
    public void ring() {
        if (!answered) {
            tell(Execute.of("ring_ready", ""));
        }
    }

    /** Plays files one after another, and returns when the last is over. */
    public void play(List<Path> files) {
        if (!files.isEmpty()) {
            perform(Execute.of("playback", join(files)));
        }
    }

    /** Starts music that goes on until something else is done with the channel. */
    public void startMusic(Path file) {
        // Not endless_playback: break does not end that (seen on 1.11.3-dev).
        tell(new Execute(null, "playback", file.toString(), null, false, 100_000, false));
    }

    /**
     * Plays files over the music, which goes on afterwards; returns at once.
     *
     * @return the Application-UUID of the event that tells its end
     */
    public String announce(List<Path> files) {
        var id = UUID.randomUUID().toString();
        tell(Execute.of("playback", join(files)).withEventUuid(id));
        return id;
    }

    /** Ends what is being played. What follows in the same write would be played inside it, and it would go on afterwards. */
    public void stopPlaying() {
        perform(Execute.of("break", ""));
    }

    /**
     * Plays a prompt and takes keys; the first key ends the prompt.
     *
     * @param longest how many keys at most; fewer are taken after a pause of two seconds, when longest is over 1
     * @param hashEnds whether # ends the input at once and is none of the keys
     * @param timeoutSeconds how long after the prompt to wait for the first key
     */
    public Digits collect(List<Path> prompt, int longest, boolean hashEnds, int timeoutSeconds) {
        var file = prompt.isEmpty() ? SILENCE : join(prompt);
        var done = perform(Execute.of(
                "play_and_get_digits",
                "1 %d 1 %d %s %s silence_stream://10 %s [0-9*#]+ 2000"
                        .formatted(longest, timeoutSeconds * 1000, hashEnds ? "#" : "none", file, KEYS)));
        var keys = "success".equals(done.variable("read_result")) ? done.variable(KEYS) : null;
        return new Digits(keys == null ? "" : keys);
    }

    /**
     * Connects the caller with whoever answers first, and returns when the talk, or the attempt, is over. While it lasts the brain may die:
     * the channel is told to stay as it is.
     *
     * @param recording file to record the talk into, from the moment somebody is heard; empty not to, or when it is being recorded already
     */
    public BridgeEnd bridge(DialString dial, Optional<Path> recording) {
        bridged = false;
        resumes = false;
        tell(multiset(Map.of("socket_resume", "false", "transfer_ringback", RINGBACK)));
        recording.ifPresent(this::record);
        var complete = perform(Execute.of("bridge", dial.encode()));
        if (leavesNow()) {
            throw new CallerGone("transferred, or picked up");
        }
        resumes = true;
        tell(multiset(Map.of("socket_resume", "true")));
        return BridgeEnd.of(complete, bridged);
    }

    /** Forgets the last bridge, so that what the channel says of one is of the next; returns when the channel has done so. */
    public void forgetBridge() {
        perform(multiset(Map.of(BridgeEnd.DISPOSITION, "", BridgeEnd.FAILURE, "")));
    }

    /** After a transfer or a pick-up the channel leaves this connection in the moment in which its bridge ends: it must not be touched then. */
    private boolean leavesNow() {
        try {
            left.future().await(LEAVES_MS, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException stays) {
            return false;
        } catch (EslException leaves) {
            return true;
        }
    }

    /** Passes the channel on to an endpoint of this node, and ends it with that; the brain is not needed for it any more. */
    public void relay(DialString dial) {
        tell(multiset(Map.of("socket_resume", "false", "continue_on_fail", "false", "hangup_after_bridge", "true")));
        tell(Execute.of("bridge", dial.encode()));
    }

    /** Records both sides, each on its own channel, whenever the caller is connected to somebody, until the channel ends; goes out with what follows. */
    public void record(Path file) {
        tell(multiset(Map.of("RECORD_STEREO", "true", "RECORD_BRIDGE_REQ", "true")));
        var order = "record_session";
        if (answered) {
            tell(Execute.of(order, file.toString()));
        } else {
            // Now it would make the switch send early media, and the caller would hear silence instead of ringing.
            tell(multiset(Map.of("execute_on_answer", order + " " + file)));
        }
    }

    /** Records what the caller says, until {@link #stopRecording}. */
    public void startMessage(Path file) {
        tell(multiset(Map.of("RECORD_READ_ONLY", "true", "RECORD_STEREO", "false", "RECORD_BRIDGE_REQ", "false")));
        tell(Execute.of("record_session", file.toString()));
    }

    public void stopRecording(Path file) {
        tell(Execute.of("stop_record_session", file.toString()));
    }

    /** The switch was told by another way what the death of a brain does to the channel. */
    public void resumes(boolean resumes) {
        this.resumes = resumes;
    }

    /**
     * Answers the call of another channel, wherever that waits.
     *
     * @return whether it came about; then the channel leaves this connection
     */
    public boolean pickUp(UUID other) {
        resumes = false;
        tell(multiset(Map.of("socket_resume", "false")));
        perform(Execute.of("intercept", other.toString()));
        return leavesNow();
    }

    /** Runs an application and waits until it is over. */
    public Event run(String application, String argument) {
        return perform(Execute.of(application, argument));
    }

    /** Ends the call. What follows is told by the channel's last event. */
    public void hangUp(String cause) {
        lease.check();
        socket.send(new Hangup(cause));
    }

    /**
     * Leaves the channel to whichever brain it comes to next: nothing can be done for it here just now. It hears hold tones meanwhile.
     */
    public void giveBack() {
        // Whatever plays must not go on for ever without a brain.
        perform(multiset(Map.of("socket_resume", "true")));
        socket.close();
    }

    private void tell(Execute order) {
        lease.check();
        socket.send(order);
    }

    private Event perform(Execute order) {
        lease.check();
        var done = Promise.<Event>promise();
        socket.execute(order).onSuccess(done::tryComplete).onFailure(done::tryFail);
        left.future().onFailure(done::tryFail);
        try {
            return done.future().await();
        } catch (EslException e) {
            throw new CallerGone(e.getMessage());
        }
    }

    private static Execute multiset(Map<String, String> variables) {
        return Execute.of(
                "multiset",
                variables.entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .sorted()
                        .collect(Collectors.joining("|", "^^|", "")));
    }

    /** FreeSWITCH's file_string plays several files without a gap. */
    private static String join(List<Path> files) {
        return files.size() == 1
                ? files.getFirst().toString()
                : files.stream().map(Path::toString).collect(Collectors.joining("!", "file_string://", ""));
    }
}
