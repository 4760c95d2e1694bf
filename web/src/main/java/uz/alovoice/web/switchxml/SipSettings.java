package uz.alovoice.web.switchxml;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import uz.alovoice.core.Check;

/**
 * How the nodes' SIP profiles listen. The same for all nodes; where they differ, a value names a variable of the node (vars.xml in
 * freeswitch-conf): {@code $${node_ip}}.
 *
 * @param sipIp        for signalling and media
 * @param externalIp   that the world knows the node by
 * @param internalPort of the phones
 * @param externalPort of the trunks
 * @param wsPort       WebSocket for browsers behind a TLS proxy; 0 for none
 * @param wssPort      WebSocket over TLS by the node itself; 0 for none
 * @param tlsPort      SIP over TLS; 0 for none
 * @param tlsDirectory with the certificates; empty for the node's own
 */
public record SipSettings(
        String sipIp,
        String externalIp,
        int internalPort,
        int externalPort,
        int wsPort,
        int wssPort,
        int tlsPort,
        Optional<String> tlsDirectory) {
    private static final String ADDRESS = "[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\$\\$\\{[a-z0-9_]{1,50}}";

    public SipSettings {
        Check.that(sipIp.matches(ADDRESS), "ALOVOICE_SIP_IP must be an IPv4 address or $${variable}: " + sipIp);
        Check.that(
                externalIp.matches(ADDRESS),
                "ALOVOICE_EXTERNAL_IP must be an IPv4 address or $${variable}: " + externalIp);
        IntStream.of(internalPort, externalPort, wsPort, wssPort, tlsPort)
                .forEach(port -> Check.range("port", port, 0, 65535));
    }

    /** ALOVOICE_SIP_IP, _EXTERNAL_IP, _SIP_PORT, _TRUNK_PORT, _WS_PORT, _WSS_PORT, _TLS_PORT, _TLS_DIR; each has a default. */
    public static SipSettings of(Map<String, String> environment) {
        return new SipSettings(
                environment.getOrDefault("ALOVOICE_SIP_IP", "$${node_ip}"),
                environment.getOrDefault("ALOVOICE_EXTERNAL_IP", "$${public_ip}"),
                port(environment, "ALOVOICE_SIP_PORT", 5060),
                port(environment, "ALOVOICE_TRUNK_PORT", 5080),
                port(environment, "ALOVOICE_WS_PORT", 5066),
                port(environment, "ALOVOICE_WSS_PORT", 7443),
                port(environment, "ALOVOICE_TLS_PORT", 0),
                Optional.ofNullable(environment.get("ALOVOICE_TLS_DIR")));
    }

    private static int port(Map<String, String> environment, String name, int otherwise) {
        var text = environment.get(name);
        Check.that(text == null || text.matches("[0-9]{1,5}"), name + " must be a port: " + text);
        return text == null ? otherwise : Integer.parseInt(text);
    }
}
