package uz.alovoice.simswitch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The node as a process of its own, for machines without FreeSWITCH. Everything comes from the environment. */
public final class SimSwitchMain {
    private static final Logger log = LoggerFactory.getLogger(SimSwitchMain.class);

    private SimSwitchMain() {}

    /** Runs until SIGTERM; exits with 2 and one line when the environment is wrong. */
    public static void main(String[] args) throws InterruptedException {
        try {
            run(System.getenv());
        } catch (IllegalArgumentException | IOException e) {
            log.error("simswitch: {}", e.getMessage());
            System.exit(2);
        }
    }

    private static void run(Map<String, String> env) throws InterruptedException, IOException {
        SimSwitchOptions options = options(env);
        String scenarioFile = env.get("ALOVOICE_DEMO_SCENARIO");
        DemoScenario scenario = scenarioFile == null ? null : DemoScenario.read(Path.of(scenarioFile));
        int calls = number(env, "ALOVOICE_DEMO", 0);
        SimSwitch sim = new SimSwitch(options).start();
        DemoTraffic demo =
                scenario == null ? null : new DemoTraffic(sim, scenario, number(env, "ALOVOICE_DEMO_SEED", 1));
        if (demo != null) demo.start(calls);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (demo != null) demo.close();
            sim.close();
            ended.countDown();
        }));
        log.info(
                "simulated switch {} listens for brains on {}:{}",
                options.hostname(),
                options.eslHost(),
                sim.eslPort());
        if (Boolean.parseBoolean(env.get("ALOVOICE_CONSOLE"))) {
            // Whoever gives the orders is gone when they end, and so is the reason to go on.
            new Console(sim, System.out::println).read(System.in);
            System.exit(0);
        }
        ended.await();
    }

    /** Throws IllegalArgumentException that names the variable. */
    static SimSwitchOptions options(Map<String, String> env) {
        SimSwitchOptions options = new SimSwitchOptions();
        String urls = env.getOrDefault("ALOVOICE_XML_URL", "");
        if (urls.isBlank()) throw new IllegalArgumentException("ALOVOICE_XML_URL is not set");
        for (String url : urls.strip().split(" +", -1)) options.xml(URI.create(url));
        options.xmlCredentials(
                env.getOrDefault("ALOVOICE_XML_USER", ""), env.getOrDefault("ALOVOICE_XML_PASSWORD", ""));
        String listen = env.getOrDefault("ALOVOICE_ESL_LISTEN", "127.0.0.1:8021");
        int colon = listen.lastIndexOf(':');
        if (colon < 1 || !listen.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException("ALOVOICE_ESL_LISTEN is not host:port: " + listen);
        }
        String password = env.getOrDefault("ALOVOICE_ESL_PASSWORD", "ClueCon");
        options.esl(listen.substring(0, colon), Integer.parseInt(listen.substring(colon + 1)), password);
        if (env.containsKey("ALOVOICE_DATA")) options.data(Path.of(env.get("ALOVOICE_DATA")));
        if (env.containsKey("ALOVOICE_SOUNDS")) options.sounds(Path.of(env.get("ALOVOICE_SOUNDS")));
        if (env.containsKey("ALOVOICE_CDR_URL")) options.cdr(URI.create(env.get("ALOVOICE_CDR_URL")));
        return options.hostname(env.getOrDefault("ALOVOICE_HOSTNAME", "sim1"));
    }

    private static int number(Map<String, String> env, String name, int otherwise) {
        String value = env.get(name);
        if (value == null || value.isBlank()) return otherwise;
        if (!value.matches("\\d{1,6}")) throw new IllegalArgumentException(name + " is not a number: " + value);
        return Integer.parseInt(value);
    }
}
