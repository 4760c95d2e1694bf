package uz.alovoice.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.person.Role;
import uz.alovoice.web.api.Cabinet.Browser;

class CampaignsApiTest {
    static Cabinet cabinet;
    static Browser owner;
    static long trunk;
    static long audio;

    @BeforeAll
    static void open() {
        cabinet = new Cabinet();
        owner = cabinet.signIn(cabinet.company("Campaigns"), Role.OWNER);
        trunk = owner.post(
                        "/trunks",
                        new JsonObject()
                                .put("name", "Line")
                                .put("server", "sip.example.uz")
                                .put("login", "l")
                                .put("password", "p"))
                .id();
        audio = owner.upload("/audio", "Reminder", ApiTest.wav()).id();
    }

    @AfterAll
    static void close() {
        cabinet.close();
    }

    @Test
    void savingStartsNothingAndAButtonDoes() {
        var made = owner.post("/campaigns", campaign("Debts"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().getString("state")).isEqualTo("draft");
        assertThat(made.json().getJsonObject("retries").getJsonObject("busy").getInteger("attempts"))
                .isEqualTo(3);
        assertThat(owner.post("/campaigns/" + made.id() + "/pause", new JsonObject())
                        .json()
                        .getString("code"))
                .isEqualTo("campaign.is_draft");
        assertThat(owner.post("/campaigns/" + made.id() + "/start", new JsonObject())
                        .status())
                .isEqualTo(204);
        assertThat(owner.get("/campaigns/" + made.id()).json().getString("state"))
                .isEqualTo("running");
        assertThat(owner.delete("/campaigns/" + made.id()).json().getString("code"))
                .isEqualTo("campaign.started_kept");
    }

    @Test
    void theSecondOfTwoWhoEditIsTold() {
        var id = owner.post("/campaigns", campaign("Edited")).id();
        var mine = owner.with("If-Match", "\"1\"").put("/campaigns/" + id, campaign("Mine"));
        assertThat(mine.json().getString("name")).isEqualTo("Mine");
        assertThat(owner.with("If-Match", "\"1\"")
                        .put("/campaigns/" + id, campaign("Theirs"))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void hoursAtWhichNobodyMayBeCalledAreRefusedAtTheField() {
        var night = campaign("Night");
        night.getJsonArray("hours").getJsonObject(0).put("from", "22:00").put("to", "06:00");
        var refused = owner.post("/campaigns", night);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo("hours");
    }

    @Test
    void peopleComeInOnceByThePushAndByAFile() {
        var id = owner.post("/campaigns", campaign("People")).id();
        var contacts = new JsonArray()
                .add(contact("7", "Оʻткир <b>", "+998 90 111 22 33"))
                .add(contact(null, "Anna", "901112234"));
        var pushed = owner.post("/campaigns/" + id + "/contacts", new JsonObject().put("contacts", contacts));
        assertThat(pushed.json()).isEqualTo(new JsonObject().put("added", 2).put("duplicates", 0));
        assertThat(owner.post("/campaigns/" + id + "/contacts", new JsonObject().put("contacts", contacts))
                        .json())
                .isEqualTo(new JsonObject().put("added", 0).put("duplicates", 2));

        var csv =
                "name;phone;phone 2;debt\nVali;901112235;901112236;120 000\nBad;12345678;;1\nAnna;901112234;;\nVali;901112235;;";
        var file = csv.getBytes(StandardCharsets.UTF_8);
        var dry = owner.raw("POST", "/campaigns/" + id + "/contacts/import?dry_run=true", "text/csv", file);
        assertThat(dry.json().getInteger("added")).isEqualTo(2);
        var done = owner.raw("POST", "/campaigns/" + id + "/contacts/import", "text/csv", file)
                .json();
        assertThat(done.getInteger("rows")).isEqualTo(4);
        assertThat(done.getInteger("added")).isEqualTo(1);
        assertThat(done.getInteger("duplicates")).isEqualTo(2);
        assertThat(done.getJsonArray("errors").getJsonObject(0).getInteger("row"))
                .isEqualTo(3);
        assertThat(done.getJsonArray("errors").getJsonObject(0).getString("code"))
                .isEqualTo("phone.invalid");

        var first = owner.get("/campaigns/" + id + "/contacts?limit=2").json();
        var rest = owner.get("/campaigns/" + id + "/contacts?after=" + first.getString("next"))
                .json();
        assertThat(rest.getJsonArray("items")).hasSize(1);
        var vali = rest.getJsonArray("items").getJsonObject(0);
        assertThat(vali.getJsonArray("phones")).isEqualTo(new JsonArray(List.of("+998901112235", "+998901112236")));
        assertThat(vali.getJsonObject("fields").getString("debt")).isEqualTo("120 000");
        assertThat(owner.get("/campaigns/" + id + "/progress").json().getJsonObject("states"))
                .isEqualTo(new JsonObject().put("waiting", 3));
    }

    @Test
    void aBadContactOfAPushIsNamedAndKeepsAllOut() {
        var id = owner.post("/campaigns", campaign("Bad")).id();
        var refused = owner.post(
                "/campaigns/" + id + "/contacts",
                new JsonObject()
                        .put(
                                "contacts",
                                new JsonArray()
                                        .add(contact(null, "a", "901112233"))
                                        .add(contact(null, "b", "abc"))));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("field"))
                .startsWith("contacts.1");
        assertThat(owner.get("/campaigns/" + id + "/contacts").json().getJsonArray("items"))
                .isEmpty();
    }

    @Test
    void whoIsNotToBeCalledIsSkippedAndThePreviewSaysSo() {
        var id = owner.post("/campaigns", campaign("Skips")).id();
        owner.post(
                "/campaigns/" + id + "/contacts",
                new JsonObject()
                        .put(
                                "contacts",
                                new JsonArray()
                                        .add(contact(null, "a", "+998905550001"))
                                        .add(contact(null, "b", "+998905550002"))));
        assertThat(owner.post(
                                "/do-not-call",
                                new JsonObject()
                                        .put("number", "90 555 00 01")
                                        .put("reason", "complaint")
                                        .put("proof", "a letter"))
                        .status())
                .isEqualTo(204);
        assertThat(owner.get("/campaigns/" + id + "/preview").json())
                .isEqualTo(new JsonObject().put("contacts", 2).put("skipped", new JsonObject().put("do_not_call", 1)));
        var entry = owner.get("/do-not-call").json().getJsonArray("items").getJsonObject(0);
        assertThat(entry.getString("number")).isEqualTo("+998905550001");
        assertThat(owner.delete("/do-not-call/" + entry.getLong("id")).status()).isEqualTo(204);
        assertThat(owner.get("/campaigns/" + id + "/preview").json().getJsonObject("skipped"))
                .isEmpty();
    }

    @Test
    void theHoursOfTheLawAreOnlyNarrowed() {
        var rules = new JsonObject()
                .put("open_from", "10:00")
                .put("open_until", "18:00")
                .put("attempts_a_day", 2);
        assertThat(owner.put("/calling-rules", rules).json()).isEqualTo(rules);
        assertThat(owner.get("/calling-rules").json()).isEqualTo(rules);
        assertThat(owner.put("/calling-rules", rules.copy().put("open_from", "08:00"))
                        .json()
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("code"))
                .isEqualTo("calling_rules.hours");
    }

    private static JsonObject contact(String id, String name, String phone) {
        var contact = new JsonObject().put("name", name).put("phones", new JsonArray().add(phone));
        return id == null ? contact : contact.put("id", id);
    }

    private static JsonObject campaign(String name) {
        return new JsonObject()
                .put("name", name)
                .put("first_day", LocalDate.now(ZoneOffset.UTC).toString())
                .put("last_day", LocalDate.now(ZoneOffset.UTC).plusDays(30).toString())
                .put(
                        "hours",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("days", new JsonArray(List.of("MONDAY", "FRIDAY")))
                                        .put("from", "10:00")
                                        .put("to", "18:00")))
                .put("lines", new JsonArray().add(new JsonObject().put("trunk", trunk)))
                .put("on_answer", new JsonObject().put("type", "message").put("audio", audio));
    }
}
