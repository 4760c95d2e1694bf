package uz.alovoice.web.switchxml;

import java.util.List;
import uz.alovoice.core.directory.Gateway;

/** {@code sofia.conf}: one profile for phones, one for trunks. They differ in whom they let in and in the context of their calls. */
final class SofiaConf {
    static final String INTERNAL = "internal";
    static final String EXTERNAL = "external";

    private final SipSettings sip;

    SofiaConf(SipSettings sip) {
        this.sip = sip;
    }

    /** @param gateways the trunks leased to the node that asks */
    String answer(List<Gateway> gateways) {
        var xml =
                Xml.section("configuration").open("configuration", "name", "sofia.conf", "description", "SIP profiles");
        xml.open("global_settings")
                .param("log-level", 0)
                .param("debug-presence", 0)
                .close();
        xml.open("profiles");
        internal(xml);
        external(xml, gateways);
        return xml.toString();
    }

    private void internal(Xml xml) {
        xml.open("profile", "name", INTERNAL);
        xml.open("domains")
                .empty("domain", "name", "all", "alias", "false", "parse", "false")
                .close();
        xml.open("settings");
        common(xml, INTERNAL, sip.internalPort(), "OPUS,G722,PCMA,PCMU");
        // Phones prove who they are, for calls as for registrations. Only other nodes, by address and port, are let in
        // without.
        xml.param("auth-calls", "true")
                .param("apply-inbound-acl", "nodes")
                .param("use-port-for-acl-check", "true")
                .param("accept-blind-reg", "false")
                .param("accept-blind-auth", "false")
                .param("challenge-realm", "auto_from")
                .param("inbound-reg-force-matching-username", "true")
                .param("nonce-ttl", 60)
                .param("log-auth-failures", "true")
                .param("multiple-registrations", "contact")
                .param("max-registrations-per-extension", 10);
        // Phones behind NAT: answer where they are, keep the hole open, and forget those that fell silent.
        xml.param("apply-nat-acl", "nat.auto")
                .param("aggressive-nat-detection", "true")
                .param("nat-options-ping", "true")
                .param("unregister-on-options-fail", "true")
                .param("tcp-unreg-on-socket-close", "true");
        xml.param("apply-candidate-acl", "candidates");
        if (sip.wsPort() > 0) {
            xml.param("ws-binding", ":" + sip.wsPort());
        }
        if (sip.wssPort() > 0) {
            xml.param("wss-binding", ":" + sip.wssPort());
        }
        xml.param("tls", Boolean.toString(sip.tlsPort() > 0));
        if (sip.tlsPort() > 0) {
            xml.param("tls-sip-port", sip.tlsPort()).param("tls-version", "tlsv1.2,tlsv1.3");
        }
        sip.tlsDirectory().ifPresent(directory -> xml.nodeParam("tls-cert-dir", directory));
        xml.close().close();
    }

    private void external(Xml xml, List<Gateway> gateways) {
        xml.open("profile", "name", EXTERNAL);
        xml.open("gateways");
        gateways.forEach(gateway -> gateway(xml, gateway));
        xml.close();
        xml.open("domains")
                .empty("domain", "name", "all", "alias", "false", "parse", "false")
                .close();
        xml.open("settings");
        common(xml, EXTERNAL, sip.externalPort(), "PCMA,PCMU"); // what every provider speaks; more only swells the SDP
        // Only from trunks' addresses. If the list were missing, nobody would get in: 403 for the rest, no digest to
        // guess at.
        xml.param("auth-calls", "true")
                .param("auth-calls-acl-only", "true")
                .param("apply-inbound-acl", "trunks")
                .param("accept-blind-auth", "false")
                .param("disable-register", "true")
                .param("disable-transfer", "true") // a REFER from outside would call at our expense
                .param("tls", "false");
        xml.close().close();
    }

    private void common(Xml xml, String context, int port, String codecs) {
        xml.param("context", context)
                .param("dialplan", "XML")
                .param("user-agent-string", "AloVoice")
                .param("sip-port", port)
                .nodeParam("sip-ip", sip.sipIp())
                .nodeParam("rtp-ip", sip.sipIp())
                .nodeParam("ext-sip-ip", sip.externalIp())
                .nodeParam("ext-rtp-ip", sip.externalIp())
                .param("inbound-codec-prefs", codecs)
                .param("outbound-codec-prefs", codecs)
                .param("inbound-codec-negotiation", "generous")
                .param("inbound-late-negotiation", "true")
                .param("dtmf-type", "rfc2833")
                .param("rfc2833-pt", 101)
                .param("rtp-timer-name", "soft")
                .param("enable-timer", "true")
                .param("session-timeout", 1800)
                .param("minimum-session-expires", 120)
                .param("manage-presence", "false")
                .param("debug", 0)
                .param("sip-trace", "no");
    }

    /**
     * Its inbound variable says which gateway a call was addressed to, not where it came from: whoever is let in may write
     * any {@code gw+…} into a request. So it names the trunk only, and the address decides (Directory.mayCallFrom).
     */
    private static void gateway(Xml xml, Gateway g) {
        xml.open("gateway", "name", g.trunk().gateway())
                .param("proxy", g.server() + ":" + g.port())
                .param("realm", g.domain())
                .param("from-domain", g.domain())
                .param("register", Boolean.toString(g.registered()))
                .param("register-transport", g.transport().code())
                .param("expire-seconds", 300)
                .param("retry-seconds", 30)
                .param("caller-id-in-from", "true")
                .param("extension", "auto_to_user") // the number dialled, where one registration carries several
                .param("context", EXTERNAL);
        if (g.login() != null) {
            xml.param("username", g.login());
        }
        if (g.secret() != null) {
            xml.param("password", g.secret());
        }
        if (!g.registered()) {
            // Registrations show by themselves whether the server answers; the others are asked.
            xml.param("ping", 30).param("ping-min", 1).param("ping-max", 3);
        }
        xml.open("variables")
                .empty("variable", "name", "alovoice_trunk", "value", g.trunk().toString(), "direction", "inbound")
                .close();
        xml.close();
    }
}
