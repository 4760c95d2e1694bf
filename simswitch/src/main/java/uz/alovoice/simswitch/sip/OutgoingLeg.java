package uz.alovoice.simswitch.sip;

import java.util.Map;
import uz.alovoice.simswitch.channel.CallerProfile;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.Direction;
import uz.alovoice.simswitch.channel.FarEnd;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.simswitch.channel.SipVariables;
import uz.alovoice.simswitch.channel.Variables;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.node.Ids;
import uz.alovoice.simswitch.node.Node;

/** Makes the channel of a leg that the switch calls. */
final class OutgoingLeg {
    private OutgoingLeg() {}

    static Channel create(Node node, Channel caller, Endpoint endpoint, Map<String, String> globals) {
        String wanted = endpoint.variables().getOrDefault("origination_uuid", globals.get("origination_uuid"));
        String uuid = wanted == null || node.channelOrLingering(wanted) != null ? Ids.random() : wanted;
        String number = caller == null ? "0000000000" : caller.profile().callerNumber;
        number = option("origination_caller_id_number", endpoint, globals, effective(caller, "number", number));
        FarEnd farEnd =
                endpoint.agent() == null ? new NoOne() : endpoint.agent().newDialog(number, endpoint.destination());
        Channel leg = node.newChannel(uuid, Direction.OUTBOUND, farEnd);
        CallerProfile profile = leg.profile();
        String name = caller == null ? "" : caller.profile().callerName;
        profile.callerNumber = number;
        profile.callerName = option("origination_caller_id_name", endpoint, globals, effective(caller, "name", name));
        profile.origCallerName = profile.callerName;
        profile.origCallerNumber = profile.callerNumber;
        profile.calleeName = "Outbound Call";
        profile.calleeNumber = endpoint.destination();
        profile.destination = endpoint.destination();
        profile.ani = number;
        profile.channelName = "sofia/" + endpoint.profile() + "/"
                + (endpoint.gateway() == null ? endpoint.contact().substring(4) : endpoint.destination());
        if (caller == null) {
            profile.source = "src/switch_ivr_originate.c";
            profile.context = "default";
        } else {
            profile.username = caller.profile().username;
            profile.dialplan = caller.profile().dialplan;
            profile.networkAddress = caller.profile().networkAddress;
            profile.context = caller.profile().context;
            leg.otherLeg(caller, "originator");
        }
        leg.event("CHANNEL_OUTGOING", EventSource.OUTGOING, false).fire();
        variables(leg, caller, endpoint, globals);
        BridgeVariables.legMade(caller, leg);
        return leg;
    }

    private static String effective(Channel caller, String what, String otherwise) {
        return caller == null ? otherwise : caller.variables().get("effective_caller_id_" + what, otherwise);
    }

    private static String option(String name, Endpoint endpoint, Map<String, String> globals, String otherwise) {
        String value = endpoint.variables().getOrDefault(name, globals.get(name));
        return value == null ? otherwise : value;
    }

    private static void variables(Channel leg, Channel caller, Endpoint endpoint, Map<String, String> globals) {
        Variables v = leg.variables();
        boolean slim = leg.node().options().slimEvents();
        String host = endpoint.contact().replaceFirst("^sip:[^@]*@", "").replaceFirst("[:;].*", "");
        v.set("sip_profile_name", endpoint.gateway() == null ? endpoint.profile() : "gateway");
        v.set("channel_name", leg.name());
        v.set("sip_destination_url", endpoint.contact());
        if (endpoint.gateway() != null)
            v.set("sip_gateway_name", endpoint.gateway().name());
        String callUuid = caller == null ? leg.uuid() : caller.callUuid();
        if (caller != null) {
            v.set("max_forwards", "69");
            v.set("originator", caller.uuid());
            v.set("signal_bond", caller.uuid());
        }
        v.set("call_uuid", callUuid);
        globals.forEach((name, value) -> v.set(name, value));
        endpoint.variables().forEach((name, value) -> v.set(name, value));
        if (endpoint.user() != null) endpoint.user().variables().forEach((name, value) -> v.set(name, value));
        v.set("originate_early_media", "true");
        if (caller != null) v.set("originating_leg_uuid", caller.uuid());
        v.set("originate_endpoint", endpoint.user() == null ? "sofia" : "user");
        v.set("sip_reply_host", host);
        if (slim) return;
        v.set("sip_local_network_addr", "127.0.0.1");
        v.set("text_media_flow", "disabled");
        v.set("rtp_use_codec_string", "CORE_PCM_MODULE.PCMA@8000h@20i@64000b");
        v.set("local_media_ip", "127.0.0.1");
        v.set("local_media_port", "32058");
        v.set("advertised_media_ip", "127.0.0.1");
        v.set("audio_media_flow", "sendrecv");
        v.set("video_media_flow", "sendrecv");
        v.set("switch_m_sdp", SipVariables.sdp("101", "127.0.0.1", ""));
        v.set("rtp_local_sdp_str", SipVariables.sdp("FreeSWITCH", "127.0.0.1", "a=sendrecv\r\n"));
        v.set("sip_outgoing_contact_uri", "<sip:mod_sofia@127.0.0.1:5060>");
        v.set("sip_req_uri", endpoint.contact().substring(4));
        v.set("sip_to_host", host);
        v.set("sip_from_host", endpoint.variables().getOrDefault("sip_invite_domain", "127.0.0.1"));
        v.set("sofia_profile_name", endpoint.profile());
        v.set("recovery_profile_name", endpoint.profile());
        v.set(
                "sofia_profile_url",
                "sip:mod_sofia@127.0.0.1:" + (endpoint.profile().equals("internal") ? 5060 : 5080));
    }

    /** Starts the channel and sends the INVITE. */
    static void invite(Node node, Channel leg, Endpoint endpoint) {
        node.start(leg);
        if (endpoint.gateway() != null) endpoint.gateway().callsOut++;
        node.core().post(() -> {
            if (!leg.up()) return;
            if (endpoint.agent() == null) leg.refuse(503);
            else leg.farEnd().invited(leg);
        });
    }

    /** Nobody: what a host that refuses packets is. */
    private static final class NoOne implements FarEnd {
        @Override
        public void invited(Channel leg) {}

        @Override
        public void ringing() {}

        @Override
        public void earlyMedia() {}

        @Override
        public void answered() {}

        @Override
        public void bridgedWith(Channel other) {}

        @Override
        public void unbridged() {}

        @Override
        public void hears(String sound) {}

        @Override
        public void silence(String sound) {}

        @Override
        public void ended(HangupCause cause) {}

        @Override
        public boolean speaks() {
            return false;
        }

        @Override
        public int voice() {
            return 0;
        }

        @Override
        public short[] says(long millis, int rate) {
            return new short[rate / 50];
        }

        @Override
        public void hearsAudio(short[] samples) {}

        @Override
        public String number() {
            return null;
        }
    }
}
