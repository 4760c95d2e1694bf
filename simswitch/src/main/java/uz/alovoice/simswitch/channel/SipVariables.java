package uz.alovoice.simswitch.channel;

import java.util.concurrent.ThreadLocalRandom;

/**
 * The variables mod_sofia and the media layer set as a call goes on. With slim events only those that a brain needs are
 * set; otherwise the whole sets of the captures, so that events have their real size of 5 to 10 kB.
 */
public final class SipVariables {
    private SipVariables() {}

    private static boolean slim(Channel channel) {
        return channel.node().options().slimEvents();
    }

    static void negotiated(Channel channel) {
        Variables v = channel.variables();
        v.set("remote_audio_media_flow", "sendrecv");
        v.set("read_codec", "PCMA");
        v.set("read_rate", "8000");
        v.set("write_codec", "PCMA");
        v.set("write_rate", "8000");
        v.set("remote_media_ip", channel.profile().networkAddress);
        v.set("endpoint_disposition", "EARLY MEDIA");
        if (slim(channel)) return;
        v.set("remote_video_media_flow", "inactive");
        v.set("remote_text_media_flow", "inactive");
        v.set("audio_media_flow", "sendrecv");
        v.set("rtp_audio_recv_pt", "8");
        v.set("rtp_use_codec_name", "PCMA");
        v.set("rtp_use_codec_rate", "8000");
        v.set("rtp_use_codec_ptime", "20");
        v.set("rtp_use_codec_channels", "1");
        v.set("rtp_last_audio_codec_string", "PCMA@8000h@20i@1c");
        v.set("original_read_codec", "PCMA");
        v.set("original_read_rate", "8000");
        v.set("dtmf_type", "rfc2833");
        v.set("local_media_ip", "127.0.0.1");
        v.set("local_media_port", "31352");
        v.set("advertised_media_ip", "127.0.0.1");
        v.set("rtp_use_timer_name", "soft");
        v.set("rtp_use_pt", "8");
        v.set("rtp_use_ssrc", "3339477310");
        v.set("rtp_2833_send_payload", "101");
        v.set("rtp_2833_recv_payload", "101");
        v.set("remote_media_port", "28756");
    }

    static void answered(Channel channel) {
        if (slim(channel)) return;
        channel.variables().set("rtp_local_sdp_str", sdp("FreeSWITCH", "127.0.0.1", "a=sendrecv\r\n"));
    }

    /** What the first answer of an outgoing leg's far end tells. */
    static void replied(Channel channel) {
        Variables v = channel.variables();
        if (v.get("sip_call_id") != null) return;
        CallerProfile p = channel.profile();
        String user = p.destination;
        String host = v.get("sip_reply_host", "127.0.0.1");
        p.networkAddress = host;
        v.set("sip_network_ip", host);
        v.set("sip_network_port", "5060");
        v.set("sip_to_user", user);
        v.set("sip_from_user", p.callerNumber);
        v.set("sip_call_id", channel.sipCallId());
        if (slim(channel)) return;
        v.set("sip_reply_port", "5060");
        v.set("sip_allow", "INVITE, ACK, BYE, CANCEL, OPTIONS, REFER, NOTIFY, INFO, UPDATE");
        v.set("sip_recover_contact", "<sip:" + user + "@" + host + ":5060>");
        v.set("sip_full_via", "SIP/2.0/UDP 127.0.0.1;rport;branch=z9hG4bK" + token(13));
        v.set("sip_recover_via", v.get("sip_full_via"));
        v.set("sip_from_display", p.callerName);
        String domain = v.get("sip_from_host", "127.0.0.1");
        String tag = token(13);
        v.set("sip_full_from", "\"" + p.callerName + "\" <sip:" + p.callerNumber + "@" + domain + ">;tag=" + tag);
        v.set("sip_full_to", "<sip:" + user + "@" + host + ":5060>;tag=" + token(10));
        v.set("sip_from_uri", p.callerNumber + "@" + domain);
        v.set("sip_to_port", "5060");
        v.set("sip_to_uri", user + "@" + host + ":5060");
        v.set("sip_to_host", host);
        v.set("sip_contact_user", user);
        v.set("sip_contact_port", "5060");
        v.set("sip_contact_uri", user + "@" + host + ":5060");
        v.set("sip_contact_host", host);
        v.set("sip_from_tag", tag);
        v.set("sip_cseq", "123124249");
    }

    static void refused(Channel channel, int status) {
        Variables v = channel.variables();
        v.set("sip_invite_failure_status", Integer.toString(status));
        v.set("sip_invite_failure_phrase", HangupCause.phraseOf(status));
        v.set("sip_term_status", Integer.toString(status));
        v.set("proto_specific_hangup_cause", "sip:" + status);
        v.set("sip_term_cause", Integer.toString(HangupCause.ofStatus(status).q850()));
        v.set("sip_hangup_phrase", HangupCause.phraseOf(status));
    }

    /** The far end sent BYE. */
    public static void byeReceived(Channel channel) {
        Variables v = channel.variables();
        v.set("sip_term_status", "200");
        v.set("proto_specific_hangup_cause", "sip:200");
        v.set("sip_term_cause", "16");
    }

    static void rtpStatistics(Channel channel, long packets) {
        if (slim(channel) || !channel.hasMedia()) return;
        Variables v = channel.variables();
        for (String way : new String[] {"in", "out"}) {
            String lead = "rtp_audio_" + way + "_";
            v.set(lead + "raw_bytes", Long.toString(packets * 172));
            v.set(lead + "media_bytes", Long.toString(packets * 172));
            v.set(lead + "packet_count", Long.toString(packets));
            v.set(lead + "media_packet_count", Long.toString(packets));
            v.set(lead + "skip_packet_count", "0");
            if (way.equals("in")) v.set(lead + "jitter_packet_count", "0");
            v.set(lead + "dtmf_packet_count", "0");
            v.set(lead + "cng_packet_count", "0");
            if (way.equals("out")) continue;
            v.set(lead + "flush_packet_count", "0");
            v.set(lead + "largest_jb_size", "0");
            v.set(lead + "jitter_min_variance", "0.00");
            v.set(lead + "jitter_max_variance", "0.00");
            v.set(lead + "jitter_loss_rate", "0.00");
            v.set(lead + "jitter_burst_rate", "0.00");
            v.set(lead + "mean_interval", "20.00");
            v.set(lead + "flaw_total", "0");
            v.set(lead + "quality_percentage", "100.00");
            v.set(lead + "mos", "4.50");
        }
        v.set("rtp_audio_rtcp_packet_count", "0");
        v.set("rtp_audio_rtcp_octet_count", "0");
    }

    /** An SDP of an audio call as phones and FreeSWITCH write it. */
    public static String sdp(String user, String address, String more) {
        return "v=0\r\no=" + user + " 1 35070 IN IP4 " + address + "\r\ns=-\r\nc=IN IP4 " + address
                + "\r\nt=0 0\r\nm=audio 28756 RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000"
                + "\r\na=fmtp:101 0-16\r\na=ptime:20\r\n" + more;
    }

    /** A random SIP token (tag, branch). */
    public static String token(int length) {
        StringBuilder out = new StringBuilder(length);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int i = 0; i < length; i++) out.append("abcdefghijklmnopqrstuvwxyz0123456789".charAt(random.nextInt(36)));
        return out.toString();
    }
}
