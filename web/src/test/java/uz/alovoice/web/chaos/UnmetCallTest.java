package uz.alovoice.web.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.department.Strategy;

/** A caller who hung up before any brain met his call: what is known of him is the CDR of the switch (fields as in captures cdr/01). */
class UnmetCallTest {
    private static final String TRUNK = "127.203.3.1";
    private static final String NUMBER = "+998712000021";

    private final ChaosLog log = new ChaosLog();
    private final Installation installation = new Installation(1, 1);

    @AfterEach
    void close() {
        installation.close();
        log.close();
    }

    @Test
    void hasOneWholeRecordHoweverOftenTheNodePosts() throws Exception {
        var customer = new Customer(installation, "Unmet", TRUNK);
        customer.department(Strategy.LONGEST_IDLE, 1, NUMBER);
        var start = Instant.now().minusSeconds(9).truncatedTo(ChronoUnit.MILLIS);
        var cdr = cdr(UUID.randomUUID(), start, start.plusSeconds(2), start.plusSeconds(7));

        assertThat(post(cdr)).isEqualTo(200);
        assertThat(post(cdr)).isEqualTo(200);

        var call = installation
                .db()
                .inTenant(customer.tenant(), tx -> tx.list(Function.identity(), """
                            SELECT c.*, l.sip_call_id, l.answered_at AS heard_tones_at, l.ended_at AS leg_ended_at, l.cause AS leg_cause,
                                (SELECT array_agg(kind ORDER BY id) FROM call_event e WHERE e.call_id = c.id) AS kinds
                            FROM call c JOIN leg l ON l.call_id = c.id"""))
                .await();
        assertThat(call).hasSize(1);
        var row = call.getFirst();
        assertThat(row.getString("direction")).isEqualTo("incoming");
        assertThat(row.getString("result")).isEqualTo("missed");
        assertThat(row.getString("cause")).isEqualTo("NORMAL_CLEARING");
        assertThat(row.getString("from_number")).isEqualTo("+998901112233");
        assertThat(row.getString("to_number")).isEqualTo(NUMBER);
        assertThat(row.getString("sip_call_id")).isEqualTo("unmet@" + TRUNK);
        assertThat(row.getOffsetDateTime("started_at").toInstant()).isEqualTo(start);
        assertThat(row.getOffsetDateTime("ended_at").toInstant()).isEqualTo(start.plusSeconds(7));
        assertThat(row.getOffsetDateTime("heard_tones_at").toInstant()).isEqualTo(start.plusSeconds(2));
        assertThat(row.getLong("wait_ms")).isEqualTo(7000);
        assertThat(row.getArrayOfStrings("kinds")).containsExactly("began", "leg_ended", "ended");
        assertThat(installation.count("SELECT count(*) FROM queue_place")).isZero();
    }

    @Test
    void ofNobodysNumberHasNone() throws Exception {
        new Customer(installation, "Unmet", TRUNK);
        var now = Instant.now();
        assertThat(post(cdr(UUID.randomUUID(), now, now, now))).isEqualTo(200);
        assertThat(installation.count("SELECT count(*) FROM call")).isZero();
    }

    private static JsonObject cdr(UUID channel, Instant start, Instant answer, Instant end) {
        return new JsonObject()
                .put("switchname", "pbx0")
                .put(
                        "variables",
                        new JsonObject()
                                .put("uuid", channel.toString())
                                .put("direction", "inbound")
                                .put("sofia_profile_name", "external")
                                .put("sip_network_ip", TRUNK)
                                .put("sip_to_user", NUMBER)
                                .put("sip_call_id", "unmet%40" + TRUNK)
                                .put("hangup_cause", "NORMAL_CLEARING")
                                .put("start_uepoch", micros(start))
                                .put("answer_uepoch", micros(answer))
                                .put("bridge_uepoch", "0")
                                .put("end_uepoch", micros(end)))
                .put(
                        "callflow",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put(
                                                "caller_profile",
                                                new JsonObject()
                                                        .put("destination_number", NUMBER)
                                                        .put("caller_id_number", "+998901112233")
                                                        .put("caller_id_name", "Нодира"))));
    }

    private static String micros(Instant at) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }

    private int post(JsonObject cdr) throws IOException, InterruptedException {
        var login = "switch:" + installation.password();
        var request = HttpRequest.newBuilder(installation.cdrs())
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(cdr.encode()))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
