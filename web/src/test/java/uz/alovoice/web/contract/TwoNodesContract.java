package uz.alovoice.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.routing.Step;
import uz.alovoice.web.Await;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;
import uz.alovoice.web.centre.Parties;

/** One installation with two nodes: phones and trunks are where they registered, calls where they came in. */
abstract class TwoNodesContract extends Contract {
    private static final int FIRST = 0;
    private static final int SECOND = 1;
    private static final String CLIENT = "901234567";

    private final Company.Line line;
    private final Company.Agent aziza;

    TwoNodesContract(CallCentre centre) {
        super(centre, "Two nodes");
        line = company.line("Provider", 1, centre.parties(FIRST));
        aziza = company.agent("Aziza", centre.parties(SECOND));
    }

    @Test
    @DisplayName("a call that came in at one node is put through to a phone that is registered at the other")
    void operatorElsewhere() {
        var client = company.callIn(line, company.menu(new Step.HangUp(), Map.of("1", company.queue(aziza))));
        client.awaitAnswered();
        centre.awaitPrompting(client);
        client.press("1");
        var operator = aziza.phone().awaitCall().ring().answer();
        talk(client, operator);
        client.hangUp();
        operator.awaitEnded();
        var record = centre.awaitEnded(client);
        assertThat(record.result()).isEqualTo("answered");
        assertThat(record.legs()).hasSize(2);
        assertThat(record.row().getLong("node_id")).isEqualTo(centre.nodeId(FIRST));
    }

    @Test
    @DisplayName("an operator calls the world through a trunk of the other node")
    void trunkElsewhere() {
        centre.place(line, FIRST);
        company.number(line, new Step.HangUp());
        var call = aziza.phone().dial(CLIENT);
        var answer = line.provider().awaitCall().ring();
        assertThat(answer.dialled()).isEqualTo("998" + CLIENT);
        answer.answer();
        call.awaitAnswered();
        talk(call, answer);
        answer.hangUp();
        call.awaitEnded();
        var record = centre.awaitEnded(call);
        assertThat(record.result()).isEqualTo("answered");
        assertThat(record.direction()).isEqualTo("outgoing");
        assertThat(record.row().getLong("node_id")).isEqualTo(centre.nodeId(SECOND));
    }

    @Test
    @DisplayName("a trunk registers from the one node that it is leased to, and takes calls of the other's phones")
    void registeredElsewhere() {
        var registered = company.registeredLine("Registered", 200, centre.parties(FIRST));
        centre.place(registered, FIRST);
        Await.until("a REGISTER", Parties.SOON, () -> registered.provider().registersReceived() > 0);
        company.awaitState(registered, "registered");
        var call = aziza.phone().dial(CLIENT);
        var answer = registered.provider().awaitCall().ring().answer();
        call.awaitAnswered();
        talk(call, answer);
        call.hangUp();
        answer.awaitEnded();
        assertThat(centre.awaitEnded(call).result()).isEqualTo("answered");
    }

    @Test
    @DisplayName("colleagues at two nodes call each other")
    void colleagues() {
        var bekzod = company.agent("Bekzod", centre.parties(FIRST));
        var call = aziza.phone().dial(bekzod.extension());
        var answer = bekzod.phone().awaitCall().ring().answer();
        call.awaitAnswered();
        talk(call, answer);
        answer.hangUp();
        call.awaitEnded();
        var record = centre.awaitEnded(call);
        assertThat(record.direction()).isEqualTo("internal");
        assertThat(record.result()).isEqualTo("answered");
    }
}
