package uz.alovoice.simswitch;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A living call centre: operators register and answer, callers call the numbers, press a key, talk and go. Seeded, so two
 * runs tell the same story.
 */
final class DemoTraffic implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DemoTraffic.class);
    private final SimSwitch sim;
    private final DemoScenario scenario;
    private final Random random;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("demo").factory());

    DemoTraffic(SimSwitch sim, DemoScenario scenario, long seed) {
        this.sim = sim;
        this.scenario = scenario;
        this.random = new Random(seed);
    }

    /** Registers the phones, again every minute, and makes calls. */
    void start(int callsPerMinute) {
        for (String gateway : scenario.gateways())
            sim.trunk(gateway).reacts(Reaction.answerAfter(Duration.ofSeconds(4)));
        clock.scheduleWithFixedDelay(this::register, 0, 60, TimeUnit.SECONDS);
        if (callsPerMinute <= 0 || scenario.numbers().isEmpty()) return;
        clock.scheduleAtFixedRate(this::call, 3000, 60_000 / callsPerMinute, TimeUnit.MILLISECONDS);
    }

    private void register() {
        for (DemoScenario.Phone phone : scenario.phones()) {
            SimPhone sip = sim.phone(phone.extension(), scenario.domain(), phone.password());
            Duration talk = Duration.ofSeconds(5 + random.nextInt(20));
            sip.reacts(Reaction.answerAfter(Duration.ofSeconds(1 + random.nextInt(4)))
                    .hangingUpAfter(talk));
            try {
                int status = sip.register(120);
                if (status != 200) log.warn("demo phone {} was not registered: {}", sip, status);
            } catch (IllegalStateException e) {
                log.warn("demo phone {}: {}", sip, e.getMessage());
            }
        }
    }

    private void call() {
        String number = pick(scenario.numbers());
        String from = "+99890" + (1_000_000 + random.nextInt(9_000_000));
        SimTrunk trunk =
                scenario.gateways().isEmpty() ? sim.trunkAt("127.2.9.1") : sim.trunk(pick(scenario.gateways()));
        SimCall call = trunk.call(number).from(from).start();
        int key = 1 + random.nextInt(3);
        int pressAfter = 3 + random.nextInt(5);
        int goneAfter = 20 + random.nextInt(40);
        clock.schedule(() -> call.dtmf(Integer.toString(key)), pressAfter, TimeUnit.SECONDS);
        clock.schedule(call::hangUp, goneAfter, TimeUnit.SECONDS);
        log.info("demo call {} presses {} and stays {} s at most", call, key, goneAfter);
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
