package uz.alovoice.web.switchxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class XmlTest {
    static Document parse(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)));
        } catch (Exception e) {
            throw new AssertionError(xml, e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Gʻulom Oʻrinov",
                "Нодира 👩‍💻",
                "\"/><X-PRE-PROCESS cmd=\"exec\" data=\"reboot\"/>",
                "<!-- -->",
                "a\nb\tc\rd",
                "&amp;amp;",
                "]]>",
                "$${password}",
                "$$$$",
                "x-pre-process",
                "'<>&\""
            })
    void everyValueIsReadBackAsItWas(String value) {
        var xml = Xml.section("directory").param("a", value).toString();
        var param = parse(xml).getElementsByTagName("param").item(0);
        assertThat(param.getAttributes().getNamedItem("value").getNodeValue()).isEqualTo(value);
        assertThat(parse(xml).getElementsByTagName("*").getLength())
                .as("elements")
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-pre-process", "X-PRE-PROCESS", "$${node_ip}", "<include>", "<?", "<!--"})
    void theNodesPreprocessorFindsNothingInAValue(String value) {
        var line = Xml.section("directory")
                .param("a", value)
                .toString()
                .lines()
                .toList()
                .get(3);
        assertThat(line.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("x-pre-process", "$${", "<include>", "<?", "<!--");
    }

    @Test
    void whatXmlCannotSayIsReplaced() {
        assertThat(Xml.escape("a\u0000\u001b\ud800\ufffeb")).isEqualTo("a\ufffd\ufffd\ufffd\ufffdb");
    }

    @Test
    void onlySettingsOfTheInstallationMayNameANodesVariable() {
        assertThat(Xml.section("x").nodeParam("sip-ip", "$${node_ip}").toString())
                .contains("\"$${node_ip}\"");
    }
}
