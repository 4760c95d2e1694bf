package uz.alovoice.web.switchxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import uz.alovoice.core.trunk.Transport;
import uz.alovoice.core.trunk.TrunkId;
import uz.alovoice.core.trunk.TrunkSettings;

/** How a node is told to set up its profiles and lists. */
class ConfigurationLookUpTest extends SwitchListener {
    TrunkId trunk(String hostname, String secret) {
        var settings = new TrunkSettings(
                "t",
                null,
                "sip.example.uz",
                5061,
                Transport.TCP,
                true,
                "998712000001",
                "realm.example.uz",
                null,
                List.of("198.51.100.0/24"),
                10,
                5,
                0);
        var trunk = trunks.create(tenant, settings, secret).await().id();
        database.asSuperuser("UPDATE trunk SET node_id = (SELECT id FROM node WHERE hostname = '" + hostname + "'), "
                + "registered_ip = '192.0.2.9' WHERE id = " + trunk);
        return trunk;
    }

    static String configuration(String hostname, String file) {
        return ask(Map.of("section", "configuration", "hostname", hostname, "key_value", file));
    }

    @Test
    void aNodeHasItsOwnTrunksAsGateways() {
        var mine = trunk("pbx1", "p@\"<&'$${domain}x-pre-process");
        var other = trunk("pbx2", "secret2");
        var xml = configuration("pbx1", "sofia.conf");
        var gateways = XmlTest.parse(xml).getElementsByTagName("gateway");
        assertThat(gateways.getLength()).isEqualTo(1);
        assertThat(((Element) gateways.item(0)).getAttribute("name")).isEqualTo("g" + mine);
        assertThat(xml).doesNotContain("g" + other, "secret2", "$${domain}", "x-pre-process");
        assertThat(pairs(xml.substring(xml.indexOf("<gateway "), xml.indexOf("</gateway>") + 10), "param"))
                .containsEntry("password", "p@\"<&'$${domain}x-pre-process")
                .containsEntry("proxy", "sip.example.uz:5061")
                .containsEntry("realm", "realm.example.uz")
                .containsEntry("register-transport", "tcp")
                .containsEntry("context", "external");
        assertThat(configuration("unknown", "sofia.conf")).doesNotContain("<gateway ");
        trunks.delete(tenant, mine).await();
        trunks.delete(tenant, other).await();
    }

    @Test
    void thePhonesProfileAsksForAPasswordAndTheTrunksProfileForAnAddress() {
        var xml = configuration("pbx1", "sofia.conf");
        int border = xml.indexOf("<profile name=\"external\">");
        assertThat(pairs(xml.substring(xml.indexOf("<profile name"), border), "param"))
                .containsEntry("context", "internal")
                .containsEntry("auth-calls", "true")
                .containsEntry("apply-inbound-acl", "nodes")
                .containsEntry("accept-blind-reg", "false")
                .containsEntry("challenge-realm", "auto_from")
                .containsEntry("ws-binding", ":5066")
                .containsEntry("sip-ip", "$${node_ip}")
                .containsEntry("ext-rtp-ip", "203.0.113.7");
        var external = xml.substring(border, xml.indexOf("</profile>", border) + 10);
        assertThat(pairs(external, "param"))
                .containsEntry("context", "external")
                .containsEntry("auth-calls", "true")
                .containsEntry("auth-calls-acl-only", "true")
                .containsEntry("apply-inbound-acl", "trunks")
                .containsEntry("disable-register", "true")
                .containsEntry("disable-transfer", "true");
    }

    @Test
    void theListsSayWhoMaySendCallsAndDenyTheRest() {
        var trunk = trunk("pbx1", "secret");
        var lists = XmlTest.parse(configuration("pbx1", "acl.conf")).getElementsByTagName("list");
        var said = new ArrayList<String>();
        for (int i = 0; i < lists.getLength(); i++) {
            var list = (Element) lists.item(i);
            assertThat(list.getAttribute("default"))
                    .isEqualTo(list.getAttribute("name").equals("candidates") ? "allow" : "deny");
            var nodes = list.getElementsByTagName("node");
            for (int n = 0; n < nodes.getLength(); n++) {
                var node = (Element) nodes.item(n);
                said.add(list.getAttribute("name") + " " + node.getAttribute("cidr") + " " + node.getAttribute("port"));
            }
        }
        assertThat(said).containsExactly("trunks 192.0.2.9/32 ", "trunks 198.51.100.0/24 ", "nodes 10.0.0.2/32 5060");
        trunks.delete(tenant, trunk).await();
    }

    @ParameterizedTest
    @ValueSource(strings = {"switch.conf", "ivr.conf", "../../etc/passwd", ""})
    void otherFilesAreTheNodesOwn(String file) {
        assertThat(configuration("pbx1", file)).contains("not found");
    }
}
