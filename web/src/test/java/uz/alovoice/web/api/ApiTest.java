package uz.alovoice.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.Language;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.operator.OperatorId;
import uz.alovoice.core.person.Role;
import uz.alovoice.web.api.Cabinet.Browser;

/** The cabinet's nouns over real HTTP and PostgreSQL. */
class ApiTest {
    static Cabinet cabinet;
    static final JsonObject HANGUP = new JsonObject().put("type", "hangup");

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
        company = cabinet.company("Choyxona «Oʻzbekiston»");
        owner = cabinet.signIn(company, Role.OWNER);
    }

    static JsonObject json(Object... pairs) {
        var json = new JsonObject();
        for (var i = 0; i < pairs.length; i += 2) {
            json.put((String) pairs[i], pairs[i + 1]);
        }
        return json;
    }

    @Test
    void anOperatorIsAddedEditedDisabledAndRemoved() {
        var department = owner.post("/departments", json("name", "Savdo")).id();
        var made = owner.post(
                "/operators",
                json("name", "Aziza", "phone", "90 123 45 67", "departments", new JsonArray().add(department)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().getString("extension")).isEqualTo("2000");
        assertThat(made.json().getString("phone")).isEqualTo("+998901234567");
        assertThat(made.json().getJsonArray("departments")).containsExactly((int) department);
        assertThat(made.json().getString("state")).isEqualTo("offline");
        var path = "/operators/" + made.id();

        assertThat(owner.put(path, json("name", "x")).status()).isEqualTo(428);
        var edited = owner.with("If-Match", made.etag()).put(path, json("name", "Aziza Karimova"));
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.json().getJsonArray("departments")).isEmpty();
        var late = owner.with("If-Match", made.etag()).put(path, json("name", "Somebody else's"));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json().getString("detail")).contains("changed it since you read it");

        assertThat(owner.put(path + "/disabled", json("disabled", true)).json().getBoolean("disabled"))
                .isTrue();
        var paused = owner.put(path + "/presence", json("available", false, "pause_reason", "tushlik"));
        assertThat(paused.json().getJsonObject("presence").getString("pause_reason"))
                .isEqualTo("tushlik");
        assertThat(owner.get(path + "/sip-account").json().getString("password"))
                .hasSize(20);
        assertThat(owner.delete(path).status()).isEqualTo(204);
        assertThat(owner.get(path).status()).isEqualTo(404);
        assertThat(owner.get("/operators").json().getJsonArray("items")).isEmpty();
        assertThat(owner.get("/deleted-operators")
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("name"))
                .isEqualTo("Aziza Karimova");
        var taken = owner.post("/operators", json("name", "Bek", "phone", "90 123 45 67"));
        assertThat(taken.json().getString("extension")).as("free again").isEqualTo("2000");
        assertThat(owner.put(path, json("name", "x")).status()).isIn(404, 428);
        var back = owner.post("/deleted-operators/" + made.id() + "/restore", json());
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(back.json().getString("name")).isEqualTo("Aziza Karimova");
        assertThat(back.json().getString("extension")).isEqualTo("2001");
        assertThat(back.json().getString("phone")).as("Bek has it now").isNull();
        assertThat(owner.post("/deleted-operators/" + made.id() + "/restore", json())
                        .status())
                .isEqualTo(404);
        assertThat(owner.get("/audit-log?thing=operator&thing_id=" + made.id()).json().getJsonArray("items").stream()
                        .map(entry -> ((JsonObject) entry).getString("action")))
                .startsWith("restored", "deleted");
        assertThat(owner.delete(path).status()).isEqualTo(204);
        assertThat(owner.post("/departments", json("name", "Y", "members", new JsonArray().add(made.id())))
                        .json()
                        .getString("code"))
                .isEqualTo("department.member_unknown");
        owner.delete("/operators/" + taken.id());
        assertThat(owner.get(path).status()).isEqualTo(404);
        assertThat(owner.post("/operators", json("name", "Next")).json().getString("extension"))
                .as("the extension is free again")
                .isEqualTo("2000");
    }

    @Test
    void namesComeBackAsTheyWereSent() {
        for (var name : List.of("O'g'il \"x\" & <script>alert(1)</script>", "Gʻayrat Oʻktam ʼ", "Ёлқин 😀 你好")) {
            var made = owner.post("/operators", json("name", name));
            assertThat(made.json().getString("name")).isEqualTo(name);
            assertThat(owner.get("/operators/" + made.id()).json().getString("name"))
                    .isEqualTo(name);
        }
        var found = owner.get("/operators?search=g%E2%80%98ayrat").json().getJsonArray("items");
        assertThat(found).as("every apostrophe is the same").hasSize(1);
    }

    @Test
    void whatIsWrongIsSaidAtTheFieldInTheCallersLanguage() {
        var russian = cabinet.signIn(company, Role.ADMINISTRATOR, Language.RU, null);
        var refused = russian.post("/operators", json("phone", "12345"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.headers().get("content-type")).startsWith("application/problem+json");
        var error = refused.json().getJsonArray("errors").getJsonObject(0);
        assertThat(error.getString("field")).isEqualTo("name");
        assertThat(error.getString("code")).isEqualTo("field.required");
        assertThat(error.getString("detail")).isEqualTo("Нужно заполнить");
        var phone = russian.post("/operators", json("name", "Аня", "phone", "12345"));
        assertThat(phone.json().getString("code")).isEqualTo("phone.invalid");
        assertThat(phone.json().getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo("phone");
        assertThat(owner.post("/operators", json("name", "x".repeat(201)))
                        .json()
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("detail"))
                .contains("200");
        assertThat(owner.raw("POST", "/operators", "application/json", "{".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(owner.get("/nothing").status()).isEqualTo(404);
    }

    @Test
    void operatorsComeFromACsvFile() {
        owner.post("/departments", json("name", "Savdo boʻlimi"));
        var csv = """
            name;phone;departments;languages;outside
            "Ali; ""the second\""";+998 90 111 22 33;Savdo bo'limi;uz|ru;no
            Вали;901112233;;;
            Gʻani;12;;;
            Yoʻq;;Nowhere;;
            """;
        var dry = owner.raw("POST", "/operators/import?dry_run=true", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(dry.status()).as(dry.text()).isEqualTo(200);
        var made = owner.raw("POST", "/operators/import", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(made.json()).isEqualTo(dry.json());
        assertThat(made.json().getInteger("created")).isEqualTo(1);
        assertThat(made.json().getJsonArray("errors").stream()
                        .map(error ->
                                ((JsonObject) error).getInteger("row") + " " + ((JsonObject) error).getString("code")))
                .containsExactly("3 operator.phone_taken", "4 phone.short", "5 import.department_unknown");
        var all = owner.get("/operators").json().getJsonArray("items");
        assertThat(all).hasSize(1);
        assertThat(all.getJsonObject(0).getString("name")).isEqualTo("Ali; \"the second\"");
        assertThat(all.getJsonObject(0).getBoolean("outside_allowed")).isFalse();
        var cyrillic = owner.raw(
                "POST", "/operators/import", "text/csv", "name\r\nВали\r\n".getBytes(Charset.forName("windows-1251")));
        assertThat(cyrillic.json().getInteger("created")).isEqualTo(1);
        assertThat(owner.get("/operators?search=вали").json().getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void aNumberLeadsThroughAMenuAndThePictureShowsIt() {
        var trunk = owner.post(
                "/trunks",
                json("name", "Uzbektelecom", "server", "sip.example.uz", "login", "a", "password", "secret"));
        assertThat(trunk.status()).as(trunk.text()).isEqualTo(201);
        assertThat(trunk.text()).doesNotContain("secret");
        var department = owner.post("/departments", json("name", "Sales")).id();
        var menu = owner.post(
                "/menus",
                json(
                        "name",
                        "Main",
                        "default_step",
                        HANGUP,
                        "keys",
                        new JsonArray()
                                .add(json("digits", "1", "step", json("type", "queue", "department", department)))
                                .add(json(
                                        "digits",
                                        "2",
                                        "step",
                                        json("type", "language", "language", "ru", "then", HANGUP)))));
        assertThat(menu.status()).as(menu.text()).isEqualTo(201);
        var number = owner.post(
                "/numbers",
                json(
                        "number",
                        "71 200 00 " + company.value() % 10 + company.value() / 10 % 10,
                        "trunk",
                        trunk.id(),
                        "step",
                        json("type", "menu", "id", menu.id())));
        assertThat(number.status()).as(number.text()).isEqualTo(201);
        assertThat(owner.delete("/menus/" + menu.id()).status()).isEqualTo(409);
        assertThat(owner.delete("/departments/" + department).json().getString("detail"))
                .contains("Main, key 1");
        var unused = owner.post("/menus", json("name", "Unused", "default_step", HANGUP))
                .id();

        var picture = owner.get("/call-routes").json();
        assertThat(picture.getJsonArray("edges").encode())
                .contains(
                        "\"from\":\"number:" + number.id() + "\",\"to\":\"menu:" + menu.id() + "\",\"kind\":\"start\"");
        assertThat(picture.getJsonArray("mistakes").stream()
                        .map(mistake -> ((JsonObject) mistake).getString("kind") + " "
                                + ((JsonObject) mistake).getString("node")))
                .containsExactlyInAnyOrder(
                        "dead_end department:" + department,
                        "no_greeting menu:" + menu.id(),
                        "unreachable menu:" + unused);

        var bad = owner.post("/menus", json("name", "x", "default_step", json("type", "fly")));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.json().getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo("default_step");
    }

    @Test
    void workingHoursAreKept() {
        var hours = new JsonArray()
                .add(json("days", new JsonArray(List.of("MONDAY", "FRIDAY")), "from", "09:00", "to", "18:00"));
        var made = owner.post(
                "/schedules", json("name", "Ish vaqti", "hours", hours, "open_step", HANGUP, "closed_step", HANGUP));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().getJsonArray("hours")).isEqualTo(hours);
        var edited = owner.with("If-Match", "*")
                .put(
                        "/schedules/" + made.id(),
                        json("name", "Doim", "hours", new JsonArray(), "open_step", HANGUP, "closed_step", HANGUP));
        assertThat(edited.json().getBoolean("open_now")).isFalse();
        assertThat(owner.delete("/schedules/" + made.id()).status()).isEqualTo(204);
    }

    @Test
    void soundIsUploadedPlayedInPartsAndRefusedWhenItIsNone() {
        var made = owner.upload("/audio", "Salom", wav());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().getInteger("duration_ms")).isEqualTo(1000);
        var content = "/audio/" + made.id() + "/content";
        assertThat(owner.get(content).status()).isEqualTo(200);
        var part = owner.with("Range", "bytes=0-3").get(content);
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("RIFF");
        var refused = owner.upload("/audio", "x", "this is no sound at all".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().getString("code")).isEqualTo("audio.not_sound");
        assertThat(owner.with("If-Match", made.etag())
                        .put("/audio/" + made.id(), json("name", "Yangi"))
                        .json()
                        .getString("name"))
                .isEqualTo("Yangi");
    }

    /** One second of a tone, 8 kHz. */
    static byte[] wav() {
        var buffer = java.nio.ByteBuffer.allocate(44 + 16000).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        buffer.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 16000);
        buffer.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1);
        buffer.putInt(8000).putInt(16000).putShort((short) 2).putShort((short) 16);
        buffer.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(16000);
        for (var i = 0; i < 8000; i++) {
            buffer.putShort((short) (8000 * Math.sin(i * 0.35)));
        }
        return buffer.array();
    }

    @Test
    void aKeyedRequestIsDoneOnce() {
        var keyed = owner.with("Idempotency-Key", "k1");
        var first = keyed.post("/operators", json("name", "Once"));
        var again = keyed.post("/operators", json("name", "Once"));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.etag()).isEqualTo(first.etag());
        assertThat(keyed.post("/operators", json("name", "Other")).status()).isEqualTo(422);
        assertThat(owner.get("/operators").json().getJsonArray("items")).hasSize(1);
    }

    @Test
    void aProgramHasAKeyWithScopes() {
        var made = owner.post("/api-keys", json("name", "CRM", "scopes", new JsonArray().add("operators:read")));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var program =
                cabinet.stranger(Map.of("Authorization", "Bearer " + made.json().getString("key")));
        assertThat(program.get("/operators").status()).isEqualTo(200);
        assertThat(program.post("/operators", json("name", "x")).status()).isEqualTo(403);
        assertThat(program.get("/api-keys").json().getString("code")).isEqualTo("problem.no_api_keys");
        assertThat(owner.get("/api-keys").text()).doesNotContain(made.json().getString("key"));
        owner.delete("/api-keys/" + made.id());
        assertThat(program.get("/operators").status()).isEqualTo(401);
    }

    @Test
    void theAuditLogTellsWhoChangedWhatAndHidesSecrets() {
        var made = owner.post("/trunks", json("name", "Line", "server", "a.uz", "login", "l", "password", "hush-hush"));
        owner.with("If-Match", "*").put("/trunks/" + made.id(), json("name", "Line 2", "server", "a.uz", "login", "l"));
        var entries = owner.get("/audit-log?thing=trunk").json().getJsonArray("items");
        assertThat(entries).hasSize(2);
        var change = entries.getJsonObject(0);
        assertThat(change.getString("action")).isEqualTo("changed");
        assertThat(change.getJsonObject("before")).isEqualTo(json("name", "Line"));
        assertThat(change.getJsonObject("after")).isEqualTo(json("name", "Line 2"));
        assertThat(change.getJsonObject("actor").getString("name")).startsWith("+998");
        assertThat(entries.encode()).doesNotContain("hush-hush").contains("***");
        var page = owner.get("/audit-log?thing=trunk&limit=1").json();
        assertThat(owner.get("/audit-log?thing=trunk&limit=1&after=" + page.getString("next"))
                        .json()
                        .getJsonArray("items"))
                .containsExactly(entries.getJsonObject(1));
    }

    @Test
    void theLastOwnerStaysOne() {
        var administrator = cabinet.signIn(company, Role.ADMINISTRATOR);
        var added = owner.post(
                "/members",
                json("phone", "+998935550" + (100 + company.value()), "role", "supervisor", "name", "Nodir"));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        var members = owner.get("/members").json().getJsonArray("items");
        assertThat(members).hasSize(3);
        var me = members.getJsonObject(0).getLong("id");
        assertThat(administrator
                        .with("If-Match", "*")
                        .put("/members/" + me, json("role", "supervisor"))
                        .status())
                .isEqualTo(403);
        assertThat(owner.with("If-Match", "*")
                        .put("/members/" + me, json("role", "supervisor"))
                        .json()
                        .getString("code"))
                .isEqualTo("member.last_owner");
        assertThat(owner.delete("/members/" + added.id()).status()).isEqualTo(204);
    }

    @Test
    void theCompanyIsEditedAndSupportMayHelpForAWhile() {
        var read = owner.get("/company");
        var body = read.json();
        for (var field : List.of("id", "sip_domain", "created_at", "version")) {
            body.remove(field);
        }
        var saved = owner.with("If-Match", read.etag()).put("/company", body.put("language", "ru"));
        assertThat(saved.json().getString("language")).isEqualTo("ru");
        assertThat(owner.get("/company/support-grant").json().getString("until"))
                .isNull();
        assertThat(owner.put("/company/support-grant", json("hours", 2)).json().getString("until"))
                .isNotNull();
        assertThat(owner.delete("/company/support-grant").status()).isEqualTo(204);
    }

    @Test
    void anOperatorChangesHisOwnStatusOnly() {
        var mine = owner.post("/operators", json("name", "Me")).id();
        var other = owner.post("/operators", json("name", "Other")).id();
        var operator = cabinet.signIn(company, Role.OPERATOR, Language.EN, new OperatorId(mine));
        assertThat(operator.put("/operators/" + mine + "/presence", json("available", false))
                        .status())
                .isEqualTo(200);
        assertThat(operator.put("/operators/" + other + "/presence", json("available", false))
                        .status())
                .isEqualTo(403);
        assertThat(operator.get("/calls").json().getJsonArray("items")).isEmpty();
    }

    @Test
    void changesAreTakenFromOurOwnPagesOnly() {
        var foreign = owner.with("Sec-Fetch-Site", "cross-site").post("/operators", json("name", "x"));
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.json().getString("code")).isEqualTo("problem.origin");
    }

    @Test
    void theContractIsServedAndBrowsable() {
        var anybody = cabinet.stranger(Map.of());
        var contract = anybody.get("/api/openapi.json").json();
        assertThat(contract.getString("openapi")).isEqualTo("3.1.0");
        assertThat(contract.getJsonArray("servers").getJsonObject(0).getString("url"))
                .isEqualTo("/api/v1");
        assertThat(anybody.get("/api/docs/index.html").text()).contains("swagger-ui");
        assertThat(anybody.get("/api/docs/swagger-initializer.js").text()).contains("/api/openapi.json");
        assertThat(anybody.get("/api/docs/swagger-ui.css").status()).isEqualTo(200);
        assertThat(anybody.get("/api/nothing").headers().get("content-type")).startsWith("application/problem+json");
    }

    @Test
    void whatIsTooLargeIsRefused() {
        var reply = owner.upload("/audio", "x", new byte[22 << 20]);
        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void listsComeInPages() {
        for (var name : List.of("a", "b", "c")) {
            owner.post("/operators", json("name", name));
        }
        var first = owner.get("/operators?limit=2").json();
        assertThat(first.getJsonArray("items")).hasSize(2);
        var second =
                owner.get("/operators?limit=2&after=" + first.getString("next")).json();
        assertThat(second.getJsonArray("items").getJsonObject(0).getString("name"))
                .isEqualTo("c");
        assertThat(second.getString("next")).isNull();
        assertThat(owner.get("/operators?limit=0").status()).isEqualTo(422);
        assertThat(owner.get("/calls?after=nonsense").json().getString("code")).isEqualTo("problem.cursor");
    }

    @Test
    void whoAsksTooOftenWaits() {
        var busy = cabinet.signIn(company, Role.OWNER);
        var last = busy.get("/company");
        for (var i = 0; i < 2000 && last.status() == 200; i++) {
            last = busy.get("/company");
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.headers()).containsKey("retry-after");
    }

    @Test
    void anUploadOf200MegabytesIsRefusedBeforeItIsSent() {
        assertThat(cabinet.announce("POST /api/v1/audio HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\n"
                        + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 209715200"))
                .contains(" 413 ");
    }

    @Test
    void oneVisitorBehindTheProxyWhoAsksTooOftenShutsNobodyElseOut() {
        var greedy = cabinet.stranger(Map.of("X-Forwarded-For", "84.54.70.9"));
        var other = cabinet.stranger(Map.of("X-Forwarded-For", "84.54.70.10"));
        var status = 0;
        for (var i = 0; i < 2000 && status != 429; i++) {
            status = greedy.get("/installation").status();
        }
        assertThat(status).isEqualTo(429);
        assertThat(other.get("/installation").status()).isEqualTo(200);
    }
}
