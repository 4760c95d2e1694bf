package uz.alovoice.simswitch.sip;

import uz.alovoice.simswitch.channel.CallerProfile;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.ChannelState;
import uz.alovoice.simswitch.channel.Direction;
import uz.alovoice.simswitch.channel.FarEnd;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.simswitch.channel.SipVariables;
import uz.alovoice.simswitch.channel.Variables;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.event.SwitchEvent;
import uz.alovoice.simswitch.node.Ids;
import uz.alovoice.simswitch.node.Node;

/** An INVITE that arrives: checks who may call, makes the channel and sends it through the dialplan. */
public final class IncomingCall {
    private final Node node;

    /** From whom to what. {@code domain} is what stands after the @ of From and To. */
    private record Invite(
            String profile,
            int port,
            String fromUser,
            String fromName,
            String domain,
            String host,
            String toUser,
            String requestUser,
            String context,
            String product) {}

    public IncomingCall(Node node) {
        this.node = node;
    }

    /**
     * A phone dials. Awaits the directory.
     *
     * @return the channel, or null when refused; then {@code farEnd} has been told
     */
    public Channel fromPhone(Registration phone, String password, String dialled, FarEnd farEnd, String callId) {
        if (refusedByFence(farEnd)) return null;
        Channel channel = node.newChannel(Ids.random(), Direction.INBOUND, farEnd);
        channel.enter(ChannelState.NEW);
        DirectoryUser user = node.registrar().authorize(new Registrar.Request(phone, password, 300, dialled, callId));
        if (user == null || !channel.up()) {
            node.ended(channel);
            node.destroyed(channel);
            farEnd.ended(channel.up() ? HangupCause.CALL_REJECTED : channel.cause());
            return null;
        }
        String context = user.variables().getOrDefault("user_context", "public");
        Invite invite = new Invite(
                "internal",
                5060,
                phone.user(),
                phone.displayName(),
                phone.domain(),
                phone.host(),
                dialled,
                dialled,
                context,
                phone.userAgent());
        describe(channel, invite, callId, user, phone);
        node.start(channel);
        return channel;
    }

    /**
     * An operator calls.
     *
     * @param gateway null for a call by address to the number itself; otherwise to the contact that gateway registered,
     *     and then the destination is the gateway's extension, which is the dialled number when it is {@code auto_to_user}
     */
    public Channel fromTrunk(
            Gateway gateway, String host, String from, String name, String to, FarEnd farEnd, String callId) {
        if (refusedByFence(farEnd)) return null;
        Channel channel = node.newChannel(Ids.random(), Direction.INBOUND, farEnd);
        channel.enter(ChannelState.NEW);
        boolean registered = gateway != null && gateway.registers();
        String extension = registered ? gateway.param("extension", gateway.username()) : "auto_to_user";
        String destination = extension.equals("auto_to_user") ? to : extension;
        String request = registered ? "gw+" + gateway.name() : to;
        String context = gateway == null ? "public" : gateway.context();
        Invite invite = new Invite(
                "external", 5080, from, name, "127.0.0.1", host, destination, request, context, "OperatorSBC/2.1");
        describe(channel, invite, callId, null, null);
        if (gateway != null) {
            gateway.callsIn++;
            if (registered) channel.variables().set("sip_gateway", gateway.name());
            gateway.inboundVariables()
                    .forEach((key, value) -> channel.variables().set(key, value));
            if (registered) channel.variables().set("sip_to_user", to);
        }
        node.start(channel);
        return channel;
    }

    /**
     * A leg of another node.
     *
     * @param host the other node's
     * @param domain of the request's URI
     * @param gateway that it is to leave by; null for a phone
     */
    record Relayed(String host, String from, String to, String domain, String gateway, String callId) {}

    /** Another node calls, which the list of nodes lets in; null when the fence refuses. */
    Channel fromNode(Relayed call, FarEnd farEnd) {
        if (refusedByFence(farEnd)) return null;
        Channel channel = node.newChannel(Ids.random(), Direction.INBOUND, farEnd);
        channel.enter(ChannelState.NEW);
        Invite invite = new Invite(
                "internal",
                5060,
                call.from(),
                call.from(),
                call.domain(),
                call.host(),
                call.to(),
                call.to(),
                "internal",
                "AloVoice");
        describe(channel, invite, call.callId(), null, null);
        channel.variables().set("sip_acl_authed_by", "nodes");
        channel.variables().set("sip_req_host", call.domain());
        channel.variables().set("sip_h_X-AloVoice-Gateway", call.gateway());
        node.start(channel);
        return channel;
    }

    private boolean refusedByFence(FarEnd farEnd) {
        if (node.sessions().admits()) return false;
        farEnd.ended(HangupCause.SWITCH_CONGESTION);
        return true;
    }

