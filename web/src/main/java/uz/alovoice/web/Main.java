package uz.alovoice.web;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vertx.micrometer.VertxPrometheusOptions;
import io.vertx.micrometer.backends.BackendRegistries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.database.Databases;

/** The process: settings from the environment, schema, one brain, and a clean end. */
public final class Main {
    private static final Logger log = LoggerFactory.getLogger(Main.class);
    /** Calls in a step have so long to come to their end; then another brain takes them. */
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private static final long CLOSE_SECONDS = 10;

    private Main() {}

    public static void main(String[] args) {
        if (Runtime.version().feature() < 24) {
            log.warn(
                    "Java {}: below 24 a lock can pin the threads that calls run on; 25 is recommended",
                    Runtime.version());
        }
        try {
            run(Config.of(System.getenv()));
        } catch (CoreException e) {
            log.error("cannot start: {}", e.getMessage());
            System.exit(2);
        } catch (RuntimeException e) {
            log.error("cannot start", e);
            System.exit(1);
        }
    }

    private static void run(Config config) {
        Databases.migrate(config.databaseUrl(), config.migrations());
        var vertx = Vertx.vertx(new VertxOptions()
                .setMetricsOptions(new MicrometerMetricsOptions()
                        .setPrometheusOptions(new VertxPrometheusOptions().setEnabled(true))
                        .setEnabled(true)));
        var brain = new Brain(vertx, config);
        brain.measure(BackendRegistries.getDefaultNow());
        brain.start().await();
        if (config.demo()) {
            // Where the simulated switch looks for who plays in the demo.
            var scenario = System.getenv("ALOVOICE_DEMO_SCENARIO");
            Demo.introduce(vertx, config, scenario == null ? null : Path.of(scenario));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(brain), "stop"));
    }

    /** Calls in a step go to another brain, if there is one, when their sockets close; those who talk go on without one. */
    private static void stop(Brain brain) {
        try {
            brain.drain(DRAIN)
                    .transform(drained -> brain.stop())
                    .await(DRAIN.toSeconds() + CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | RuntimeException e) {
            log.warn("not everything was closed in {} s", DRAIN.toSeconds() + CLOSE_SECONDS, e);
        }
    }
}
