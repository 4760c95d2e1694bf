package uz.alovoice.web.switchxml;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node's requests, the captured ones among them, and those of strangers. */
class SwitchRoutesTest extends SwitchListener {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-startup",
                "02-directory-register",
                "03-dialplan-from-user-and-user_call",
                "04-dialplan-from-trunk",
                "05-configuration-runtime"
            })
    void everyCapturedLookUpHasAGoodAnswer(String capture) {
        var bodies = CapturedPosts.bodies("xmlcurl/" + capture, "/fs/xml");
        assertThat(bodies).isNotEmpty();
        for (var body : bodies) {
            var response = raw(body);
            assertThat(response.statusCode()).isEqualTo(200);
            XmlTest.parse(response.bodyAsString());
            var form = Form.parse(Buffer.buffer(body));
            var known = form.has("section", "dialplan")
                    || form.has("key_value", "sofia.conf")
                    || form.has("key_value", "acl.conf")
                    || (form.has("user", "104") && form.has("domain", "t1001.pbx.test"));
            assertThat(response.bodyAsString().contains("not found"))
                    .as(body.substring(0, Math.min(300, body.length())))
                    .isEqualTo(!known);
        }
    }

    @Test
    void theCapturedTrunkCallGoesToTheBrains() {
        var body = CapturedPosts.bodies("xmlcurl/04-dialplan-from-trunk", "/fs/xml")
                .getFirst();
        var xml = raw(body).bodyAsString();
        assertThat(xml).contains("<context name=\"public\">");
        assertThat(DialplanXmlTest.actions(xml))
                .contains("socket 10.0.0.1:9601 async full", "transfer +998712000001 XML public");
    }

    @Test
    void nonsenseIsNotFoundOrRefusedButNeverAnError() {
        assertThat(raw("").bodyAsString()).contains("not found");
        assertThat(raw("section=chatplan").bodyAsString()).contains("not found");
        assertThat(raw("section=%zz").statusCode()).isEqualTo(400);
        assertThat(post("/xml", PASSWORD, "application/json", "{}").statusCode())
                .isEqualTo(415);
        assertThat(post("/xml", PASSWORD, null, "section=directory").statusCode())
                .isEqualTo(415);
        assertThat(client.get("/xml")
                        .basicAuthentication("fs", PASSWORD)
                        .send()
                        .await()
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void aBodyBeyondTheLimitIsCutOff() {
        assertThat(raw("section=directory&x=" + "a".repeat(SwitchRoutes.LARGEST_LOOK_UP))
                        .statusCode())
                .isEqualTo(413);
        var many =
                "section=dialplan&Hunt-Context=internal&Hunt-Destination-Number=2000&" + "variable_a=b&".repeat(3000);
        assertThat(raw(many).bodyAsString()).contains("socket");
    }

    @Test
    void whenTheBrainCannotAnswerTheNodeIsSentToTheNext() {
        brains = Future.failedFuture("database is away");
        assertThat(raw("section=dialplan&Hunt-Context=internal&Hunt-Destination-Number=2000")
                        .statusCode())
                .isEqualTo(503);
    }

    @Test
    void wrongCredentialsAreRefusedAndSlowedDown() {
        for (int i = 0; i < 10; i++) {
            assertThat(post("/xml", "wrong", "application/x-www-form-urlencoded", "")
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(post("/xml", "wrong", "application/x-www-form-urlencoded", "")
                        .statusCode())
                .isEqualTo(429);
        assertThat(raw("").statusCode())
                .as("right ones too, or guessing would go on")
                .isEqualTo(429);
        assertThat(post("/cdr", PASSWORD, "application/json", "{}").statusCode())
                .isEqualTo(429);
        now.set(now.get().plusSeconds(61));
        assertThat(raw("").statusCode()).isEqualTo(200);
        assertThat(client.post("/xml").send().await().statusCode()).isEqualTo(401);
    }

    @Test
    void aCdrIsDoneWhenItIsCommitted() {
        var posts = CapturedPosts.bodies("cdr/01-bridged-call-json-and-xml", "/fs/cdr-json");
        assertThat(posts).hasSize(3);
        for (var body : posts) {
            assertThat(post("/cdr?uuid=x", PASSWORD, "application/json", body).statusCode())
                    .isEqualTo(200);
        }
        assertThat(cdrs)
                .extracting(c -> c.getJsonObject("variables").getString("uuid"))
                .doesNotHaveDuplicates();
        assertThat(cdrs.get(1).getJsonObject("variables").getString("channel_name"))
                .isEqualTo("sofia/internal/101@t1001.pbx.test");

        cdrResult = Future.failedFuture("not committed");
        assertThat(post("/cdr", PASSWORD, "application/json", posts.getFirst()).statusCode())
                .isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"variables\":{}}",
                "{\"variables\":{\"uuid\":\"x\"}}",
                "{\"variables\":{\"uuid\":1}}"
            })
    void whatIsNoCdrIsRefusedAndNotHandedOn(String body) {
        assertThat(post("/cdr", PASSWORD, "application/json", body).statusCode())
                .isEqualTo(400);
        assertThat(cdrs).isEmpty();
    }

    @Test
    void aCdrsPercentSignsAndPluses() {
        var uuid = "92f4131d-7bde-470f-aa68-9b4a789d5008";
        var body =
                "{\"variables\":{\"uuid\":\"" + uuid + "\",\"a\":\"+998%20x%2B\",\"b\":\"100%\",\"c\":\"%D0%9D%D0\"}}";
        assertThat(post("/cdr", PASSWORD, "application/json", body).statusCode())
                .isEqualTo(200);
        assertThat(cdrs.getFirst().getJsonObject("variables").getMap())
                .containsEntry("a", "+998 x+")
                .containsEntry("b", "100%")
                .containsEntry("c", "Н\ufffd");
    }
}
