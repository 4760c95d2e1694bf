package uz.alovoice.web.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.routing.Step;

/** Stories that a switch and the brain tell together; what a switch does differently is its subclass's {@link Parties}. */
abstract class SwitchContract {
    private static final Duration SOON = Duration.ofMillis(200);
    private static final String CLIENT = "+998901234567";

    abstract CallCentre centre();

    abstract Parties parties();

    @Test
    void aKeyOfTheMenuLeadsToTheDepartment() {
        talkAfterKeys("Key", "127.0.30.1", "+998712000101", "1", "1");
    }

    @Test
    void theHashKeyIsAKeyOfTheMenu() {
        talkAfterKeys("Hash", "127.0.30.2", "+998712000102", "#", "#");
    }

    @Test
    void theStarKeyIsAKeyOfTheMenu() {
        talkAfterKeys("Star", "127.0.30.3", "+998712000103", "*", "*");
    }

    @Test
    void whoHangsUpInTheMenuLeavesAWholeRecord() {
        var company = new Company(centre(), "Menu left");
        var trunk = company.trunk("127.0.30.4", 0);
        company.number("+998712000104", trunk, company.menu(new Step.HangUp(), Map.of("1", new Step.HangUp())));

        var client = parties().client("127.0.30.4", "+998712000104", CLIENT);
        client.awaitAnswered().awaitPlaying("silence_stream").hangUp();
        assertThat(client.awaitEnded()).isEqualTo("NORMAL_CLEARING");

        assertWhole(company, centre().endedCall(company.id(), "incoming"));
    }

    @Test
    void whoGivesUpInTheQueueIsMissed() {
        var company = new Company(centre(), "Abandoned");
        var sales = company.department(settings -> settings, company.operator("Aziza"));
        var trunk = company.trunk("127.0.30.5", 0);
        company.number("+998712000105", trunk, new Step.Queue(sales.id().value()));

        var client = parties().client("127.0.30.5", "+998712000105", CLIENT);
        client.awaitAnswered().awaitPlaying("hold.wav").hangUp();
        assertThat(client.awaitEnded()).isEqualTo("NORMAL_CLEARING");

        var call = centre().endedCall(company.id(), "incoming");
        assertThat(call.getString("result")).isEqualTo("missed");
        assertThat(call.getLong("talk_ms")).isZero();
        assertWhole(company, call);
    }

    @Test
    void aColleagueAnswersAnInternalCall() {
        var company = new Company(centre(), "Internal");
        var aziza = company.operator("Aziza");
        var bobur = company.operator("Bobur");
        var from = parties().phone(company, aziza);
        var to = parties().phone(company, bobur).answersAfter(SOON);

        var line = from.dial(bobur.extension());
        line.awaitBridged();
        to.awaitCall().hangUp();
        line.awaitEnded();

        var call = centre().endedCall(company.id(), "internal");
        assertThat(call.getString("result")).isEqualTo("answered");
        assertWhole(company, call);
    }

    @Test
    void aBusyColleagueIsBusy() {
        var company = new Company(centre(), "Internal busy");
        var aziza = company.operator("Aziza");
        var bobur = company.operator("Bobur");
        var from = parties().phone(company, aziza);
        parties().phone(company, bobur).busy();

        from.dial(bobur.extension()).awaitEnded();

        var call = centre().endedCall(company.id(), "internal");
        assertThat(call.getString("result")).isEqualTo("busy");
        assertThat(call.getLong("talk_ms")).isZero();
        assertWhole(company, call);
    }

    private void talkAfterKeys(String name, String address, String number, String key, String pressed) {
        var company = new Company(centre(), name);
        var aziza = company.operator("Aziza");
        var sales = company.department(settings -> settings, aziza);
        var trunk = company.trunk(address, 0);
        company.number(
                number,
                trunk,
                company.menu(
                        new Step.HangUp(), Map.of(key, new Step.Queue(sales.id().value()))));
        var phone = parties().phone(company, aziza).answersAfter(SOON);

        var client = parties().client(address, number, CLIENT);
        client.awaitAnswered().awaitPlaying("silence_stream").dtmf(pressed).awaitBridged();
        phone.awaitCall().hangUp();
        assertThat(client.awaitEnded()).isEqualTo("NORMAL_CLEARING");

        var call = centre().endedCall(company.id(), "incoming");
        assertThat(call.getString("result")).isEqualTo("answered");
        assertThat(call.getString("from_number")).isEqualTo(CLIENT);
        assertThat(call.getLong("operator_id")).isEqualTo(aziza.id().value());
        assertWhole(company, call);
    }

    /** Nothing of the call is left open, and its timeline runs from its beginning to its end. */
    private void assertWhole(Company company, Row call) {
        var id = call.getUUID("id");
        CallCentre.await(() ->
                centre().count("SELECT count(*) FROM leg WHERE ended_at IS NULL AND call_id = '" + id + "'") == 0);
        assertThat(call.getString("cause")).isNotNull();
        assertThat(centre().timeline(company.id(), call)).startsWith("began").containsOnlyOnce("ended");
        assertThat(centre().count("SELECT count(*) FROM (SELECT sip_call_id FROM leg WHERE sip_call_id IN"
                        + " (SELECT sip_call_id FROM leg WHERE call_id = '" + id + "')"
                        + " GROUP BY sip_call_id HAVING count(DISTINCT call_id) > 1) shared"))
                .isZero();
    }
}
