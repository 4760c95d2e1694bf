package uz.alovoice.web.switchxml;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uz.alovoice.core.operator.OperatorSettings;

/** Who a node may be told about, and what. */
class DirectoryLookUpTest extends SwitchListener {
    @Test
    void aPhoneIsKnownByItsDigestAndByNothingElse() {
        var xml = user("2000", domain());
        var secret = operators.revealSipAccount(tenant, operator).await().secret();
        assertThat(pairs(xml, "param"))
                .containsEntry("a1-hash", md5("2000:" + domain() + ":" + secret))
                .containsKey("dial-string")
                .doesNotContainKey("password");
        assertThat(xml).contains("cacheable=\"60000\"").doesNotContain(secret);
        assertThat(pairs(xml, "variable"))
                .containsEntry("user_context", "internal")
                .containsEntry("alovoice_tenant", tenant.toString())
                .containsEntry("alovoice_operator", operator.toString())
                .as("nothing in a name may mean anything to the switch")
                .containsEntry("effective_caller_id_name", "Нодира N K x");
    }

    /** The digest that the captured phone sent is right for the hash that we would hand out for its password. */
    @Test
    void theCapturedPhoneWouldHaveBeenLetIn() {
        var body =
                CapturedPosts.bodies("xmlcurl/02-directory-register", "/fs/xml").getFirst();
        var form = Form.parse(Buffer.buffer(body));
        var a1 = md5("104:t1001.pbx.test:p104secret");
        var a2 = md5(form.get("sip_auth_method").orElseThrow() + ":"
                + form.get("sip_auth_uri").orElseThrow());
        var response = md5(String.join(
                ":",
                a1,
                form.get("sip_auth_nonce").orElseThrow(),
                form.get("sip_auth_nc").orElseThrow(),
                form.get("sip_auth_cnonce").orElseThrow(),
                form.get("sip_auth_qop").orElseThrow(),
                a2));
        assertThat(form.get("sip_auth_response")).contains(response);

        var answer = raw(body).bodyAsString();
        assertThat(pairs(answer, "param")).containsEntry("a1-hash", a1);
    }

    @ParameterizedTest
    @CsvSource({
        "2000, t999999.pbx.test",
        "9999, DOMAIN",
        "${2000}, DOMAIN",
        "2000' OR '1'='1, DOMAIN",
        "2000, DOMAIN' --",
        "*, DOMAIN",
        "2000, ''",
        "'', DOMAIN",
        "٢٠٠٠, DOMAIN"
    })
    void whoeverIsNotKnownIsNotFound(String user, String domain) {
        assertThat(user(user, domain.replace("DOMAIN", domain()))).contains("<result status=\"not found\"/>");
    }

    @Test
    void anotherTenantsExtensionIsNotFoundAtThisDomain() {
        var second = operators.create(tenant, OperatorSettings.of("second")).await();
        assertThat(user(second.extension(), domain())).contains("a1-hash");
        assertThat(user(second.extension(), "t" + (tenant.value() + 1) + ".pbx.test"))
                .contains("not found");
        operators.setDisabled(tenant, second.id(), true).await();
        assertThat(user(second.extension(), domain())).contains("not found");
        operators.delete(tenant, second.id()).await();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reverse-auth-lookup", "message-count", "x"})
    void actionsThatWantMoreThanADigestGetNothing(String action) {
        assertThat(ask(Map.of("section", "directory", "action", action, "user", "2000", "domain", domain())))
                .contains("not found");
    }

    @Test
    void gatewaysAndNetworksAreNotInTheDirectory() {
        assertThat(ask(Map.of("section", "directory", "purpose", "gateways", "profile", "external")))
                .contains("not found");
        assertThat(ask(Map.of("section", "directory", "purpose", "network-list", "domain", domain())))
                .contains("not found");
    }

    @Test
    void aUserToBeRungIsAnsweredLikeOneWhoRegisters() {
        assertThat(ask(Map.of("section", "directory", "action", "user_call", "user", "2000", "domain", domain())))
                .isEqualTo(user("2000", domain()));
    }
}
