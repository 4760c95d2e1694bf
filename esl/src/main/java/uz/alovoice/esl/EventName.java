package uz.alovoice.esl;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** FreeSWITCH's event names, spelled as on the wire; {@link #OTHER} stands for all that is not listed. */
public enum EventName {
    API,
    BACKGROUND_JOB,
    CALL_SECURE,
    CALL_UPDATE,
    CHANNEL_ANSWER,
    CHANNEL_APPLICATION,
    CHANNEL_BRIDGE,
    CHANNEL_CALLSTATE,
    CHANNEL_CREATE,
    CHANNEL_DATA,
    CHANNEL_DESTROY,
    CHANNEL_EXECUTE,
    CHANNEL_EXECUTE_COMPLETE,
    CHANNEL_HANGUP,
    CHANNEL_HANGUP_COMPLETE,
    CHANNEL_HOLD,
    CHANNEL_ORIGINATE,
    CHANNEL_OUTGOING,
    CHANNEL_PARK,
    CHANNEL_PROGRESS,
    CHANNEL_PROGRESS_MEDIA,
    CHANNEL_STATE,
    CHANNEL_UNBRIDGE,
    CHANNEL_UNHOLD,
    CHANNEL_UNPARK,
    CHANNEL_UUID,
    CODEC,
    CUSTOM,
    DETECTED_SPEECH,
    DETECTED_TONE,
    DTMF,
    HEARTBEAT,
    MEDIA_BUG_START,
    MEDIA_BUG_STOP,
    MESSAGE,
    MODULE_LOAD,
    MODULE_UNLOAD,
    NOTALK,
    PLAYBACK_START,
    PLAYBACK_STOP,
    PRESENCE_IN,
    RECORD_START,
    RECORD_STOP,
    RELOADXML,
    RE_SCHEDULE,
    SESSION_HEARTBEAT,
    SHUTDOWN,
    SHUTDOWN_REQUESTED,
    STARTUP,
    TALK,
    TRAP,
    /** A name that is not in this list; never sent in a command. */
    OTHER;

    private static final Map<String, EventName> BY_NAME = Arrays.stream(values())
            .filter(name -> name != OTHER)
            .collect(Collectors.toMap(EventName::name, Function.identity()));

    /** The constant of that name, or {@link #OTHER}. */
    public static EventName of(String name) {
        return BY_NAME.getOrDefault(name, OTHER);
    }
}
