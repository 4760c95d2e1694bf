package uz.alovoice.simswitch.app;

import java.util.Map;
import uz.alovoice.simswitch.esl.SocketApp;

/** Table of contents: every application the node knows. Any other name ends the call, as in FreeSWITCH. */
public final class Apps {
    private static final Map<String, App> ALL = Map.ofEntries(
            // variables
            Map.entry("set", new SetVariable()),
            Map.entry("multiset", new MultiSet()),
            Map.entry("export", new Export()),
            Map.entry("unset", (channel, data) -> channel.variables().set(data.strip(), null)),
            Map.entry("multiunset", new MultiUnset()),
            Map.entry("push", new Push()),
            // progress
            Map.entry("answer", (channel, data) -> channel.media().answer()),
            Map.entry("pre_answer", (channel, data) -> channel.media().preAnswer()),
            Map.entry("ring_ready", (channel, data) -> channel.media().ring()),
            Map.entry("hangup", new Hangup()),
            Map.entry("sched_hangup", new SchedHangup()),
            Map.entry("respond", new Respond()),
            // sound
            Map.entry("playback", new Playback()),
            Map.entry("endless_playback", new EndlessPlayback()),
            Map.entry("loop_playback", new LoopPlayback()),
            Map.entry("gentones", new GenTones()),
            Map.entry("sleep", new Sleep()),
            Map.entry(
                    "break",
                    (channel, data) -> channel.breakPlayback(data.strip().equals("all"))),
            Map.entry("play_and_get_digits", new PlayAndGetDigits()),
            Map.entry("read", new Read()),
            Map.entry("flush_dtmf", (channel, data) -> channel.flushDigits()),
            Map.entry("send_dtmf", new SendDtmf()),
            Map.entry("start_dtmf", new MediaBug("inband_dtmf", true)),
            Map.entry("stop_dtmf", new MediaBug("inband_dtmf", false)),
            Map.entry("spandsp_start_dtmf", new MediaBug("spandsp_dtmf_detect", true)),
            Map.entry("spandsp_stop_dtmf", new MediaBug("spandsp_dtmf_detect", false)),
            // recording
            Map.entry("record_session", new RecordSession()),
            Map.entry("stop_record_session", new StopRecordSession()),
            Map.entry("record_session_mask", new MaskRecording(true)),
            Map.entry("record_session_unmask", new MaskRecording(false)),
            Map.entry("record", new RecordMessage()),
            // other legs
            Map.entry("bridge", new Bridge()),
            Map.entry("eavesdrop", new Eavesdrop()),
            Map.entry("intercept", new Intercept()),
            Map.entry("transfer", new Transfer()),
            Map.entry("park", new Park()),
            Map.entry("socket", new SocketApp()),
            // odds and ends
            Map.entry("event", new EventApp()),
            Map.entry("send_display", new SendDisplay()),
            Map.entry("log", new Nothing()),
            Map.entry("info", new Nothing()),
            Map.entry("hash", new Nothing()),
            Map.entry("limit", new Nothing()),
            Map.entry("sched_broadcast", new Nothing()),
            Map.entry("bind_meta_app", new Nothing()),
            Map.entry("verbose_events", new Nothing()),
            Map.entry("jitterbuffer", new Nothing()),
            Map.entry("presence", new Nothing()),
            Map.entry("say", new Nothing()));

    private Apps() {}

    /** Null for an unknown name. */
    public static App named(String name) {
        return ALL.get(name);
    }
}