    private void describe(Channel channel, Invite in, String callId, DirectoryUser user, Registration phone) {
        String authority = in.profile.equals("internal") ? in.domain : in.domain + ":" + in.port;
        CallerProfile p = channel.profile();
        p.username = in.fromUser;
        p.dialplan = "XML";
        p.callerName = in.fromName.isEmpty() ? in.fromUser : in.fromName;
        p.callerNumber = in.fromUser;
        p.origCallerName = p.callerName;
        p.origCallerNumber = p.callerNumber;
        p.networkAddress = in.host;
        p.ani = in.fromUser;
        p.destination = in.toUser;
        p.context = in.context;
        p.channelName = "sofia/" + in.profile + "/" + in.fromUser + "@" + authority;
        Variables v = channel.variables();
        boolean slim = node.options().slimEvents();
        v.set("sip_from_user", in.fromUser);
        v.set("sip_from_uri", in.fromUser + "@" + authority);
        v.set("sip_from_host", in.domain);
        if (!slim) {
            v.set("video_media_flow", "disabled");
            v.set("audio_media_flow", "disabled");
            v.set("text_media_flow", "disabled");
        }
        v.set("channel_name", p.channelName);
        v.set("sip_call_id", callId);
        v.set("sip_local_network_addr", "127.0.0.1");
        v.set("sip_network_ip", in.host);
        v.set("sip_network_port", "5060");
        if (!slim) {
            v.set("sip_invite_stamp", Long.toString(channel.times().created));
            v.set("sip_received_ip", in.host);
            v.set("sip_received_port", "5060");
            v.set("sip_via_protocol", "udp");
        }
        if (user != null) authorized(v, user, phone, slim);
        v.set("sip_from_user_stripped", in.fromUser.replaceFirst("^\\+", ""));
        v.set("sofia_profile_name", in.profile);
        v.set("sip_from_display", in.fromName);
        if (!slim) headers(v, in, authority);
        v.set("sip_req_user", in.requestUser);
        v.set("sip_to_user", in.requestUser);
        v.set("sip_user_agent", in.product);
        if (!slim) more(v, in);
        v.set("call_uuid", channel.uuid());
    }

    private void authorized(Variables v, DirectoryUser user, Registration phone, boolean slim) {
        v.set("sip_authorized", "true");
        if (!slim) {
            SwitchEvent request = node.event(null, "REQUEST_PARAMS", EventSource.INVITE);
            request.each(v::set);
        }
        v.set("sip_number_alias", phone.user());
        v.set("sip_auth_username", phone.user());
        v.set("sip_auth_realm", phone.domain());
        v.set("number_alias", phone.user());
        v.set("requested_user_name", phone.user());
        v.set("requested_domain_name", phone.domain());
        user.variables().forEach(v::set);
        v.set("user_name", phone.user());
        v.set("domain_name", phone.domain());
    }

    private static void headers(Variables v, Invite in, String authority) {
        String tag = SipVariables.token(10);
        v.set("sip_from_tag", tag);
        v.set("sofia_profile_url", "sip:mod_sofia@127.0.0.1:" + in.port);
        v.set("recovery_profile_name", in.profile);
        String branch = SipVariables.token(10);
        v.set("sip_full_via", "SIP/2.0/UDP " + in.host + ":5060;branch=z9hG4bK" + branch + ";rport=5060");
        v.set("sip_full_from", "\"" + in.fromName + "\" <sip:" + in.fromUser + "@" + authority + ">;tag=" + tag);
        v.set("sip_full_to", "<sip:" + in.requestUser + "@" + authority + ">");
        v.set("sip_allow", "INVITE, ACK, BYE, CANCEL, OPTIONS, REFER, NOTIFY, INFO, UPDATE");
        v.set("sip_req_uri", in.requestUser + "@" + authority);
        v.set("sip_req_host", in.domain);
        v.set("sip_to_uri", in.requestUser + "@" + authority);
        v.set("sip_to_host", in.domain);
        v.set("sip_contact_user", in.fromUser);
        v.set("sip_contact_port", "5060");
        v.set("sip_contact_uri", in.fromUser + "@" + in.host + ":5060");
        v.set("sip_contact_host", in.host);
    }

    private static void more(Variables v, Invite in) {
        v.set("rtp_use_codec_string", "PCMA,PCMU");
        v.set("sip_via_host", in.host);
        v.set("sip_via_port", "5060");
        v.set("sip_via_rport", "5060");
        v.set("max_forwards", "70");
        v.set("switch_r_sdp", SipVariables.sdp(in.fromUser, in.host, ""));
        v.set("ep_codec_string", "CORE_PCM_MODULE.PCMA@8000h@20i@64000b");
        v.set("endpoint_disposition", "DELAYED NEGOTIATION");
    }
}
