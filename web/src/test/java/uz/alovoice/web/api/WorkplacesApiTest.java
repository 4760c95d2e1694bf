package uz.alovoice.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.Language;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.person.Role;
import uz.alovoice.web.api.Cabinet.Browser;

class WorkplacesApiTest {
    static Cabinet cabinet;
    static TenantId company;
    static Browser administrator;
    static long operator;
    static Browser aziza;

    @BeforeAll
    static void open() {
        cabinet = new Cabinet();
        company = cabinet.company("Savdo");
        administrator = cabinet.signIn(company, Role.ADMINISTRATOR);
        operator = administrator
                .post("/operators", new JsonObject().put("name", "Aziza").put("phone", "+998901234567"))
                .id();
        aziza = cabinet.signIn(company, Role.OPERATOR, Language.EN, new OperatorId(operator));
    }

    @AfterAll
    static void close() {
        cabinet.close();
    }

    @Test
    void anOperatorsPhoneIsToldItsHashAndNeverThePassword() {
        var phone = aziza.get("/phone");
        var account =
                administrator.get("/operators/" + operator + "/sip-account").json();
        assertThat(phone.status()).isEqualTo(200);
        assertThat(phone.json().getString("uri")).isEqualTo("sip:2000@" + account.getString("domain"));
        assertThat(phone.json().getString("ha1")).matches("[0-9a-f]{32}");
        assertThat(phone.text()).doesNotContain(account.getString("password"));
        assertThat(aziza.get("/operators/" + operator + "/sip-account").status())
                .isEqualTo(403);
        assertThat(administrator.get("/phone").json().getString("code")).isEqualTo("workplace.no_operator");
    }

    @Test
    void theMobileRingsAsItsOwnerWishesWhenThereIsOne() {
        var chosen = aziza.put("/phone/ring-mobile", new JsonObject().put("ring_mobile", "after"));
        assertThat(chosen.json().getString("ring_mobile")).isEqualTo("after");
        assertThat(chosen.json().getString("mobile")).isEqualTo("+998901234567");
        var other = administrator
                .post("/operators", new JsonObject().put("name", "No phone"))
                .id();
        var refused = cabinet.signIn(company, Role.OPERATOR, Language.EN, new OperatorId(other))
                .put("/phone/ring-mobile", new JsonObject().put("ring_mobile", "beside"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("workplace.no_mobile");
    }

    @Test
    void pauseReasonsBeginInTheCompanysLanguageAndAreItsOwn() {
        assertThat(aziza.get("/pause-reasons").json().getJsonArray("reasons"))
                .isEqualTo(JsonArray.of("Tushlik", "Tanaffus", "Yigʻilish", "Oʻqish"));
        var saved = administrator.put(
                "/pause-reasons",
                new JsonObject().put("reasons", new JsonArray(List.of("Nonushta", " Nonushta ", "Choy"))));
        assertThat(saved.json().getJsonArray("reasons")).isEqualTo(JsonArray.of("Nonushta", "Choy"));
        assertThat(aziza.get("/phone").json().getJsonArray("pause_reasons"))
                .isEqualTo(JsonArray.of("Nonushta", "Choy"));
        administrator.put(
                "/pause-reasons",
                new JsonObject().put("reasons", new JsonArray(List.of("Tushlik", "Tanaffus", "Yigʻilish", "Oʻqish"))));
    }

    @Test
    void aLinkWaitsUntilItIsRevokedOrAnotherOneIsMade() {
        var first = administrator.post("/operators/" + operator + "/phone-links", null);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.json().getString("url")).matches("http://127.0.0.1:[0-9]+/p/[A-Za-z0-9_-]{43}");
        var second = administrator.post("/operators/" + operator + "/phone-links", null);
        assertThat(waiting()).containsExactly(second.id());
        assertThat(administrator.delete("/workplaces/" + second.id()).status()).isEqualTo(204);
        assertThat(waiting()).isEmpty();
        assertThat(administrator.delete("/workplaces/" + second.id()).status()).isEqualTo(404);
    }

    private static List<Long> waiting() {
        return administrator.get("/operators/" + operator + "/workplaces").json().getJsonArray("items").stream()
                .map(one -> (JsonObject) one)
                .filter(one -> one.getString("kind").equals("phone"))
                .map(one -> one.getLong("id"))
                .toList();
    }

    @Test
    void filesForPhonesAreSavedUnderTheirNamesAndNoted() {
        var file = administrator.get("/operators/" + operator + "/phone-file?model=yealink");
        assertThat(file.status()).as(file.text()).isEqualTo(200);
        assertThat(file.headers().get("content-disposition")).isEqualTo("attachment; filename=\"yealink-2000.cfg\"");
        assertThat(file.text()).contains("account.1.user_name = 2000");
        assertThat(administrator
                        .get("/operators/" + operator + "/phone-file?model=nokia")
                        .status())
                .isEqualTo(422);
        assertThat(administrator.get("/audit-log?thing=operator").text()).contains("revealed");
    }
}
