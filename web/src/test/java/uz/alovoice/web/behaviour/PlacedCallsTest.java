package uz.alovoice.web.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.apikey.ApiKeys;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.trunk.Trunk;
import uz.alovoice.simswitch.Reaction;
import uz.alovoice.simswitch.SimTrunk;
import uz.alovoice.web.Await;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;

/** Calls that the cabinet begins, and what calls teach of trunks. */
class PlacedCallsTest {
    private static final String MOBILE = "+998901234567";
    private static final Duration SOON = Duration.ofMillis(50);

    static CallCentre centre;
    static final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void open() {
        centre = CallCentre.here();
    }

    @AfterAll
    static void close() {
        centre.close();
    }

    private static SimTrunk provider(Trunk trunk) {
        return centre.sim().trunk("g" + trunk.id().value());
    }

    /** What the API answers a company's key. */
    private static JsonObject api(Company company, String method, String path, JsonObject body) {
        var key = new ApiKeys(centre.db())
                .create(company.id(), "test", List.of("trunks:read", "trunks:write", "menus:write", "calls:read"), null)
                .await()
                .key();
        var request = HttpRequest.newBuilder(URI.create(centre.url() + "/api/v1" + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()));
        try {
            return new JsonObject(
                    http.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonArray faults(Company company, Trunk trunk) {
        return api(company, "GET", "/trunks/" + trunk.id().value(), null)
                .getJsonObject("status")
                .getJsonArray("faults");
    }

    private static JsonObject test(Company company, Trunk trunk) {
        return api(
                company,
                "POST",
                "/trunks/" + trunk.id().value() + "/test-call",
                new JsonObject().put("phone", "90 123-45-67"));
    }

    @Test
    void aTestOfATrunkRingsThroughItAndSaysThatItWorks() {
        var company = new Company(centre, "Tries a trunk");
        provider(company.trunk("127.0.41.1", 0)).reacts(Reaction.refuse(503));
        var trunk = company.trunk("127.0.41.2", 1);
        var provider = provider(trunk).reacts(Reaction.answerAfter(SOON));

        var placed = test(company, trunk);
        var call = provider.awaitCall();
        assertThat(call.called()).isEqualTo("998901234567");
        call.awaitHeard("test-call");
        call.awaitEnded();
        Await.until(() -> "ended".equals(record(company, placed).getString("status")));
        var record = record(company, placed);
        assertThat(record.getString("result")).isEqualTo("answered");
        assertThat(record.getString("to")).isEqualTo(MOBILE);
        assertThat(record.getLong("cost")).as("as any call there").isPositive();
    }

    private static JsonObject record(Company company, JsonObject placed) {
        return api(company, "GET", "/calls/" + placed.getString("call"), null);
    }

    @Test
    void aMenuIsPlayedToWhoAsksForItAndItsKeysLeadOn() {
        var company = new Company(centre, "Hears a menu");
        var aziza = company.operator("Aziza");
        var phone = company.simPhone(aziza).answersAfter(SOON);
        var provider = provider(company.trunk("127.0.41.3", 0)).reacts(Reaction.answerAfter(SOON));
        var menu = company.menu(
                new Step.HangUp(), Map.of("1", new Step.Extension(aziza.id().value())));

        api(company, "POST", "/menus/" + menu.id() + "/test-call", new JsonObject().put("phone", MOBILE));
        var call = provider.awaitCall();
        call.awaitPlaying("silence_stream").dtmf("1"); // keys before the menu listens are nobody's
        phone.awaitCall().awaitBridged();
        call.hangUp().awaitEnded();
        assertThat(centre.endedCall(company.id(), "outgoing").getString("result"))
                .isEqualTo("answered");
    }

    @Test
    void aCallThatTheProviderForbidsIsExplainedUntilOneGoesThrough() {
        var company = new Company(centre, "Forbidden");
        var trunk = company.trunk("127.0.41.4", 0);
        var provider = provider(trunk).reacts(Reaction.refuse(403));
        var placed = test(company, trunk);
        Await.until(() -> !faults(company, trunk).isEmpty());
        var fault = faults(company, trunk).getJsonObject(0);
        assertThat(fault.getString("code")).isEqualTo("call_forbidden");
        assertThat(fault.getInteger("sip_status")).isEqualTo(403);
        assertThat(fault.getString("text")).contains(MOBILE);
        assertThat(record(company, placed).getString("result")).isNotEqualTo("answered");

        provider.reacts(Reaction.answerAfter(SOON));
        test(company, trunk);
        Await.until(() -> faults(company, trunk).isEmpty());
    }

    @Test
    void codecAndOutageOfAProviderAreToldApart() {
        var company = new Company(centre, "Codec and outage");
        var trunk = company.trunk("127.0.41.5", 0);
        var provider = provider(trunk).reacts(Reaction.refuse(488));
        test(company, trunk);
        Await.until(() -> !faults(company, trunk).isEmpty());
        provider.reacts(Reaction.refuse(503));
        test(company, trunk);
        Await.until(() -> faults(company, trunk).size() == 2);
        assertThat(faults(company, trunk).stream().map(fault -> ((JsonObject) fault).getString("code")))
                .containsExactly("unavailable", "not_acceptable");
    }

    @Test
    void aCallForANumberThatIsNotConnectedIsToldUntilItIs() {
        var company = new Company(centre, "Unassigned");
        var trunk = company.trunk("127.0.41.6", 0);
        centre.sim()
                .trunkAt("127.0.41.6")
                .call("998712040001")
                .from("998901112233")
                .start()
                .awaitEnded();
        Await.until(() -> !faults(company, trunk).isEmpty());
        var fault = faults(company, trunk).getJsonObject(0);
        assertThat(fault.getString("code")).isEqualTo("unassigned_number");
        assertThat(fault.getString("text")).contains("+998712040001");

        company.number("+998712040001", trunk, new Step.HangUp());
        assertThat(faults(company, trunk)).isEmpty();
    }

    @Test
    void withoutAProviderNothingIsRung() {
        var company = new Company(centre, "No provider");
        var menu = company.menu(new Step.HangUp(), Map.of());
        var refused = api(company, "POST", "/menus/" + menu.id() + "/test-call", new JsonObject().put("phone", MOBILE));
        assertThat(refused.getString("code")).isEqualTo("call.no_trunk");
        assertThat(centre.count("SELECT count(*) FROM call WHERE tenant_id = " + company.id()))
                .isZero();
    }
}
