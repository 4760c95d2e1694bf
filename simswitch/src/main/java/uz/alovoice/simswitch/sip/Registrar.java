package uz.alovoice.simswitch.sip;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.event.SwitchEvent;
import uz.alovoice.simswitch.node.Core;
import uz.alovoice.simswitch.node.Node;

/** Registrations of phones: REGISTER with digest, refresh, unregister, expiry (captures esl-inbound/04). */
public final class Registrar {
    private static final EventSource AUTH = new EventSource("sofia_reg.c", "sofia_reg_parse_auth", "3124");
    private final Node node;
    private final Map<String, Registration> byCallId = new LinkedHashMap<>();
    private final Map<String, Core.Timer> expiries = new LinkedHashMap<>();

    /** A request with credentials: a REGISTER, or an INVITE when {@code dialled} is not null. */
    record Request(Registration phone, String password, int expires, String dialled, String callId) {
        String method() {
            return dialled == null ? "REGISTER" : "INVITE";
        }

        String uri() {
            return dialled == null ? "sip:" + phone.domain() : "sip:" + dialled + "@" + phone.domain();
        }
    }

    public Registrar(Node node) {
        this.node = node;
    }

    public Collection<Registration> all() {
        return byCallId.values();
    }

    public List<Registration> of(String user, String domain) {
        List<Registration> found = new ArrayList<>();
        for (Registration registration : byCallId.values()) {
            if (registration.user().equals(user) && registration.domain().equals(domain)) found.add(registration);
        }
        return found;
    }

    /**
     * A REGISTER with credentials; {@code expires} 0 unregisters. Awaits the directory.
     *
     * @return the SIP status, 200 or 403
     */
    public int register(Registration phone, String password, int expires) {
        node.core().sleep(node.options().tickMillis());
        Request request = new Request(phone, password, expires, null, phone.callId());
        DirectoryUser user = authorize(request);
        if (user == null) {
            failed(request);
            return 403;
        }
        if (expires == 0) {
            byCallId.remove(phone.callId());
            forgetTimer(phone);
            registered(request, user, "sofia::unregister", EventSource.UNREGISTER, false);
            return 200;
        }
        boolean refresh = byCallId.containsKey(phone.callId());
        byCallId.put(phone.callId(), phone);
        forgetTimer(phone);
        long margin = node.options().expireMargin().toMillis();
        expiries.put(phone.callId(), node.core().after(expires * 1000L + margin, () -> expire(phone)));
        registered(request, user, "sofia::register", EventSource.REGISTER, refresh);
        return 200;
    }

    private void forgetTimer(Registration phone) {
        Core.Timer timer = expiries.remove(phone.callId());
        if (timer != null) timer.cancel();
    }

    private void expire(Registration phone) {
        if (byCallId.remove(phone.callId()) == null) return;
        expiries.remove(phone.callId());
        if (node.bus().skips("CUSTOM", "sofia::expire", null)) return;
        node.fire(node.event("sofia::expire", "CUSTOM", EventSource.EXPIRE)
                .add("profile-name", "internal")
                .add("call-id", phone.callId())
                .add("user", phone.user())
                .add("username", phone.user())
                .add("host", phone.domain())
                .add("contact", phone.contact())
                .add("expires", Long.toString(phone.expires()))
                .add("user-agent", phone.userAgent())
                .add("realm", phone.domain())
                .add("network-ip", phone.host())
                .add("network-port", Integer.toString(phone.port())));
    }

    /** The user, if the credentials are right; fires pre_register and register_attempt either way. Awaits. */
    DirectoryUser authorize(Request request) {
        attempt(request, "sofia::pre_register", EventSource.PRE_REGISTER, null);
        Registration phone = request.phone();
        Digest digest = Digest.of(phone.user(), phone.domain(), request.password(), request.method(), request.uri());
        DirectoryUser user =
                node.directory().lookupAt(phone.user(), phone.domain(), phone.host(), form(request, digest));
        boolean right = user != null && digest.madeBy(user);
        attempt(request, "sofia::register_attempt", EventSource.REGISTER_ATTEMPT, right ? "RENEWED" : "FORBIDDEN");
        return right ? user : null;
    }

