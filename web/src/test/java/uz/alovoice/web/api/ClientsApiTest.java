package uz.alovoice.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.alovoice.web.api.ApiTest.json;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.Language;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.person.Role;
import uz.alovoice.web.api.Cabinet.Browser;

/** The client book, what talks come to, and the voicemail inbox. */
class ClientsApiTest {
    static Cabinet cabinet;

    TenantId company;
    Browser owner;

    @BeforeAll
    static void open() {
        cabinet = new Cabinet();
        cabinet.database.asSuperuser("INSERT INTO node (esl) VALUES ('127.0.0.1:1')");
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

    private static JsonObject client(String name, String... phones) {
        return json("name", name, "phones", new JsonArray(List.of(phones)));
    }

    @Test
    void aClientIsAddedFoundEditedAndRemoved() {
        var made = owner.post("/clients", client("Gʻulom Oʻrinov", "90 123 45 67", "71 200-00-01"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().getJsonArray("phones")).containsExactly("+998901234567", "+998712000001");
        assertThat(owner.get("/clients?search=g%27ulom").json().getJsonArray("items"))
                .as("any apostrophe")
                .hasSize(1);
        assertThat(owner.get("/clients?search=90%20123").json().getJsonArray("items"))
                .as("a number as people write it")
                .hasSize(1);
        var taken = owner.post("/clients", client("Another", "+998901234567"));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo("phones");
        var wrong = owner.post("/clients", client("Another", "+998901112233", "abc"));
        assertThat(wrong.json().getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo("phones.1");

        var path = "/clients/" + made.id();
        var edited = owner.with("If-Match", made.etag())
                .put(
                        path,
                        client("Gʻulom", "+998712000001").put("blocked", true).put("note", "qarzdor"));
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(owner.get("/clients?blocked=true").json().getJsonArray("items"))
                .hasSize(1);
        assertThat(owner.get("/clients?blocked=false").json().getJsonArray("items"))
                .isEmpty();
        assertThat(owner.with("If-Match", made.etag())
                        .put(path, client("x", "+998712000001"))
                        .status())
                .isEqualTo(412);
        assertThat(owner.delete(path).status()).isEqualTo(204);
        assertThat(owner.get(path).status()).isEqualTo(404);
    }

    @Test
    void clientsComeInPagesByName() {
        for (var name : List.of("Vali", "ali", "Gʻani", "Doston")) {
            owner.post("/clients", client(name, "+99890" + Math.abs(name.hashCode() % 9_000_000 + 1_000_000)));
        }
        var first = owner.get("/clients?limit=2").json();
        var second =
                owner.get("/clients?limit=2&after=" + first.getString("next")).json();
        assertThat(first.getJsonArray("items").stream().map(c -> ((JsonObject) c).getString("name")))
                .containsExactly("ali", "Doston");
        assertThat(second.getJsonArray("items").stream().map(c -> ((JsonObject) c).getString("name")))
                .containsExactly("Gʻani", "Vali");
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void aFileBringsManyAndTellsWhichRowsCannotBe() {
        var file = """
                name;phone;note;blocked
                Алишер Навоий;901234567|712000001;доимий;no
                "Guli ""Gul"" Oʻrinova";93 123 45 67;"bir
                ikki";
                Nobody;abc;;
                Twice;+998901234567;;
                ;998901112299;;
                """;
        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1251"))) {
            var bytes = file.replace("ʻ", charset.equals(StandardCharsets.UTF_8) ? "ʻ" : "'")
                    .getBytes(charset);
            var tried = owner.raw("POST", "/clients/import?dry_run=true", "text/csv", bytes)
                    .json();
            assertThat(tried.getInteger("created")).isEqualTo(2);
        }
        var done = owner.raw("POST", "/clients/import", "text/csv", file.getBytes(StandardCharsets.UTF_8))
                .json();
        assertThat(done.getInteger("rows")).isEqualTo(5);
        assertThat(done.getInteger("created")).isEqualTo(2);
        assertThat(done.getJsonArray("errors").stream().map(e -> ((JsonObject) e).getInteger("row")))
                .containsExactly(5, 6, 7);
        assertThat(owner.get("/clients").json().getJsonArray("items").stream()
                        .map(c -> ((JsonObject) c).getString("name")))
                .containsExactly("Guli \"Gul\" Oʻrinova", "Алишер Навоий");
    }

    /** Whatever people are called, it comes back as it was: through JSON, CSV and the database. */
    @Test
    void namesComeBackUnharmedWhateverIsInThem() {
        var pieces = List.of(
                "\"",
                "'",
                "ʻ",
                "ʼ",
                "<script>alert(1)</script>",
                "👩‍💻",
                "Ў",
                "ё",
                ";",
                ",",
                "|",
                "\\",
                "${x}",
                "&amp;",
                "%00",
                "=1+1",
                "$$",
                "]]>",
                "日本",
                "a",
                " b");
        var random = new Random(2026);
        var expected = new java.util.ArrayList<String>();
        var csv = new StringBuilder("\uFEFFname,phone\r\n");
        for (var i = 0; i < 150; i++) {
            var name = new StringBuilder("N");
            for (var piece = 0; piece < 1 + random.nextInt(6); piece++) {
                name.append(pieces.get(random.nextInt(pieces.size())));
            }
            expected.add(name.toString().strip());
            csv.append('"')
                    .append(name.toString().replace("\"", "\"\""))
                    .append("\",+99890")
                    .append(2_000_000 + i)
                    .append("\r\n");
        }
        var done =
                owner.raw("POST", "/clients/import", "text/csv", csv.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(done.json().getJsonArray("errors")).as(done.text()).isEmpty();
        var found = owner.get("/clients?limit=500").json().getJsonArray("items").stream()
                .map(c -> ((JsonObject) c).getString("name"));
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    private UUID call(long operator, boolean talked) {
        var id = UUID.randomUUID();
        cabinet.database.asSuperuser("""
            INSERT INTO call (id, tenant_id, node_id, direction, entry, caller_leg, from_number, to_number, operator_id, talk_at, status, ended_at, result)
            SELECT '%s', %s, (SELECT min(id) FROM node), 'incoming', '1', gen_random_uuid(), '+998901234567', '+998712000001', %d,
                CASE WHEN %b THEN now() END, 'ended', now(), 'answered'""".formatted(id, company, operator, talked));
        return id;
    }

    @Test
    void whatATalkCameToIsWrittenByWhoTalkedAndRemindedOf() {
        owner.post("/clients", client("Gʻulom", "+998901234567"));
        var aziza = owner.post("/operators", json("name", "Aziza")).id();
        var bek = owner.post("/operators", json("name", "Bek")).id();
        var promised = owner.post("/conclusions", json("name", "Toʻlashga vaʼda berdi"))
                .id();
        assertThat(owner.post("/conclusions", json("name", "toʻlashga vaʼda berdi"))
                        .status())
                .isEqualTo(409);
        var call = call(aziza, true);
        var operator = cabinet.signIn(company, Role.OPERATOR, Language.EN, new OperatorId(aziza));
        var other = cabinet.signIn(company, Role.OPERATOR, Language.EN, new OperatorId(bek));
        var soon = Instant.now().plus(Duration.ofHours(2)).toString();
        var said = json(
                "conclusion", promised, "note", "\"ertaga\" <dedi>", "promised_on", "2030-01-15", "remind_at", soon);

        assertThat(other.put("/calls/" + call + "/conclusion", said).status()).isEqualTo(404);
        var written = operator.put("/calls/" + call + "/conclusion", said);
        assertThat(written.status()).as(written.text()).isEqualTo(204);
        var seen = owner.get("/calls/" + call).json();
        assertThat(seen.getJsonObject("conclusion").getString("name")).isEqualTo("Toʻlashga vaʼda berdi");
        assertThat(seen.getJsonObject("conclusion").getString("note")).isEqualTo("\"ertaga\" <dedi>");
        assertThat(seen.getJsonObject("client").getString("name")).isEqualTo("Gʻulom");
        assertThat(seen.getString("operator_name")).isEqualTo("Aziza");

        assertThat(other.get("/reminders").json().getJsonArray("items")).isEmpty();
        var reminder = operator.get("/reminders").json().getJsonArray("items").getJsonObject(0);
        assertThat(reminder.getString("name")).isEqualTo("Gʻulom");
        assertThat(reminder.getString("promised_on")).isEqualTo("2030-01-15");
        assertThat(operator.put("/reminders/" + call + "/done", json()).status())
                .isEqualTo(204);
        assertThat(owner.get("/reminders").json().getJsonArray("items")).isEmpty();

        assertThat(owner.delete("/conclusions/" + promised).status()).isEqualTo(204);
        assertThat(owner.get("/calls/" + call)
                        .json()
                        .getJsonObject("conclusion")
                        .getString("name"))
                .as("calls that have it keep it")
                .isEqualTo("Toʻlashga vaʼda berdi");
        assertThat(owner.put("/calls/" + call(aziza, false) + "/conclusion", json("note", "x"))
                        .json()
                        .getString("code"))
                .isEqualTo("conclusion.no_talk");
        assertThat(owner.put("/calls/" + call + "/conclusion", json("remind_at", "2020-01-01T00:00:00Z"))
                        .json()
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("field"))
                .isEqualTo("remind_at");
    }

    @Test
    void theInboxHasTheMessagesOfTheCompanyAndOfOnesDepartments() {
        var aziza = owner.post("/operators", json("name", "Aziza")).id();
        var sales = owner.post("/departments", json("name", "Savdo", "members", new JsonArray().add(aziza)))
                .id();
        var other = owner.post("/departments", json("name", "Ombor")).id();
        var call = call(aziza, false);
        for (var department : List.of("NULL", Long.toString(sales), Long.toString(other))) {
            cabinet.database.asSuperuser("""
                INSERT INTO recording (id, tenant_id, call_id, kind, node_id, file, department_id, duration_ms, ended_at)
                SELECT gen_random_uuid(), %s, '%s', 'voicemail', (SELECT min(id) FROM node), gen_random_uuid()::text, %s, 5000, now()""".formatted(company, call, department));
        }
        var operator = cabinet.signIn(company, Role.OPERATOR, Language.EN, new OperatorId(aziza));
        assertThat(owner.get("/voicemails").json().getInteger("unheard")).isEqualTo(3);
        var inbox = operator.get("/voicemails").json();
        assertThat(inbox.getInteger("unheard")).isEqualTo(2);
        var message = inbox.getJsonArray("items").getJsonObject(0);
        assertThat(message.getString("from")).isEqualTo("+998901234567");
        var path = "/voicemails/" + message.getString("id") + "/heard";
        assertThat(operator.put(path, json("heard", true)).status()).isEqualTo(204);
        assertThat(operator.get("/voicemails?unheard=true").json().getJsonArray("items"))
                .hasSize(1);
        operator.put(path, json("heard", false));
        assertThat(operator.get("/voicemails").json().getInteger("unheard")).isEqualTo(2);
        assertThat(owner.post("/calls/" + call + "/call-back", json()).json().getString("code"))
                .isEqualTo("voicemail.no_extension");
        assertThat(operator.post("/calls/" + call + "/call-back", json()).json().getString("code"))
                .isEqualTo("call.no_phone");
    }
}
