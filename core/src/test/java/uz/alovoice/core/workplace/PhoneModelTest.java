package uz.alovoice.core.workplace;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.operator.SipAccount;
import uz.alovoice.core.person.Token;

class PhoneModelTest {
    private static final SipAccount ACCOUNT = new SipAccount("2000", "savdo.pbx.test", "sEcr3t");
    private static final String NAME = "Oʻgʻiloy <\"A&B\"> Ёлка 🙂";
    private static final String PROXY = "sip.example:5060";

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)));
    }

    private static String text(PhoneModel model) {
        return model.file(ACCOUNT, NAME, PROXY).content().toString();
    }

    @Test
    void linphoneIsToldAnAccountAndAnyNameGoesThroughUnharmed() throws Exception {
        var entries = xml(LinphoneConfig.of(ACCOUNT, NAME, PROXY)).getElementsByTagName("entry");
        var said = new java.util.HashMap<String, String>();
        for (int i = 0; i < entries.getLength(); i++) {
            said.put(
                    entries.item(i).getAttributes().getNamedItem("name").getNodeValue(),
                    entries.item(i).getTextContent());
        }
        assertThat(said.get("reg_identity")).isEqualTo("\"Oʻgʻiloy <\\\"A&B\\\"> Ёлка 🙂\" <sip:2000@savdo.pbx.test>");
        assertThat(said).containsEntry("passwd", "sEcr3t").containsEntry("reg_route", "<sip:sip.example:5060;lr>");
    }

    @Test
    void deskPhonesAreToldTheDomainAndWhereItIs() throws Exception {
        assertThat(text(PhoneModel.YEALINK))
                .startsWith("#!version:1.0.0.1\n")
                .contains("account.1.sip_server.1.address = savdo.pbx.test\n")
                .contains("account.1.outbound_proxy.1.address = sip.example\n")
                .contains("account.1.password = sEcr3t\n")
                .contains("account.1.display_name = " + NAME + "\n");
        var grandstream = xml(text(PhoneModel.GRANDSTREAM));
        assertThat(grandstream.getElementsByTagName("P48").item(0).getTextContent())
                .isEqualTo("sip.example:5060");
        assertThat(grandstream.getElementsByTagName("P3").item(0).getTextContent())
                .isEqualTo(NAME);
        assertThat(text(PhoneModel.FANVIL))
                .contains("SIP1 Register Pswd      :sEcr3t\n")
                .endsWith("<<END OF FILE>>\n");
    }

    @Test
    void microSipGetsItsIniInUtf16WithAMark() throws IOException {
        var file = PhoneModel.MICROSIP.file(ACCOUNT, NAME, PROXY);
        try (var zip =
                new ZipInputStream(new ByteArrayInputStream(file.content().getBytes()))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("microsip.ini");
            assertThat(new String(zip.readAllBytes(), UTF_16LE))
                    .startsWith("\uFEFF[Settings]\r\naccountId=1\r\n[Account1]\r\n")
                    .contains("displayName=" + NAME + "\r\n")
                    .contains("proxy=sip.example:5060\r\n");
        }
    }

    @Test
    void aProgramIsFollowedByWhomItIsFor() {
        var made = DesktopProgram.of(Buffer.buffer("MZ"), "https://pbx.example", new Token("abc"));
        assertThat(made.length()).isEqualTo(2 + DesktopProgram.TRAILER);
        assertThat(made.getString(2, made.length()).strip()).isEqualTo("ALOVOICE1|https://pbx.example|abc|");
        assertThatThrownBy(() -> DesktopProgram.of(Buffer.buffer("MZ"), "https://x|y", new Token("abc")))
                .isInstanceOf(CoreException.class);
    }
}
