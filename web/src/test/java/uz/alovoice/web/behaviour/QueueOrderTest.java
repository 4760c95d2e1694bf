package uz.alovoice.web.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.department.Department;
import uz.alovoice.core.department.DepartmentSettings;
import uz.alovoice.core.department.Strategy;
import uz.alovoice.core.operator.Operator;
import uz.alovoice.core.routing.Step;
import uz.alovoice.simswitch.Reaction;
import uz.alovoice.simswitch.SimCall;
import uz.alovoice.simswitch.SimPhone;
import uz.alovoice.web.Await;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.Company;

/** Who is rung for whom: the strategies of departments, and the order of callers. */
class QueueOrderTest {
    private static final Duration SOON = Duration.ofMillis(50);

    static CallCentre centre;

    @BeforeAll
    static void open() {
        centre = CallCentre.here();
    }

    @AfterAll
    static void close() {
        centre.close();
    }

    @Test
    void topDownRingsTheFirstOfTheDepartmentWhoIsFree() {
        var team = new Team("Top down", "127.0.41.1", "+998712004101", Strategy.TOP_DOWN);
        assertThat(team.answeredInTurn(3)).containsExactly(0, 0, 0);
        team.pause(0);
        assertThat(team.answeredInTurn(1)).containsExactly(1);
    }

    @Test
    void roundRobinRingsEachInTurn() {
        var team = new Team("Round robin", "127.0.41.2", "+998712004102", Strategy.ROUND_ROBIN);
        assertThat(team.answeredInTurn(5)).containsExactly(0, 1, 2, 0, 1);
    }

    @Test
    void longestIdleRingsWhoHasNotTalkedForTheLongestTime() {
        var team = new Team("Longest idle", "127.0.41.3", "+998712004103", Strategy.LONGEST_IDLE);
        team.talkedMinutesAgo(10, 30, 20);
        assertThat(team.answeredInTurn(4)).containsExactly(1, 2, 0, 1);
    }

    @Test
    void fewestCallsRingsWhoHasTalkedTheFewestTimesToday() {
        var team = new Team("Fewest calls", "127.0.41.4", "+998712004104", Strategy.FEWEST_CALLS);
        team.pause(1);
        team.pause(2);
        assertThat(team.answeredInTurn(2)).containsExactly(0, 0);
        team.goOn(1);
        assertThat(team.answeredInTurn(2)).containsExactly(1, 1);
    }

    @Test
    void ringAllRingsAllAtOnceUntilOneAnswers() {
        var team = new Team("Ring all", "127.0.41.5", "+998712004105", Strategy.RING_ALL);
        team.phones.forEach(phone -> phone.reacts(Reaction.ringOnly()));

        var client = team.call();
        var ringing = team.phones.stream().map(SimPhone::awaitCall).toList();
        ringing.get(1).awaitRinging().answer();
        client.awaitBridgedWith(team.phones.get(1));
        ringing.get(0).awaitEnded();
        ringing.get(2).awaitEnded();
        client.hangUp().awaitEnded();
    }

    @Test
    void whoWaitsLongestIsServedFirst() {
        var team = new Team("Longest wait", "127.0.41.6", "+998712004106", Strategy.TOP_DOWN);
        team.pause(0);
        team.pause(1);
        team.pause(2);
        var first = team.call();
        first.awaitPlaying("hold.wav");
        var second = team.call();
        second.awaitPlaying("hold.wav");

        team.goOn(0);
        first.awaitBridgedWith(team.phones.getFirst());
        second.awaitPlaying("hold.wav");
        first.hangUp().awaitEnded();
        second.awaitBridgedWith(team.phones.getFirst());
        second.hangUp().awaitEnded();
    }

    @Test
    void anOperatorOfTwoDepartmentsTakesTheCallerOfTheHigherPriorityFirst() {
        var company = new Company(centre, "Priority");
        var aziza = company.operator("Aziza");
        var phone = company.simPhone(aziza).answersAfter(SOON);
        var usual = company.department(settings -> prepared(settings, Strategy.TOP_DOWN, 0), aziza);
        var important = company.department(settings -> prepared(settings, Strategy.TOP_DOWN, 10), aziza);
        var trunk = company.trunk("127.0.41.7", 0);
        company.number("+998712004107", trunk, queue(usual));
        company.number("+998712004108", trunk, queue(important));
        presence(aziza, "paused");

        var first = client("127.0.41.7", "+998712004107");
        first.awaitPlaying("hold.wav");
        var second = client("127.0.41.7", "+998712004107");
        second.awaitPlaying("hold.wav");
        var third = client("127.0.41.7", "+998712004108");
        third.awaitPlaying("hold.wav");
        presence(aziza, "available");

        for (var client : List.of(third, first, second)) {
            client.awaitBridgedWith(phone);
            client.hangUp().awaitEnded();
        }
    }

