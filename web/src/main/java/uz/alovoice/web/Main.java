package uz.alovoice.web;

import io.micrometer.core.instrument.Gauge;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vertx.micrometer.VertxPrometheusOptions;
import io.vertx.micrometer.backends.BackendRegistries;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.database.Databases;

/** The process: settings from the environment, schema, one brain, and a clean end. */
public final class Main {
    private static final Logger log = LoggerFactory.getLogger(Main.class);
    private static final long DRAIN_SECONDS = 20;

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
        var metrics = BackendRegistries.getDefaultNow();
        Gauge.builder("alovoice_open_calls", brain, Brain::openCalls).register(metrics);
        Gauge.builder("alovoice_waiting_callers", brain, Brain::waitingCallers).register(metrics);
        brain.start().await();
        if (config.demo()) {
            Demo.introduce(vertx, config);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(brain), "stop"));
    }

    /** Calls in a step go to another brain, if there is one, when their sockets close; those who talk go on without one. */
    private static void stop(Brain brain) {
        try {
            brain.drain().transform(drained -> brain.stop()).await(DRAIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | RuntimeException e) {
            log.warn("not everything was closed in {} s", DRAIN_SECONDS, e);
        }
    }
}
