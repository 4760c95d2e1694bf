package uz.alovoice.web.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.department.Strategy;
import uz.alovoice.core.operator.Operators;
import uz.alovoice.core.seal.Seal;
import uz.alovoice.core.tenant.TenantSettings;
import uz.alovoice.core.tenant.Tenants;
import uz.alovoice.core.trunk.Transport;
import uz.alovoice.core.trunk.TrunkId;
import uz.alovoice.core.trunk.TrunkSettings;
import uz.alovoice.core.trunk.Trunks;
import uz.alovoice.simswitch.Reaction;
import uz.alovoice.simswitch.SimSwitch;

/**
 * Nobody is ever stuck: thousands of callers queue while phones are unplugged, unregister, refuse and ring unanswered, and brains are killed at
 * random. Seconds after the last caller is gone nothing may be left that has no channel behind it, and each call has one whole record.
 */
class QueueChaosTest {
    private static final int CALLS = Integer.getInteger("alovoice.chaos.calls", 10_000);
    private static final long SEED = Long.getLong("alovoice.chaos.seed", 1);
    private static final int AT_ONCE = 120;
    private static final int BRAINS = 3;
    private static final int NODES = 2;
    private static final String TRUNK = "127.203.3.1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Installation installation;
    private TenantId tenant;
    private final List<Department> departments = new ArrayList<>();
    private final ChaosLog log = new ChaosLog();

    @BeforeEach
    void open() {
        installation = new Installation(NODES, BRAINS);
        tenant = new Tenants(installation.db(), "test.pbx")
                .create(TenantSettings.of("Chaos"))
                .await()
                .id();
        var trunk = trunk();
        var operators =
                new Operators(installation.db(), new Seal(Base64.getEncoder().encodeToString(new byte[32])));
        department(operators, trunk, Strategy.LONGEST_IDLE, 25, "+998712000001");
        department(operators, trunk, Strategy.ROUND_ROBIN, 25, "+998712000002");
        department(operators, trunk, Strategy.FEWEST_CALLS, 15, "+998712000003");
        department(operators, trunk, Strategy.RING_ALL, 4, "+998712000004");
        everyPhoneWorks();
    }

    private void department(Operators operators, TrunkId trunk, Strategy strategy, int members, String number) {
        departments.add(new Department(installation, operators, tenant, trunk, strategy, members, number));
    }

    @AfterEach
    void close() {
        installation.close();
        log.close();
    }

    @Test
    void nothingIsLeftOfTenThousandCallsWhatEverDies() throws Exception {
        var outcomes = new ConcurrentHashMap<String, Caller.Outcome>();
        var deaths = new AtomicInteger();
        var begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var callers = callers(threads, outcomes);
            var trouble = List.of(
                    threads.submit(() -> troublePhones(callers)), threads.submit(() -> killBrains(callers, deaths)));
            for (var caller : callers) {
                caller.get();
            }
            for (var one : trouble) {
                one.get();
            }
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        assertNothingIsLeft();
        System.out.printf(
                "chaos: %d calls in %.0f s, %d brains killed, %d talks%n",
                CALLS,
                seconds,
                deaths.get(),
                outcomes.values().stream().filter(Caller.Outcome::talked).count());
        assertRecordsAreWhole(outcomes);
        everyOperatorTakesCallsAgain();
    }

    private List<Future<?>> callers(ExecutorService threads, Map<String, Caller.Outcome> outcomes) {
        var number = new AtomicInteger();
        var callers = new ArrayList<Future<?>>();
        for (var i = 0; i < AT_ONCE; i++) {
            var random = new Random(SEED + i);
            callers.add(threads.submit(() -> {
                for (var n = number.getAndIncrement(); n < CALLS; n = number.getAndIncrement()) {
                    var from = "+9989%08d".formatted(n);
                    // Ring-all has few operators, and each of its calls takes all of them.
                    var department = departments.get(random.nextInt(40) == 0 ? 3 : random.nextInt(3));
                    var node = installation.nodes.get(random.nextInt(NODES));
                    outcomes.put(from, new Caller(node, TRUNK, random, PATIENCE).call(department.number, from));
                }
            }));
        }
        return callers;
    }

    /** Every moment one phone changes its manners. */
    private void troublePhones(List<Future<?>> callers) {
        var random = new Random(SEED);
        while (anyone(callers)) {
            var department = departments.get(random.nextInt(departments.size()));
            var phone = department
                    .operators
                    .get(random.nextInt(department.operators.size()))
                    .any(random);
            switch (random.nextInt(40)) {
                case 0 -> phone.unplug();
                case 1 -> phone.unregister();
                case 2 -> phone.reacts(Reaction.ringOnly());
                case 3 -> phone.busy();
                case 4 -> phone.reacts(Reaction.refuse(503));
                default -> phone.plugIn().register().reacts(talkative(random));
            }
            pause(random.nextInt(40));
        }
    }