    private SwitchEvent form(Request request, Digest digest) {
        Registration phone = request.phone();
        boolean invite = request.dialled() != null;
        return node.event(null, "REQUEST_PARAMS", AUTH)
                .add("action", "sip_auth")
                .add("sip_profile", "internal")
                .add("sip_user_agent", phone.userAgent())
                .add("sip_auth_username", phone.user())
                .add("sip_auth_realm", phone.domain())
                .add("sip_auth_nonce", digest.nonce())
                .add("sip_auth_uri", digest.uri())
                .add("sip_contact_user", phone.user())
                .add("sip_contact_host", phone.host())
                .add("sip_to_user", invite ? request.dialled() : phone.user())
                .add("sip_to_host", phone.domain())
                .add("sip_via_protocol", "udp")
                .add("sip_from_user", phone.user())
                .add("sip_from_host", phone.domain())
                .add("sip_call_id", request.callId())
                .add("sip_request_user", request.dialled())
                .add("sip_request_host", phone.domain())
                .add("sip_auth_qop", "auth")
                .add("sip_auth_cnonce", digest.cnonce())
                .add("sip_auth_nc", "00000001")
                .add("sip_auth_response", digest.response())
                .add("sip_auth_method", request.method())
                .add("client_port", Integer.toString(phone.port()));
    }

    private void attempt(Request request, String subclass, EventSource source, String result) {
        if (node.bus().skips("CUSTOM", subclass, null)) return;
        Registration phone = request.phone();
        boolean invite = request.dialled() != null;
        SwitchEvent event = node.event(subclass, "CUSTOM", source)
                .add("profile-name", "internal")
                .add("from-user", invite ? request.dialled() : phone.user())
                .add("from-host", phone.domain())
                .add("contact", invite ? "\"\" <" + phone.uri() + ">" : phone.contact())
                .add("call-id", request.callId())
                .add("rpid", "unknown")
                .add("status", "Registered(UDP)")
                .add("expires", Integer.toString(invite ? 300 : request.expires()))
                .add("to-user", phone.user())
                .add("to-host", phone.domain())
                .add("network-ip", phone.host())
                .add("network-port", Integer.toString(phone.port()));
        if (result != null) event.add("username", phone.user()).add("realm", phone.domain());
        event.add("user-agent", phone.userAgent()).add("auth-result", result);
        node.fire(event);
    }

    private void failed(Request request) {
        if (node.bus().skips("CUSTOM", "sofia::register_failure", null)) return;
        Registration phone = request.phone();
        node.fire(node.event("sofia::register_failure", "CUSTOM", EventSource.REGISTER_FAILURE)
                .add("profile-name", "internal")
                .add("to-user", phone.user())
                .add("to-host", phone.domain())
                .add("network-ip", phone.host())
                .add("user-agent", phone.userAgent())
                .add("profile-name", "internal")
                .add("network-port", Integer.toString(phone.port()))
                .add("registration-type", "REGISTER"));
    }

    private void registered(Request request, DirectoryUser user, String subclass, EventSource source, boolean refresh) {
        if (node.bus().skips("CUSTOM", subclass, null)) return;
        Registration phone = request.phone();
        boolean gone = request.expires() == 0;
        SwitchEvent event = node.event(subclass, "CUSTOM", source).add("profile-name", "internal");
        if (gone) event.add("username", phone.user());
        event.add("from-user", phone.user()).add("from-host", phone.domain());
        if (!gone) event.add("presence-hosts", "n/a");
        event.add("contact", phone.contact()).add("call-id", phone.callId()).add("rpid", "unknown");
        if (gone) {
            event.add("realm", phone.domain())
                    .add("network-ip", phone.host())
                    .add("network-port", Integer.toString(phone.port()))
                    .add("user-agent", phone.userAgent())
                    .add("expires", "0");
        } else {
            event.add("status", "Registered(UDP)")
                    .add("expires", Integer.toString(request.expires()))
                    .add("to-user", phone.user())
                    .add("to-host", phone.domain())
                    .add("network-ip", phone.host())
                    .add("network-port", Integer.toString(phone.port()))
                    .add("username", phone.user())
                    .add("realm", phone.domain())
                    .add("user-agent", phone.userAgent());
            if (refresh) event.add("update-reg", "true");
        }
        event.add("sip_number_alias", phone.user())
                .add("sip_auth_username", phone.user())
                .add("sip_auth_realm", phone.domain())
                .add("number_alias", phone.user())
                .add("user_name", phone.user())
                .add("domain_name", phone.domain());
        user.variables().forEach(event::add);
        node.fire(event);
    }
}
