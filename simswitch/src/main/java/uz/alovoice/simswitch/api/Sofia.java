package uz.alovoice.simswitch.api;

import java.util.Locale;
import uz.alovoice.simswitch.node.Node;
import uz.alovoice.simswitch.sip.Gateway;

/** sofia status, sofia xmlstatus, sofia profile: what a brain reads and the gateway commands it gives. */
final class Sofia implements ApiCommand {
    private static final String LINE = "=".repeat(97) + "\n";

    @Override
    public String run(Node node, String argument) {
        String[] words = argument.split(" +", -1);
        return switch (words[0]) {
            case "status" -> status(node, words);
            case "xmlstatus" -> SofiaXml.status(node, words);
            case "profile" -> profile(node, words);
            default -> "-USAGE: sofia profile|status|xmlstatus\n";
        };
    }

    private static String profile(Node node, String[] words) {
        if (words.length < 3) return "-ERR Invalid Profile!\n";
        if (!words[1].equals("external") && !words[1].equals("internal")) return "Invalid Profile [" + words[1] + "]";
        String gateway = words.length > 3 ? words[3] : "";
        return switch (words[2]) {
            case "rescan" ->
                node.gateways().rescan(words[1])
                        ? "Reload XML [Success]\n+OK scan complete\n"
                        : "Reload XML [Success]\n-ERR cannot find config for profile " + words[1] + "\n";
            case "killgw" ->
                node.gateways().kill(gateway) ? "+OK gateway marked for deletion.\n" : "-ERR no such gateway.\n";
            case "register" -> node.gateways().register(gateway, true) ? "+OK\n" : "Invalid gateway!\n";
            case "unregister" -> node.gateways().register(gateway, false) ? "+OK\n" : "Invalid gateway!\n";
            case "startgw" -> node.gateways().rescan(words[1]) ? "+OK\n" : "-ERR gateway not found\n";
            case "flush_inbound_reg" -> "+OK flushing all registrations matching specified call_id\n";
            case "restart" -> "Reload XML [Success]\nrestarting: " + words[1] + "\n";
            default -> "-ERR Unknown command!\n";
        };
    }

    private static String status(Node node, String[] words) {
        if (words.length > 2 && words[1].equals("gateway")) {
            Gateway gateway = node.gateways().named(words[2]);
            return gateway == null ? "Invalid Gateway!\n" : gateway(node, gateway);
        }
        if (words.length > 2 && words[1].equals("profile")) {
            return words[2].equals("internal") || words[2].equals("external")
                    ? profileStatus(node, words[2])
                    : "Invalid Profile!\n";
        }
        StringBuilder out = new StringBuilder(row("Name", "   Type", "Data", "State")).append(LINE);
        out.append(row("external", "profile", "sip:mod_sofia@127.0.0.1:5080", "RUNNING (0)"));
        for (Gateway gateway : node.gateways().all()) {
            out.append(row(
                    "external::" + gateway.name(),
                    "gateway",
                    uri(gateway),
                    gateway.state().name()));
        }
        out.append(row("internal", "profile", "sip:mod_sofia@127.0.0.1:5060", "RUNNING (0)"));
        return out.append(LINE).append("2 profiles 0 aliases\n").toString();
    }

    private static String row(String name, String type, String data, String state) {
        return String.format(Locale.ROOT, "%25s\t%s\t%40s\t%s%n", name, type, data, state)
                .replace("\r", "");
    }

    private static String uri(Gateway gateway) {
        return "sip:" + gateway.username() + "@" + gateway.proxy();
    }

    private static String profileStatus(Node node, String name) {
        String port = name.equals("internal") ? "5060" : "5080";
        return LINE + field("Name", name) + field("Domain Name", "N/A") + field("Auto-NAT", "false")
                + field("DBName", "sofia_reg_" + name) + field("Dialplan", "XML") + field("Context", "public")
                + field("Challenge Realm", "auto_from") + field("RTP-IP", "127.0.0.1") + field("SIP-IP", "127.0.0.1")
                + field("URL", "sip:mod_sofia@127.0.0.1:" + port) + field("CODECS IN", "PCMA,PCMU")
                + field("CODECS OUT", "PCMA,PCMU") + field("CALLS-IN", "0") + field("FAILED-CALLS-IN", "0")
                + field("CALLS-OUT", "0") + field("FAILED-CALLS-OUT", "0")
                + field(
                        "REGISTRATIONS",
                        Integer.toString(
                                name.equals("internal") ? node.registrar().all().size() : 0))
                + "\n";
    }

    private static String field(String name, String value) {
        return String.format(Locale.ROOT, "%-17s\t%s%n", name, value).replace("\r", "");
    }

    private static String gateway(Node node, Gateway g) {
        String realm = g.param("realm", g.proxy());
        return LINE + "Name    \t" + g.name() + "\nProfile \texternal\nScheme  \tDigest\nRealm   \t" + realm
                + "\nUsername\t" + g.username() + "\nPassword\tyes\nFrom    \t<sip:" + g.username() + "@"
                + g.param("from-domain", realm) + ">\nContact \t<sip:gw+" + g.name()
                + "@127.0.0.1:5080;transport=udp;gw=" + g.name() + ">\nExten   \t" + g.param("extension", g.username())
                + "\nTo      \t" + uri(g) + "\nProxy   \tsip:" + g.proxy() + "\nContext \t" + g.context()
                + "\nExpires \t" + g.param("expire-seconds", "3600") + "\nFreq    \t"
                + g.param("expire-seconds", "3600")
                + "\nPing    \t0\nPingFreq\t0\nPingTime\t0.00\nPingState\t0/0/0\nState   \t" + g.state()
                + "\nStatus  \t" + (g.pingUp() ? "UP" : "DOWN") + "\nUptime  \t"
                + g.uptimeMicros(node.clock().millis()) / 1_000_000 + "s\nCallsIN \t" + g.callsIn() + "\nCallsOUT\t"
                + g.callsOut() + "\nFailedCallsIN\t" + g.failedIn() + "\nFailedCallsOUT\t" + g.failedOut() + "\n"
                + LINE;
    }
}
