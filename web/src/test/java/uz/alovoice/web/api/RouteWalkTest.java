package uz.alovoice.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uz.alovoice.core.Language;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.person.Role;
import uz.alovoice.web.api.Cabinet.Browser;

/** Walks every operation of the contract: without a session, with too low a role, and with another company's ids. */
class RouteWalkTest {
    /** Belong to a person, not to a company; another engineer's tests walk them with sessions of their own. */
    private static final java.util.Set<String> OF_A_PERSON = java.util.Set.of("revokeSession");

    static Cabinet cabinet;
    static Browser owner;
    static final Map<String, String> foreignIds = new HashMap<>();
    static TenantId company;

    @BeforeAll
    static void open() {
        cabinet = new Cabinet();
        company = cabinet.company("Mine");
        owner = cabinet.signIn(company, Role.OWNER);
        var other = cabinet.company("Other");
        var stranger = cabinet.signIn(other, Role.OWNER);
        var hangup = new JsonObject().put("type", "hangup");
        foreignIds.put("operator", id(stranger.post("/operators", named("x"))));
        foreignIds.put("department", id(stranger.post("/departments", named("x"))));
        foreignIds.put("menu", id(stranger.post("/menus", named("x").put("default_step", hangup))));
        foreignIds.put(
                "trunk",
                id(stranger.post(
                        "/trunks",
                        named("x").put("server", "a.uz").put("login", "l").put("password", "p"))));
        foreignIds.put(
                "number",
                id(stranger.post(
                        "/numbers",
                        new JsonObject()
                                .put("number", "+998712000099")
                                .put("trunk", Long.valueOf(foreignIds.get("trunk")))
                                .put("step", hangup))));
        foreignIds.put(
                "schedule",
                id(stranger.post(
                        "/schedules",
                        named("x")
                                .put("hours", new JsonArray())
                                .put("open_step", hangup)
                                .put("closed_step", hangup))));
        foreignIds.put("audio", id(stranger.upload("/audio", "x", ApiTest.wav())));
        foreignIds.put(
                "campaign",
                id(stranger.post(
                        "/campaigns", campaign(foreignIds.get("trunk"), Long.parseLong(foreignIds.get("audio"))))));
        stranger.post(
                "/do-not-call", new JsonObject().put("number", "+998901234567").put("reason", "import"));
        foreignIds.put(
                "entry",
                Long.toString(stranger.get("/do-not-call")
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getLong("id")));
        foreignIds.put(
                "member",
                Long.toString(stranger.get("/members")
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getLong("id")));
        foreignIds.put(
                "api_key", id(stranger.post("/api-keys", named("x").put("scopes", new JsonArray().add("audit:read")))));
        foreignIds.put(
                "invoice",
                id(stranger.post(
                        "/invoices", new JsonObject().put("amount", 100).put("buyer", "x"))));
        foreignIds.put(
                "client",
                id(stranger.post("/clients", named("x").put("phones", new JsonArray().add("+998901112233")))));
        foreignIds.put("conclusion", id(stranger.post("/conclusions", named("x"))));
        foreignIds.put("company", other.toString());
        foreignIds.put(
                "workplace", id(stranger.post("/operators/" + foreignIds.get("operator") + "/phone-links", null)));
        foreignIds.put("subscription", "1");
        foreignIds.put("session", "1");
        foreignIds.put("call", call(other));
        foreignIds.put("recording", foreignIds.get("call"));
    }

    private static String id(Cabinet.Reply made) {
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return Long.toString(made.id());
    }

    private static JsonObject named(String name) {
        return new JsonObject().put("name", name);
    }

