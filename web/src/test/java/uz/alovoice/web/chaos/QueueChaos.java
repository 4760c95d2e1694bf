package uz.alovoice.web.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import uz.alovoice.core.department.Strategy;
import uz.alovoice.simswitch.Reaction;
import uz.alovoice.simswitch.SimSwitch;

/**
 * Thousands of callers in the queues of one tenant, on two nodes, while phones are unplugged, unregister, refuse and ring unanswered, and three
 * brains are killed at random.
 */
final class QueueChaos implements AutoCloseable {
    private static final int AT_ONCE = 120;
    private static final int BRAINS = 3;
    private static final int NODES = 2;
    private static final String TRUNK = "127.203.3.1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int calls;
    private final long seed;
    private final ChaosLog log = new ChaosLog();
    private final Installation installation = new Installation(NODES, BRAINS);
    private final Customer customer = new Customer(installation, "Chaos", TRUNK);
    private final List<Department> departments = List.of(
            customer.department(Strategy.LONGEST_IDLE, 25, "+998712000001"),
            customer.department(Strategy.ROUND_ROBIN, 25, "+998712000002"),
            customer.department(Strategy.FEWEST_CALLS, 15, "+998712000003"),
            customer.department(Strategy.RING_ALL, 4, "+998712000004"));
    private final Map<String, Caller.Outcome> outcomes = new ConcurrentHashMap<>();

    /** @param seed of everything that is left to chance here; how threads run is not */
    QueueChaos(int calls, long seed) {
        this.calls = calls;
        this.seed = seed;
        everyPhoneWorks();
    }

    record Summary(int calls, double seconds, int brainsKilled, long talks) {}

    /** Returns when the last caller has hung up. */
    Summary run() throws InterruptedException, ExecutionException {
        var deaths = new AtomicInteger();
        var begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var callers = callers(threads);
            var trouble = List.of(
                    threads.submit(() -> troublePhones(callers)), threads.submit(() -> killBrains(callers, deaths)));
            for (var caller : callers) {
                caller.get();
            }
            for (var one : trouble) {
                one.get();
            }
        }
        var talks = outcomes.values().stream().filter(Caller.Outcome::talked).count();
        return new Summary(calls, (System.nanoTime() - begun) / 1e9, deaths.get(), talks);
    }

    private List<Future<?>> callers(ExecutorService threads) {
        var number = new AtomicInteger();
        var callers = new ArrayList<Future<?>>();
        for (var i = 0; i < AT_ONCE; i++) {
            var random = new Random(seed + i);
            callers.add(threads.submit(() -> {
                for (var n = number.getAndIncrement(); n < calls; n = number.getAndIncrement()) {
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
        var random = new Random(seed);
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
        var random = new Random(seed);
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

    /** What is there that has nobody behind it, by its name; waits for its end until five seconds have passed. */
    Map<String, Long> left() {
        var what = Map.of(
                "live legs", "SELECT count(*) FROM leg WHERE ended_at IS NULL",
                "live calls", "SELECT count(*) FROM call WHERE ended_at IS NULL",
                "places in queues", "SELECT count(*) FROM queue_place",
                "busy operators",
                        "SELECT count(DISTINCT operator_id) FROM leg WHERE ended_at IS NULL AND operator_id IS NOT NULL",
                "open recordings", "SELECT count(*) FROM recording WHERE ended_at IS NULL");
        var end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        Map<String, Long> found;
        do {
            pause(50);
            found = what.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> installation.count(entry.getValue())));
            found.put("channels", (long)
                    installation.nodes.stream().mapToInt(SimSwitch::channels).sum());
            found.values().removeIf(count -> count == 0);
        } while (!found.isEmpty() && System.nanoTime() < end);
        return found;
    }

    /** Calls without exactly one whole record that says what the caller saw, each with the reason. */
    List<String> wrongRecords() {
        var wrong = new ArrayList<String>();
        var calls =
                installation.db().inTenant(customer.tenant(), tx -> tx.list(Function.identity(), """
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
        if (calls.size() != this.calls) {
            wrong.add(calls.size() + " numbers called, not " + this.calls);
        }
        return wrong;
    }

    /** No operator is passed over for ever. */
    void everyDepartmentTakesCallsAgain() {
        everyPhoneWorks();
        for (var department : departments) {
            for (var node : installation.nodes) {
                var call = node.trunkAt(TRUNK).call(department.number).start().within(Duration.ofSeconds(20));
                call.awaitBridged();
                call.hangUp();
                call.awaitEnded();
            }
        }
    }

    /** And whoever answers stays: one who hangs up before he is connected talks to nobody. */
    private void everyPhoneWorks() {
        departments.stream()
                .flatMap(department -> department.operators.stream())
                .forEach(operator -> operator.phones()
                        .forEach(phone ->
                                phone.plugIn().register().reacts(Reaction.answerAfter(Duration.ofMillis(50)))));
        var phones = departments.stream()
                        .mapToInt(department -> department.operators.size())
                        .sum()
                * NODES;
        Installation.await(30, () -> installation.count("SELECT count(*) FROM registration") == phones);
    }

    @Override
    public void close() {
        installation.close();
        log.close();
    }
}