    private static Reaction talkative(Random random) {
        var answer = Reaction.answerAfter(Duration.ofMillis(10 + random.nextInt(150)));
        return random.nextBoolean() ? answer : answer.hangingUpAfter(Duration.ofMillis(10 + random.nextInt(200)));
    }

    /** Now and then a brain dies, and comes back a little later; one always lives. */
    private void killBrains(List<Future<?>> callers, AtomicInteger deaths) {
        var random = new Random(SEED);
        while (anyone(callers)) {
            pause(2000 + random.nextInt(4000));
            var first = random.nextInt(BRAINS);
            var dying = random.nextInt(3) == 0 ? List.of(first, (first + 1) % BRAINS) : List.of(first);
            dying.forEach(installation::killBrain);
            deaths.addAndGet(dying.size());
            pause(500 + random.nextInt(3000));
            dying.forEach(installation::startBrain);
        }
    }

    private static boolean anyone(List<Future<?>> callers) {
        return callers.stream().anyMatch(caller -> !caller.isDone());
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(millis * 1_000_000L);
    }

    private void assertNothingIsLeft() {
        var left = Map.of(
                "live legs", "SELECT count(*) FROM leg WHERE ended_at IS NULL",
                "live calls", "SELECT count(*) FROM call WHERE ended_at IS NULL",
                "places in queues", "SELECT count(*) FROM queue_place",
                "busy operators",
                        "SELECT count(DISTINCT operator_id) FROM leg WHERE ended_at IS NULL AND operator_id IS NOT NULL",
                "open recordings", "SELECT count(*) FROM recording WHERE ended_at IS NULL");
        var end = System.nanoTime() + 5_000_000_000L;
        Map<String, Long> found;
        do {
            found = left.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> installation.count(entry.getValue())));
            found.put("channels", (long)
                    installation.nodes.stream().mapToInt(SimSwitch::channels).sum());
            pause(50);
        } while (found.values().stream().anyMatch(count -> count > 0) && System.nanoTime() < end);
        assertThat(found.values()).as(found.toString()).containsOnly(0L);
    }

    /** One record for each call, with the result that the caller saw. */
    private void assertRecordsAreWhole(Map<String, Caller.Outcome> outcomes) {
        var wrong = new ArrayList<String>();
        var calls = installation.db().inTenant(tenant, tx -> tx.list(Function.identity(), """
                        SELECT c.from_number, c.result, c.cause, c.talk_ms, c.ended_at, c.talk_at,
                            (SELECT array_agg(kind ORDER BY id) FROM call_event e WHERE e.call_id = c.id) AS kinds
                        FROM call c WHERE direction = 'incoming'""")).await().stream()
                .collect(Collectors.groupingBy(row -> row.getString("from_number")));
        outcomes.forEach((from, outcome) -> {
            var records = calls.getOrDefault(from, List.of());
            if (records.size() != 1) {
                wrong.add(from + ": " + records.size() + " records, " + outcome);
            } else {
                outcome.differsFrom(records.getFirst()).ifPresent(why -> wrong.add(from + ": " + why));
            }
        });
        assertThat(wrong).as("%d wrong records", wrong.size()).isEmpty();
        assertThat(calls).hasSize(CALLS);
    }

    /** No operator is passed over for ever. */
    private void everyOperatorTakesCallsAgain() {
        everyPhoneWorks();
        for (var department : departments) {
            for (var node : installation.nodes) {
                var call = node.trunkAt(TRUNK).call(department.number).start().within(Duration.ofSeconds(20));
                call.awaitBridged();
                call.hangUp();
                call.awaitEnded();
            }
        }
        assertNothingIsLeft();
    }

    private void everyPhoneWorks() {
        var random = new Random(SEED);
        departments.stream()
                .flatMap(department -> department.operators.stream())
                .forEach(operator -> operator.phones()
                        .forEach(phone -> phone.plugIn().register().reacts(talkative(random))));
        var phones = departments.stream()
                        .mapToInt(department -> department.operators.size())
                        .sum()
                * NODES;
        Installation.await(30, () -> installation.count("SELECT count(*) FROM registration") == phones);
    }

    private TrunkId trunk() {
        var seal = new Seal(Base64.getEncoder().encodeToString(new byte[32]));
        var settings = new TrunkSettings(
                "Trunk", null, TRUNK, 5060, Transport.UDP, false, null, null, null, List.of(TRUNK), 1000, 100, 0);
        return new Trunks(installation.db(), seal)
                .create(tenant, settings, null)
                .await()
                .id();
    }
}