    private static JsonObject campaign(String trunk, long audio) {
        return named("x")
                .put("first_day", LocalDate.now(ZoneOffset.UTC).toString())
                .put("last_day", LocalDate.now(ZoneOffset.UTC).plusDays(30).toString())
                .put(
                        "hours",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("days", new JsonArray(List.of("MONDAY", "TUESDAY")))
                                        .put("from", "10:00")
                                        .put("to", "18:00")))
                .put("lines", new JsonArray().add(new JsonObject().put("trunk", Long.valueOf(trunk))))
                .put("on_answer", new JsonObject().put("type", "message").put("audio", audio));
    }

    private static String call(TenantId tenant) {
        var id = UUID.randomUUID();
        cabinet.database.asSuperuser("""
            INSERT INTO node (esl) VALUES ('127.0.0.1:1');
            INSERT INTO call (id, tenant_id, node_id, direction, entry, caller_leg, to_number)
            SELECT '%s', %s, id, 'incoming', '1', gen_random_uuid(), '1' FROM node;
            INSERT INTO recording (id, tenant_id, call_id, kind, node_id, file)
            SELECT '%s', %s, '%s', 'talk', id, 'x.wav' FROM node""".formatted(id, tenant, id, tenant, id));
        return id.toString();
    }

    @AfterAll
    static void close() {
        cabinet.close();
    }

    static Stream<Contract.Rule> operations() {
        return new Contract().rules().stream();
    }

    static Stream<Contract.Rule> guarded() {
        return operations().filter(rule -> !rule.access().equals("public"));
    }

    static Stream<Contract.Rule> withIds() {
        return guarded()
                .filter(rule -> rule.path().contains("{") && !OF_A_PERSON.contains(rule.id()))
                .filter(rule -> !rule.access().equals("installation"));
    }

    private static String path(Contract.Rule rule) {
        var path = rule.path() + (rule.id().equals("getPhoneFile") ? "?model=yealink" : "");
        for (var id : foreignIds.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        assertThat(path).doesNotContain("{");
        return path;
    }

    /** Enough of everything that any operation with an id in its path asks for. */
    private static JsonObject body(Contract.Rule rule) {
        var hangup = new JsonObject().put("type", "hangup");
        return rule.method().equals(HttpMethod.GET) || rule.method().equals(HttpMethod.DELETE)
                ? null
                : campaign("1", 1)
                        .put(
                                "contacts",
                                new JsonArray()
                                        .add(new JsonObject().put("phones", new JsonArray().add("+998901234567"))))
                        .put("disabled", true)
                        .put("ring_mobile", "off")
                        .put("available", true)
                        .put("role", "supervisor")
                        .put("server", "a.uz")
                        .put("login", "l")
                        .put("trunk", 1)
                        .put("step", hangup)
                        .put("default_step", hangup)
                        .put("open_step", hangup)
                        .put("closed_step", hangup)
                        .put("phone", "+998901234567")
                        .put("phones", new JsonArray().add("+998901234567"))
                        .put("heard", true);
    }

    private static Cabinet.Reply send(Browser browser, Contract.Rule rule) {
        return rule.id().startsWith("import")
                ? browser.raw(
                        "POST", path(rule), "text/csv", "name,phone\nx,901234567".getBytes(StandardCharsets.UTF_8))
                : browser.send(rule.method().name(), path(rule), body(rule));
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void withoutASessionNothingIsTold(Contract.Rule rule) {
        var reply = cabinet.stranger(Map.of("Sec-Fetch-Site", "same-origin"))
                .send(rule.method().name(), path(rule), body(rule));
        assertThat(reply.status()).as(reply.text()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void aLowerRoleIsRefused(Contract.Rule rule) {
        if (rule.access().equals("installation")) {
            var reply = owner.send(rule.method().name(), path(rule), body(rule));
            assertThat(reply.json().getString("code")).isEqualTo("problem.installation");
            return;
        }
        if (rule.access().equals("signed-in") || rule.access().equals("operator")) {
            var nowhere = cabinet.signIn(null, null, Language.EN, null);
            var reply = nowhere.send(rule.method().name(), path(rule), body(rule));
            if (rule.access().equals("operator")) {
                assertThat(reply.json().getString("code")).isEqualTo("problem.choose_tenant");
            } else {
                assertThat(reply.status()).isNotIn(401, 403);
            }
            return;
        }
        var least = Role.fromCode(rule.access());
        var lower = Stream.of(Role.values())
                .filter(role -> !role.atLeast(least))
                .max(Role::compareTo)
                .orElseThrow();
        var reply = cabinet.signIn(company, lower).send(rule.method().name(), path(rule), body(rule));
        assertThat(reply.status()).as(reply.text()).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("withIds")
    void anotherCompanysThingsDoNotExist(Contract.Rule rule) {
        var reply = send(owner.with("If-Match", "*"), rule);
        assertThat(reply.status()).as(reply.text()).isEqualTo(404);
        assertThat(reply.headers().get("content-type")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationSaysWhoMay(Contract.Rule rule) {
        assertThat(rule.access())
                .isIn("public", "signed-in", "operator", "supervisor", "administrator", "owner", "installation");
        assertThat(rule.scope() == null || new Contract().scopes().contains(rule.scope()))
                .isTrue();
    }
}