    @Test
    void aCallerOfALowerPriorityIsServedByAnOperatorWhomNobodyElseNeeds() {
        var company = new Company(centre, "Priority with two");
        var shared = company.operator("Shared");
        var expert = company.operator("Expert");
        var sharedPhone = company.simPhone(shared).answersAfter(SOON);
        var expertPhone = company.simPhone(expert).answersAfter(SOON);
        var usual = company.department(settings -> prepared(settings, Strategy.TOP_DOWN, 0), shared);
        var important = company.department(settings -> prepared(settings, Strategy.TOP_DOWN, 10), expert, shared);
        var trunk = company.trunk("127.0.41.8", 0);
        company.number("+998712004109", trunk, queue(usual));
        company.number("+998712004110", trunk, queue(important));
        presence(shared, "paused");
        presence(expert, "paused");

        var low = client("127.0.41.8", "+998712004109");
        low.awaitPlaying("hold.wav");
        var high = client("127.0.41.8", "+998712004110");
        high.awaitPlaying("hold.wav");
        centre.db()
                .acrossTenants(tx -> tx.update(
                        "UPDATE operator SET presence = 'available' WHERE tenant_id = $1",
                        company.id().value()))
                .await();

        high.awaitBridgedWith(expertPhone);
        low.awaitBridgedWith(sharedPhone);
        high.hangUp().awaitEnded();
        low.hangUp().awaitEnded();
    }

    /** A department of three whose phones answer at once. */
    private static final class Team {
        private final String address;
        private final String number;
        private final List<Operator> operators;
        private final List<SimPhone> phones;

        Team(String name, String address, String number, Strategy strategy) {
            this.address = address;
            this.number = number;
            var company = new Company(centre, name);
            operators = List.of(company.operator("Aziza"), company.operator("Bobur"), company.operator("Vali"));
            phones = operators.stream()
                    .map(operator -> company.simPhone(operator).answersAfter(SOON))
                    .toList();
            var department =
                    company.department(settings -> prepared(settings, strategy, 0), operators.toArray(Operator[]::new));
            company.number(number, company.trunk(address, 0), queue(department));
        }

        SimCall call() {
            return client(address, number);
        }

        /** Who answers so many calls, one after another, by his place in the department. */
        List<Integer> answeredInTurn(int calls) {
            var answered = new java.util.ArrayList<Integer>();
            for (var i = 0; i < calls; i++) {
                var client = call();
                client.awaitBridged();
                answered.add(talking());
                client.hangUp().awaitEnded();
                Await.until(() -> centre.count(
                                "SELECT count(*) FROM leg WHERE ended_at IS NULL AND operator_id IN (" + ids() + ")")
                        == 0);
            }
            return answered;
        }

        private int talking() {
            Await.until(() -> centre.count(talk("count(*)")) == 1);
            var operator = centre.count(talk("max(operator_id)"));
            return operators.stream().map(one -> one.id().value()).toList().indexOf(operator);
        }

        private String talk(String what) {
            return "SELECT " + what + " FROM leg WHERE bridged_at IS NOT NULL AND ended_at IS NULL AND operator_id IN ("
                    + ids() + ")";
        }

        private String ids() {
            return String.join(
                    ",",
                    operators.stream().map(operator -> operator.id().toString()).toList());
        }

        void pause(int place) {
            presence(operators.get(place), "paused");
        }

        void goOn(int place) {
            presence(operators.get(place), "available");
        }

        void talkedMinutesAgo(int... minutes) {
            for (var i = 0; i < minutes.length; i++) {
                var ago = minutes[i];
                var operator = operators.get(i).id().value();
                centre.db()
                        .acrossTenants(tx -> tx.update(
                                "UPDATE operator SET talk_ended_at = now() - make_interval(mins => $1) WHERE id = $2",
                                ago,
                                operator))
                        .await();
            }
        }
    }

    private static SimCall client(String address, String number) {
        return centre.sim().trunkAt(address).call(number).start();
    }

    private static void presence(Operator operator, String presence) {
        centre.db()
                .acrossTenants(tx -> tx.update(
                        "UPDATE operator SET presence = $1 WHERE id = $2",
                        presence,
                        operator.id().value()))
                .await();
    }

    private static Step queue(Department department) {
        return new Step.Queue(department.id().value());
    }

    /** No wrap-up, no announcements: only the order matters here. */
    private static DepartmentSettings prepared(DepartmentSettings s, Strategy strategy, int priority) {
        return new DepartmentSettings(
                s.name(), null, strategy, priority, 20, 15, 0, 600, new Step.HangUp(), 0, false, false, null);
    }
}
