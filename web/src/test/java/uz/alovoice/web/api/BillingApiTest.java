package uz.alovoice.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.alovoice.web.api.ApiTest.json;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.billing.GiveCredit;
import uz.alovoice.core.billing.PayInvoice;
import uz.alovoice.core.person.Role;
import uz.alovoice.web.api.Cabinet.Browser;

/** Money as the cabinet shows it. */
class BillingApiTest {
    static Cabinet cabinet;

    TenantId company;
    Browser owner;

    @BeforeAll
    static void open() {
        cabinet = new Cabinet();
    }

    @AfterAll
    static void close() {
        cabinet.close();
    }

    @BeforeEach
    void signIn() {
        company = cabinet.company("Sugʻdiyona");
        owner = cabinet.signIn(company, Role.OWNER);
    }

    @Test
    void theBalanceSaysHowLongItLastsAndWhenItIsLow() {
        owner.post("/operators", json("name", "Aziza"));
        new GiveCredit(cabinet.db).give(company, "a", 238_614_000, "naqd").await();
        var balance = cabinet.signIn(company, Role.OPERATOR).get("/balance").json();
        assertThat(balance.getLong("balance")).isEqualTo(238_614_000);
        assertThat(balance.getInteger("days_left")).isEqualTo(477);
        assertThat(balance.getBoolean("low")).isFalse();

        assertThat(owner.put("/balance/warning", json("warn_below", 300_000_000))
                        .json()
                        .getBoolean("low"))
                .isTrue();
        var noted = owner.get("/audit-log?thing=balance").json().getJsonArray("items");
        assertThat(noted.getJsonObject(0).getJsonObject("after").getLong("warn_below"))
                .isEqualTo(300_000_000);
        assertThat(owner.put("/balance/warning", json("warn_below", -1)).status())
                .isEqualTo(422);
    }

    @Test
    void theLedgerIsReadInPagesNewestFirst() {
        var credit = new GiveCredit(cabinet.db);
        for (var i = 1; i <= 3; i++) {
            credit.give(company, "k" + i, i * 100L, "no. " + i).await();
        }
        var first = owner.get("/ledger?limit=2").json();
        assertThat(first.getJsonArray("items"))
                .extracting(item -> ((JsonObject) item).getString("note"))
                .containsExactly("no. 3", "no. 2");
        var last = owner.get("/ledger?limit=2&after=" + first.getString("next")).json();
        var entry = last.getJsonArray("items").getJsonObject(0);
        assertThat(entry.getString("kind")).isEqualTo("credit");
        assertThat(entry.getLong("balance")).isEqualTo(100);
        assertThat(last.getString("next")).isNull();
        assertThat(owner.get("/ledger?after=x").json().getString("code")).isEqualTo("problem.cursor");
        assertThat(cabinet.signIn(company, Role.SUPERVISOR).get("/ledger").status())
                .isEqualTo(403);
    }

    @Test
    void theTariffHasThePlanAndThePrefixes() {
        var tariff = owner.get("/tariff").json();
        assertThat(tariff.getLong("operator_day")).isPositive();
        assertThat(tariff.getLong("ai_minute")).isPositive();
        assertThat(tariff.getJsonArray("prefixes").stream().map(JsonObject.class::cast))
                .anySatisfy(p -> assertThat(p.getString("prefix")).isEqualTo("112"));
    }

    @Test
    void anInvoiceIsIssuedOnceAndBookedWhenItIsPaid() {
        var body = json("amount", 50_000_000, "buyer", "\"Sugʻdiyona\" MChJ", "tax_number", "123456789");
        var keyed = owner.with("Idempotency-Key", "i-1");
        var invoice = keyed.post("/invoices", body);
        assertThat(invoice.status()).as(invoice.text()).isEqualTo(201);
        assertThat(invoice.json().getString("seller")).isEqualTo("AloVoice MChJ\n2020 8000");
        assertThat(keyed.post("/invoices", body).id()).isEqualTo(invoice.id());
        assertThat(owner.post("/invoices", json("amount", 1, "buyer", "x", "tax_number", "12"))
                        .json()
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("field"))
                .isEqualTo("tax_number");

        new PayInvoice(cabinet.db).pay(invoice.id()).await();
        assertThat(owner.get("/invoices/" + invoice.id()).json().getString("paid_at"))
                .isNotNull();
        assertThat(owner.get("/balance").json().getLong("balance")).isEqualTo(50_000_000);
        assertThat(owner.get("/ledger")
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("kind"))
                .isEqualTo("invoice");
    }

    @Test
    void theInstallationSaysWhereHelpIs() {
        var installation =
                cabinet.stranger(java.util.Map.of()).get("/installation").json();
        assertThat(installation.getString("support_url")).isEqualTo("https://t.me/x");
        assertThat(installation.getValue("android_url")).isNull();
        assertThat(installation.getBoolean("invoices")).isTrue();
    }
}
