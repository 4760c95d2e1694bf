package uz.alovoice.simswitch.event;

/** Where in FreeSWITCH's source an event is fired; brains see it in Event-Calling-*. Lines as in the captures. */
public record EventSource(String file, String function, String line) {
    public static final EventSource STATE =
            new EventSource("switch_channel.c", "switch_channel_perform_set_running_state", "2409");
    public static final EventSource CALLSTATE =
            new EventSource("switch_channel.c", "switch_channel_perform_set_callstate", "302");
    public static final EventSource CREATE =
            new EventSource("switch_core_state_machine.c", "switch_core_session_run", "626");
    public static final EventSource ORIGINATE =
            new EventSource("switch_core_state_machine.c", "switch_core_session_run", "632");
    public static final EventSource OUTGOING =
            new EventSource("switch_core_session.c", "switch_core_session_outgoing_channel", "768");
    public static final EventSource EXECUTE =
            new EventSource("switch_core_session.c", "switch_core_session_exec", "2949");
    public static final EventSource EXECUTE_COMPLETE =
            new EventSource("switch_core_session.c", "switch_core_session_exec", "2972");
    public static final EventSource EXECUTE_UUID_BRIDGE =
            new EventSource("switch_ivr_bridge.c", "uuid_bridge_on_soft_execute", "1236");
    public static final EventSource PROGRESS =
            new EventSource("switch_channel.c", "switch_channel_perform_mark_ring_ready_value", "3507");
    public static final EventSource PROGRESS_MEDIA =
            new EventSource("switch_channel.c", "switch_channel_perform_mark_pre_answered", "3562");
    public static final EventSource ANSWER =
            new EventSource("switch_channel.c", "switch_channel_perform_mark_answered", "3848");
    public static final EventSource HOLD = new EventSource("switch_channel.c", "switch_channel_mark_hold", "876");
    public static final EventSource HANGUP =
            new EventSource("switch_channel.c", "switch_channel_perform_hangup", "3447");
    public static final EventSource HANGUP_COMPLETE =
            new EventSource("switch_core_state_machine.c", "switch_core_session_reporting_state", "943");
    public static final EventSource DESTROY =
            new EventSource("switch_core_session.c", "switch_core_session_perform_destroy", "1588");
    public static final EventSource PARK = new EventSource("switch_ivr.c", "switch_ivr_park", "1002");
    public static final EventSource UNPARK = new EventSource("switch_ivr.c", "switch_ivr_park", "1213");
    public static final EventSource BRIDGE =
            new EventSource("switch_ivr_bridge.c", "switch_ivr_multi_threaded_bridge", "1689");
    public static final EventSource UNBRIDGE =
            new EventSource("switch_ivr_bridge.c", "switch_ivr_multi_threaded_bridge", "1879");
    public static final EventSource CALL_UPDATE = new EventSource("mod_sofia.c", "sofia_receive_message", "2133");
    public static final EventSource FLIP_CID = new EventSource("switch_channel.c", "switch_channel_flip_cid", "3279");
    public static final EventSource CODEC_READ_REAL =
            new EventSource("switch_core_codec.c", "switch_core_session_set_real_read_codec", "189");
    public static final EventSource CODEC_READ =
            new EventSource("switch_core_codec.c", "switch_core_session_set_read_codec", "300");
    public static final EventSource CODEC_WRITE =
            new EventSource("switch_core_codec.c", "switch_core_session_set_write_codec", "471");
    public static final EventSource DTMF = new EventSource("switch_channel.c", "switch_channel_dequeue_dtmf", "678");
    public static final EventSource PLAY_START =
            new EventSource("switch_ivr_play_say.c", "switch_ivr_play_file", "1649");
    public static final EventSource PLAY_STOP =
            new EventSource("switch_ivr_play_say.c", "switch_ivr_play_file", "2023");
    public static final EventSource RECORD_START = new EventSource("switch_ivr_async.c", "record_callback", "1482");
    public static final EventSource RECORD_STOP =
            new EventSource("switch_ivr_async.c", "send_record_stop_event", "1241");
    public static final EventSource RECORD_FILE_START =
            new EventSource("switch_ivr_play_say.c", "switch_ivr_record_file_event", "770");
    public static final EventSource RECORD_FILE_STOP =
            new EventSource("switch_ivr_play_say.c", "switch_ivr_record_file_event", "1033");
    public static final EventSource BUG_START =
            new EventSource("switch_core_media_bug.c", "switch_core_media_bug_add", "1014");
    public static final EventSource BUG_STOP =
            new EventSource("switch_core_media_bug.c", "switch_core_media_bug_destroy", "84");
    public static final EventSource PRIVATE_COMMAND =
            new EventSource("switch_ivr.c", "switch_ivr_parse_next_event", "804");
    public static final EventSource CONNECT_REPLY = new EventSource("mod_event_socket.c", "parse_command", "2029");
    public static final EventSource SENDEVENT = new EventSource("mod_event_socket.c", "parse_command", "2283");
    public static final EventSource JOB = new EventSource("mod_event_socket.c", "api_exec", "1580");
    public static final EventSource DUMP = new EventSource("mod_commands.c", "uuid_dump_function", "6495");
    public static final EventSource EVENT_APP = new EventSource("mod_dptools.c", "event_function", "1902");
    public static final EventSource HEARTBEAT = new EventSource("switch_core.c", "send_heartbeat", "95");
    public static final EventSource RE_SCHEDULE =
            new EventSource("switch_scheduler.c", "switch_scheduler_execute", "73");
    public static final EventSource INVITE = new EventSource("sofia.c", "sofia_handle_sip_i_invite", "10735");
    public static final EventSource PRE_REGISTER =
            new EventSource("sofia_reg.c", "sofia_reg_handle_register_token", "1810");
    public static final EventSource REGISTER_ATTEMPT =
            new EventSource("sofia_reg.c", "sofia_reg_handle_register_token", "1606");
    public static final EventSource REGISTER =
            new EventSource("sofia_reg.c", "sofia_reg_handle_register_token", "2059");
    public static final EventSource REGISTER_FAILURE =
            new EventSource("sofia_reg.c", "sofia_reg_handle_register_token", "1792");
    public static final EventSource UNREGISTER =
            new EventSource("sofia_reg.c", "sofia_reg_handle_register_token", "2213");
    public static final EventSource EXPIRE = new EventSource("sofia_reg.c", "sofia_reg_del_callback", "726");
    public static final EventSource GATEWAY_STATE =
            new EventSource("sofia_reg.c", "sofia_reg_fire_custom_gateway_state_event", "156");
    public static final EventSource GATEWAY_ADD = new EventSource("sofia_reg.c", "sofia_reg_add_gateway", "3723");
    public static final EventSource GATEWAY_DELETE = new EventSource("sofia_reg.c", "sofia_reg_check_gateway", "343");
}
