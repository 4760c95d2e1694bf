package uz.alovoice.simswitch.esl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uz.alovoice.simswitch.event.EventFormat;
import uz.alovoice.simswitch.event.SwitchEvent;

/** What one connection wants to hear: event names, CUSTOM subclasses, filters. */
final class Subscription {
    /** What myevents brings (captures' behaviours). */
    private static final List<String> MY_EVENTS = List.of(
            "CHANNEL_CREATE",
            "CHANNEL_DATA",
            "CHANNEL_EXECUTE",
            "CHANNEL_EXECUTE_COMPLETE",
            "CHANNEL_ANSWER",
            "CHANNEL_BRIDGE",
            "CHANNEL_UNBRIDGE",
            "CHANNEL_PARK",
            "CHANNEL_UNPARK",
            "CHANNEL_PROGRESS",
            "CHANNEL_PROGRESS_MEDIA",
            "CHANNEL_HANGUP",
            "CHANNEL_HANGUP_COMPLETE",
            "CHANNEL_STATE",
            "CHANNEL_UUID",
            "CHANNEL_APPLICATION",
            "DTMF",
            "TALK",
            "NOTALK",
            "CHANNEL_OUTGOING",
            "CHANNEL_ORIGINATE");

    private static final Set<String> KNOWN = Set.of(
            "ALL",
            "CUSTOM",
            "CLONE",
            "CHANNEL_CREATE",
            "CHANNEL_DESTROY",
            "CHANNEL_STATE",
            "CHANNEL_CALLSTATE",
            "CHANNEL_ANSWER",
            "CHANNEL_HANGUP",
            "CHANNEL_HANGUP_COMPLETE",
            "CHANNEL_EXECUTE",
            "CHANNEL_EXECUTE_COMPLETE",
            "CHANNEL_HOLD",
            "CHANNEL_UNHOLD",
            "CHANNEL_BRIDGE",
            "CHANNEL_UNBRIDGE",
            "CHANNEL_PROGRESS",
            "CHANNEL_PROGRESS_MEDIA",
            "CHANNEL_OUTGOING",
            "CHANNEL_PARK",
            "CHANNEL_UNPARK",
            "CHANNEL_APPLICATION",
            "CHANNEL_ORIGINATE",
            "CHANNEL_UUID",
            "API",
            "LOG",
            "INBOUND_CHAN",
            "OUTBOUND_CHAN",
            "STARTUP",
            "SHUTDOWN",
            "PUBLISH",
            "UNPUBLISH",
            "TALK",
            "NOTALK",
            "SESSION_CRASH",
            "MODULE_LOAD",
            "MODULE_UNLOAD",
            "DTMF",
            "MESSAGE",
            "PRESENCE_IN",
            "NOTIFY_IN",
            "PRESENCE_OUT",
            "PRESENCE_PROBE",
            "MESSAGE_WAITING",
            "MESSAGE_QUERY",
            "ROSTER",
            "CODEC",
            "BACKGROUND_JOB",
            "DETECTED_SPEECH",
            "DETECTED_TONE",
            "PRIVATE_COMMAND",
            "HEARTBEAT",
            "TRAP",
            "ADD_SCHEDULE",
            "DEL_SCHEDULE",
            "EXE_SCHEDULE",
            "RE_SCHEDULE",
            "RELOADXML",
            "NOTIFY",
            "PHONE_FEATURE",
            "SEND_MESSAGE",
            "RECV_MESSAGE",
            "REQUEST_PARAMS",
            "CHANNEL_DATA",
            "GENERAL",
            "COMMAND",
            "SESSION_HEARTBEAT",
            "CLIENT_DISCONNECTED",
            "SERVER_DISCONNECTED",
            "SEND_INFO",
            "RECV_INFO",
            "RECV_RTCP_MESSAGE",
            "SEND_RTCP_MESSAGE",
            "CALL_SECURE",
            "NAT",
            "RECORD_START",
            "RECORD_STOP",
            "PLAYBACK_START",
            "PLAYBACK_STOP",
            "CALL_UPDATE",
            "FAILURE",
            "SOCKET_DATA",
            "MEDIA_BUG_START",
            "MEDIA_BUG_STOP",
            "CONFERENCE_DATA",
            "CALL_SETUP_REQ",
            "CALL_SETUP_RESULT");

    private final Set<String> names = new HashSet<>();
    private final Set<String> subclasses = new HashSet<>();
    private final Map<String, List<String>> filters = new HashMap<>();
    private boolean all;
    private boolean allCustom;
    private boolean listening;
    private EventFormat format = EventFormat.PLAIN;

    EventFormat format() {
        return format;
    }

    void format(EventFormat wanted) {
        format = wanted;
    }

    boolean listening() {
        return listening;
    }

    void myEvents() {
        listening = true;
        names.addAll(MY_EVENTS);
    }

    /** False when no known name was among the words: {@code -ERR no keywords supplied}. */
    boolean add(String[] words, EventFormat wanted) {
        boolean any = false;
        boolean custom = false;
        for (String word : words) {
            String name = word.toUpperCase(java.util.Locale.ROOT);
            if (custom) {
                subclasses.add(word);
            } else if (name.equals("ALL")) {
                any = true;
                all = true;
                allCustom = true;
            } else if (KNOWN.contains(name)) {
                any = true;
                custom = name.equals("CUSTOM");
                names.add(name);
            }
        }
        if (any) {
            listening = true;
            format = wanted;
        }
        return any;
    }

    void remove(String[] words) {
        boolean custom = false;
        for (String word : words) {
            String name = word.toUpperCase(java.util.Locale.ROOT);
            if (custom) {
                subclasses.remove(word);
            } else if (name.equals("ALL")) {
                clear();
            } else if (name.equals("CUSTOM")) {
                custom = true;
            } else {
                if (all) names.addAll(KNOWN);
                all = all && !KNOWN.contains(name);
                names.remove(name);
            }
        }
    }

    void clear() {
        names.clear();
        subclasses.clear();
        all = false;
        allCustom = false;
        listening = false;
    }

    void filter(String header, String value) {
        filters.computeIfAbsent(header, h -> new ArrayList<>()).add(value);
    }

    /** {@code all}, a header, or a header with one value. */
    void unfilter(String header, String value) {
        if (header.equals("all")) filters.clear();
        else if (value.isEmpty()) filters.remove(header);
        else if (filters.containsKey(header)) {
            filters.get(header).remove(value);
            if (filters.get(header).isEmpty()) filters.remove(header);
        }
    }

    boolean wants(String name, String subclass) {
        if (!listening) return false;
        if (name.equals("CUSTOM"))
            return allCustom || (names.contains("CUSTOM") && (subclass == null || subclasses.contains(subclass)));
        return all || names.contains(name);
    }

    /** With filters an event must have one of the values of some filtered header. */
    boolean passes(SwitchEvent event) {
        if (filters.isEmpty()) return true;
        for (var filter : filters.entrySet()) {
            String value = event.first(filter.getKey());
            if (value == null) continue;
            for (String wanted : filter.getValue()) {
                if (wanted.length() > 2 && wanted.startsWith("/") && wanted.endsWith("/")) {
                    if (value.matches(".*" + wanted.substring(1, wanted.length() - 1) + ".*")) return true;
                } else if (value.equalsIgnoreCase(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }
}
