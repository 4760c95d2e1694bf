package uz.alovoice.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.routing.Step;
import uz.alovoice.web.Await;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;

/** What happens to calls when all brains are gone, when nothing arrives between brains and node, and when the node itself dies. */
abstract class FaultContract extends Contract {
    private static final Duration LATER = Duration.ofSeconds(25);
    private static final Duration CUT = Duration.ofSeconds(4);

    private final Company.Line line;
    private final Company.Agent aziza;

    FaultContract(CallCentre centre) {
        super(centre, "Faults");
        line = company.line("Provider", 0);
        aziza = company.agent("Aziza");
    }

    @AfterEach
    void mended() {
        centre.mendNetwork();
        centre.socketsByNetwork(false);
    }

    @Test
    @DisplayName("no brain at all: who waits and who calls hears tones, and is served when one is back; a talk goes on")
    void noBrain() {
        var bekzod = company.agent("Bekzod");
        var talking = company.callIn(line, bekzod.step());
        var other = bekzod.phone().awaitCall().answer();
        talk(talking, other);
        company.unregister(aziza);
        var sales = company.queue(aziza);
        var waiting = company.callIn(line, sales).awaitAnswered();
        centre.awaitStatus(waiting, "queue");
        var since = centre.placeSince(waiting);
        var menu = company.number(line, company.menu(new Step.HangUp(), Map.of("1", aziza.step())));

        other.forget();
        for (int i = 0; i < centre.brains(); i++) {
            centre.brain(i).kill();
        }
        waiting.forget().awaitSound();
        var newcomer = line.provider().call(menu);
        newcomer.awaitAnswered().awaitSound();
        other.awaitHeardThroughout(talking, Duration.ofSeconds(3));
        centre.startBrains();

        centre.awaitPrompting(newcomer);
        assertThat(centre.placeSince(waiting)).isEqualTo(since);
        company.register(aziza);
        var operator = aziza.phone().awaitCall(LATER).ring().answer();
        talk(waiting, operator);
        waiting.hangUp();
        operator.awaitEnded();
        assertThat(centre.awaitEnded(waiting).result()).isEqualTo("answered");
        newcomer.hangUp();
        assertThat(centre.awaitEnded(newcomer).timeline()).startsWith("began").containsOnlyOnce("ended");
        talking.hangUp();
        other.awaitEnded();
        assertThat(centre.awaitEnded(talking).result()).isEqualTo("answered");
    }

    @Test
    @DisplayName(
            "nothing arrives between brains and node for a while: then what was said meanwhile is done, and once only")
    void networkCut() {
        centre.socketsByNetwork(true);
        var bekzod = company.agent("Bekzod");
        var talking = company.callIn(line, bekzod.step());
        var other = bekzod.phone().awaitCall().answer();
        talk(talking, other);
        var client = company.callIn(line, company.menu(new Step.HangUp(), Map.of("1", company.queue(aziza))));
        centre.awaitPrompting(client);

        centre.cutNetwork();
        other.forget();
        client.press("1");
        other.awaitHeardThroughout(talking, CUT);
        talking.hangUp();
        other.awaitEnded();
        assertThat(centre.call(talking).status())
                .as("of which no brain has heard")
                .isEqualTo("talking");
        centre.mendNetwork();

        assertThat(centre.awaitEnded(talking).result()).isEqualTo("answered");
        var operator = aziza.phone().awaitCall(LATER).ring().answer();
        talk(client, operator);
        client.hangUp();
        operator.awaitEnded();
        var record = centre.awaitEnded(client);
        assertThat(record.result()).isEqualTo("answered");
        assertThat(record.timeline()).containsOnlyOnce("talk").containsOnlyOnce("ended");
    }

    @Test
    @DisplayName("a node dies with its calls: their records are closed, and phones and trunk are back with it")
    void nodeDies() {
        var bekzod = company.agent("Bekzod");
        var talking = company.callIn(line, bekzod.step());
        var other = bekzod.phone().awaitCall().answer();
        talk(talking, other);
        centre.awaitStatus(talking, "talking");
        company.unregister(aziza);
        var waiting = company.callIn(line, company.queue(aziza)).awaitAnswered();
        centre.awaitStatus(waiting, "queue");

        centre.restartNode();
        Await.until(
                "both calls are closed",
                Duration.ofSeconds(5),
                () -> centre.call(talking).over() && centre.call(waiting).over());
        assertThat(centre.call(talking).result()).isEqualTo("answered");
        assertThat(centre.call(talking).row().getString("cause")).isEqualTo("LOST");
        assertThat(centre.call(waiting).result()).isEqualTo("missed");

        company.register(aziza);
        var again = company.callIn(line, aziza.step());
        var operator = aziza.phone().awaitCall(LATER).ring().answer();
        talk(again, operator);
        again.hangUp();
        operator.awaitEnded();
        assertThat(centre.awaitEnded(again).result()).isEqualTo("answered");
    }
}
