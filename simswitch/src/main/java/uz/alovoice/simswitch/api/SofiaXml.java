package uz.alovoice.simswitch.api;

import uz.alovoice.simswitch.node.Node;
import uz.alovoice.simswitch.sip.Gateway;

/** sofia xmlstatus [gateway [name]]. */
final class SofiaXml {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n";

    private SofiaXml() {}

    static String status(Node node, String[] words) {
        if (words.length > 2 && words[1].equals("gateway")) {
            Gateway gateway = node.gateways().named(words[2]);
            return gateway == null ? "Invalid Gateway!\n" : HEAD + gateway(node, gateway);
        }
        StringBuilder out = new StringBuilder(HEAD);
        if (words.length > 1 && words[1].equals("gateway")) {
            out.append("<gateways>\n");
            for (Gateway gateway : node.gateways().all()) out.append(gateway(node, gateway));
            return out.append("</gateways>\n").toString();
        }
        out.append("<profiles>\n").append(profile("external", 5080));
        for (Gateway gateway : node.gateways().all()) {
            out.append("<gateway>\n<name>").append(gateway.name()).append("</name>\n<type>gateway</type>\n<data>sip:");
            out.append(escape(gateway.username() + "@" + gateway.proxy())).append("</data>\n<state>");
            out.append(gateway.state()).append("</state>\n</gateway>\n\n");
        }
        return out.append(profile("internal", 5060)).append("</profiles>\n").toString();
    }

    private static String profile(String name, int port) {
        return "<profile>\n<name>" + name + "</name>\n<type>profile</type>\n<data>sip:mod_sofia@127.0.0.1:" + port
                + "</data>\n<state>RUNNING (0)</state>\n</profile>\n";
    }

    private static String gateway(Node node, Gateway g) {
        String realm = g.param("realm", g.proxy());
        String expires = g.param("expire-seconds", "3600");
        StringBuilder out = new StringBuilder("  <gateway>\n");
        String[] fields = {
            "name",
            g.name(),
            "profile",
            "external",
            "scheme",
            "Digest",
            "realm",
            realm,
            "username",
            g.username(),
            "password",
            "yes",
            "from",
            "<sip:" + g.username() + "@" + g.param("from-domain", realm) + ">",
            "contact",
            "<sip:gw+" + g.name() + "@127.0.0.1:5080;transport=udp;gw=" + g.name() + ">",
            "exten",
            g.param("extension", g.username()),
            "to",
            "sip:" + g.username() + "@" + g.proxy(),
            "proxy",
            "sip:" + g.proxy(),
            "context",
            g.context(),
            "expires",
            expires,
            "freq",
            expires,
            "ping",
            "0",
            "pingfreq",
            "0",
            "pingmin",
            "0",
            "pingcount",
            "0",
            "pingmax",
            "0",
            "pingtime",
            "0.00",
            "pinging",
            "0",
            "state",
            g.state().name(),
            "status",
            g.pingUp() ? "UP" : "DOWN",
            "uptime-usec",
            Long.toString(g.uptimeMicros(node.clock().millis())),
            "calls-in",
            Integer.toString(g.callsIn()),
            "calls-out",
            Integer.toString(g.callsOut()),
            "failed-calls-in",
            Integer.toString(g.failedIn()),
            "failed-calls-out",
            Integer.toString(g.failedOut())
        };
        for (int i = 0; i < fields.length; i += 2) {
            out.append("    <").append(fields[i]).append('>').append(escape(fields[i + 1]));
            out.append("</").append(fields[i]).append(">\n");
        }
        return out.append("  </gateway>\n").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
