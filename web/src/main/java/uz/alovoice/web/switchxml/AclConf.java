package uz.alovoice.web.switchxml;

import java.util.List;

/** {@code acl.conf}: who may send calls without a password. A list that is missing denies; so does each one's default. */
final class AclConf {
    private AclConf() {}

    /**
     * @param trunkNetworks CIDR
     * @param otherNodes    address:port
     */
    static String answer(List<String> trunkNetworks, List<String> otherNodes) {
        var xml = Xml.section("configuration")
                .open("configuration", "name", "acl.conf", "description", "Network lists")
                .open("network-lists");
        xml.open("list", "name", "trunks", "default", "deny");
        trunkNetworks.forEach(network -> xml.empty("node", "type", "allow", "cidr", network));
        xml.close();
        xml.open("list", "name", "nodes", "default", "deny");
        for (var node : otherNodes) {
            int colon = node.indexOf(':');
            xml.empty(
                    "node",
                    "type",
                    "allow",
                    "cidr",
                    node.substring(0, colon) + "/32",
                    "port",
                    node.substring(colon + 1));
        }
        xml.close();
        // Where a browser's media may come from: anywhere, since DTLS proves who sends it.
        return xml.empty("list", "name", "candidates", "default", "allow").toString();
    }
}
