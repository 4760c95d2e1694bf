package uz.alovoice.web.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A brain in a process of its own, so that it can be killed and frozen. */
final class BrainProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);

    private final String address;
    private final Map<String, String> environment;
    private final Path log;
    private final List<String> javaOptions;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofMillis(500)).build();
    private @Nullable Process process;

    /** @param address loopback address of its own, on which it listens at the usual ports */
    BrainProcess(String address, Map<String, String> environment, Path log) {
        // Tests start many: quickly up matters more than fast later.
        this(address, environment, log, List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
    }

    BrainProcess(String address, Map<String, String> environment, Path log, List<String> javaOptions) {
        this.javaOptions = List.copyOf(javaOptions);
        this.address = address;
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    /** Nodes may come when this returns. */
    BrainProcess start() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "--enable-native-access=ALL-UNNAMED"));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "uz.alovoice.web.Main"));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Await.until("the brain at " + address + " is ready, see " + log, START, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the brain ended with " + process.exitValue() + ", see " + log);
            }
            return answers("/healthz"); // it is ready when a node is there, and a node needs it to start
        });
        return this;
    }

    boolean ready() {
        return answers("/readyz");
    }

    private boolean answers(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://" + address + ":8080" + path))
                    .timeout(Duration.ofMillis(500))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not yet, or no longer
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean running() {
        return process != null && process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL. */
    void kill() {
        end(true);
    }

    /** SIGSTOP: its connections stay open, and nobody answers on them. */
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    /** SIGTERM, with time to drain. */
    @Override
    public void close() {
        end(false);
    }

    private void end(boolean forcibly) {
        if (process == null) {
            return;
        }
        try {
            if (forcibly) {
                process.destroyForcibly();
            } else {
                process.destroy();
            }
            if (!process.waitFor(25, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException("the brain at " + address + " did not stop in 25 s, see " + log);
            }
            process = null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
