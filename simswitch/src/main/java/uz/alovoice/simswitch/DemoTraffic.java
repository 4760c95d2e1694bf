package uz.alovoice.simswitch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A living call centre. Clients call the numbers, choose in the menu, wait, lose patience, leave messages; operators answer, let it ring, are busy,
 * call the world and each other. Seeded, so two runs tell the same story as far as threads allow.
 */
final class DemoTraffic implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DemoTraffic.class);
    private static final int REGISTRATION_SECONDS = 120;
    private static final int REGISTER_EVERY_SECONDS = 60;
    private static final int MANNERS_EVERY_SECONDS = 5;
    /** The queue, the first operator, voicemail, Russian and then the queue; nothing at all. Most want the queue. */
    private static final List<String> KEYS = List.of("1", "1", "1", "1", "2", "0", "91", "");

    private final SimSwitch sim;
    private final DemoScenario scenario;
    private final Random random;
    private final List<SimPhone> phones;
    /** Who is in a call that he has dialled himself: he does not dial another. */
    private final Map<SimPhone, SimCall> dialling = new ConcurrentHashMap<>();

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("demo").factory());

    DemoTraffic(SimSwitch sim, DemoScenario scenario, long seed) {
        this.sim = sim;
        this.scenario = scenario;
        this.random = new Random(seed);
        this.phones = scenario.phones().stream()
                .map(phone -> sim.phone(phone.extension(), scenario.domain(), phone.password()))
                .toList();
    }

    /** Registers the phones and makes calls, three of four by clients. */
    void start(int callsPerMinute) {
        every(REGISTER_EVERY_SECONDS * 1000, this::register);
        every(MANNERS_EVERY_SECONDS * 1000, this::changeManners);
        if (callsPerMinute > 0) every(60_000 / callsPerMinute, this::call);
    }

    /** A task that fails is told of, and tried again at its next time. */
    private void every(int millis, Runnable task) {
        clock.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (IllegalStateException e) {
                        log.warn("demo: {}", e.getMessage());
                    }
                },
                millis / 10,
                millis,
                TimeUnit.MILLISECONDS);
    }

    private void register() {
        for (SimPhone phone : phones) {
            int status = phone.register(REGISTRATION_SECONDS);
            if (status != 200) log.warn("demo phone {} was not registered: {}", phone, status);
        }
    }

    private void changeManners() {
        for (SimPhone phone : phones) {
            phone.reacts(
                    switch (random.nextInt(10)) {
                        case 0 -> Reaction.ringOnly();
                        case 1 -> Reaction.refuse(486);
                        default -> answersAfter(1, 4).hangingUpAfter(seconds(8, 25));
                    });
        }
        for (String gateway : scenario.gateways()) {
            sim.trunk(gateway)
                    .reacts(
                            switch (random.nextInt(6)) {
                                case 0 -> Reaction.refuse(486);
                                case 1 -> Reaction.refuse(480).withEarlyMedia();
                                default -> answersAfter(3, 8).hangingUpAfter(seconds(5, 40));
                            });
        }
    }

    private void call() {
        switch (random.nextInt(8)) {
            case 0 -> dial(mobile());
            case 1 -> dial(pick(phones).extension());
            default -> client();
        }
    }

    private void client() {
        String keys = pick(KEYS);
        SimCall call = sim.trunkAt(scenario.address())
                .call(pick(scenario.numbers()))
                .from("+998" + mobile())
                .start();
        for (int i = 0; i < keys.length(); i++) {
            String key = keys.substring(i, i + 1);
            in(seconds(3 + 8 * i, 8 + 8 * i), () -> call.dtmf(key));
        }
        // One of five has little patience; the others stay until the operator hangs up, or for as long as anybody
        // would.
        Duration stays = random.nextInt(5) == 0 ? seconds(5, 20) : seconds(60, 120);
        in(stays, call::hangUp);
        log.info(
                "demo: {} presses {} and stays {} s at most",
                call,
                keys.isEmpty() ? "nothing" : keys,
                stays.toSeconds());
    }

    private void dial(String number) {
        SimPhone phone = pick(phones);
        SimCall before = dialling.get(phone);
        if ((before != null && !before.ended().isDone()) || number.equals(phone.extension())) return;
        SimCall call = phone.dial(number);
        dialling.put(phone, call);
        in(seconds(15, 45), call::hangUp);
        log.info("demo: {}", call);
    }

    private void in(Duration time, Runnable task) {
        clock.schedule(task, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Reaction answersAfter(int least, int most) {
        return Reaction.answerAfter(seconds(least, most));
    }

    private Duration seconds(int least, int most) {
        return Duration.ofMillis(random.nextInt(least * 1000, most * 1000));
    }

    private String mobile() {
        return "90" + random.nextInt(1_000_000, 10_000_000);
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
