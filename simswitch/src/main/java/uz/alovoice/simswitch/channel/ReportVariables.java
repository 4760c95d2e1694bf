package uz.alovoice.simswitch.channel;

import java.util.List;

/** The variables that CS_REPORTING adds: stamps, epochs and durations (captures esl-outbound/01). */
final class ReportVariables {
    private static final List<String> PARTS =
            List.of("duration", "billsec", "progresssec", "answersec", "waitsec", "progress_mediasec", "flow_billsec");

    private ReportVariables() {}

    static void add(Channel channel) {
        Variables v = channel.variables();
        ChannelTimes t = channel.times();
        long profile = channel.profile().profileCreated;
        v.set("hangup_cause", channel.cause().name());
        v.set("hangup_cause_q850", Integer.toString(channel.cause().q850()));
        v.set("digits_dialed", "none");
        stamp(channel, "start", t.created);
        stamp(channel, "profile_start", profile);
        stamp(channel, "answer", t.answered);
        stamp(channel, "bridge", t.bridged);
        stamp(channel, "progress", t.progress);
        stamp(channel, "progress_media", t.progressMedia);
        stamp(channel, "end", t.hangup);
        epoch(v, "start", t.created);
        epoch(v, "profile_start", profile);
        epoch(v, "answer", t.answered);
        epoch(v, "bridge", t.bridged);
        epoch(v, "last_hold", t.lastHold);
        v.set("hold_accum_seconds", Long.toString(t.holdAccum / 1_000_000));
        v.set("hold_accum_usec", Long.toString(t.holdAccum));
        v.set("hold_accum_ms", Long.toString(t.holdAccum / 1000));
        epoch(v, "resurrect", 0);
        epoch(v, "progress", t.progress);
        epoch(v, "progress_media", t.progressMedia);
        epoch(v, "end", t.hangup);
        List<ChannelThread.AppLog> log = channel.thread().log();
        if (!log.isEmpty()) {
            v.set("last_app", log.getLast().application());
            v.set("last_arg", log.getLast().data());
        }
        v.set("caller_id", "\"" + channel.profile().callerName + "\" <" + channel.profile().callerNumber + ">");
        long[] micros = {
            since(t.hangup, t.created),
            since(t.hangup, t.answered),
            since(t.progress, t.created),
            since(t.answered, t.created),
            since(t.bridged, t.created),
            since(t.progressMedia, t.created),
            since(t.hangup, t.created)
        };
        durations(v, "", "sec", micros, 1_000_000, t);
        durations(v, "m", "msec", micros, 1000, t);
        durations(v, "u", "usec", micros, 1, t);
        if (t.answered > 0 || t.progressMedia > 0) {
            v.set("sip_hangup_disposition", channel.endedByFarEnd() ? "recv_bye" : "send_bye");
        } else {
            boolean refused = channel.direction() == Direction.OUTBOUND && channel.endedByFarEnd();
            boolean cancelled = channel.endedByFarEnd() || channel.direction() == Direction.OUTBOUND;
            v.set("sip_hangup_disposition", refused ? "recv_refuse" : cancelled ? "recv_cancel" : "send_refuse");
        }
        SipVariables.rtpStatistics(channel, since(t.hangup, t.answered > 0 ? t.answered : t.progressMedia) / 20_000);
    }

    /** duration, mduration, uduration; billsec, billmsec, billusec and so on. */
    private static void durations(Variables v, String lead, String unit, long[] micros, long per, ChannelTimes t) {
        for (int i = 0; i < micros.length; i++) {
            String name = PARTS.get(i);
            String key = name.equals("duration") ? lead + name : name.substring(0, name.length() - 3) + unit;
            long value = per == 1_000_000 && (i == 0 || i == 1 || i == 6)
                    ? seconds(t.hangup) - seconds(i == 1 ? t.answered : t.created)
                    : micros[i] / per;
            if (i == 1 && t.answered == 0) value = 0;
            v.set(key, Long.toString(value));
        }
    }

    private static long seconds(long micros) {
        return micros / 1_000_000;
    }

    private static long since(long end, long start) {
        return end == 0 || start == 0 ? 0 : Math.max(0, end - start);
    }

    private static void stamp(Channel channel, String name, long micros) {
        if (micros > 0)
            channel.variables().set(name + "_stamp", channel.node().clock().local(micros));
    }

    private static void epoch(Variables v, String name, long micros) {
        v.set(name + "_epoch", Long.toString(micros / 1_000_000));
        v.set(name + "_uepoch", Long.toString(micros));
    }
}
