package uz.alovoice.web.centre;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import uz.alovoice.web.Await;

/** A brain in a process of its own, so that it can be killed and frozen. */
public final class BrainProcess implements TestBrain {
    /** Tests start many: quickly up matters more than fast later. */
    static final List<String> QUICK = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");

    private static final Duration START = Duration.ofSeconds(30);

    private final String address;
    private final Map<String, String> environment;
    private final Path log;
    private final List<String> javaOptions;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofMillis(500)).build();
    private @Nullable Process process;

    /** @param address loopback address of its own, on which it listens at the usual ports */
    public BrainProcess(String address, Map<String, String> environment, Path log, List<String> javaOptions) {
        this.javaOptions = List.copyOf(javaOptions);
        this.address = address;
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    @Override
    public BrainProcess start() {
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
            return status("/healthz") == 200; // it is ready when a node is there, and a node needs it to start
        });
        return this;
    }

    /** The status that its public listener answers with; 0 when it does not. */
    public int status(String path) {
        try {
            return http.send(request(path), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0; // not yet, or no longer
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String metrics() {
        try {
            return http.send(request("/metrics"), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + address + ":8080" + path))
                .timeout(Duration.ofSeconds(2))
                .build();
    }

    /** What it has logged so far. */
    public List<String> logLines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean running() {
        return process != null && process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** SIGTERM: it ends when its calls have ended. */
    public void terminate() {
        signal("TERM");
    }

    /** SIGKILL. */
    public void kill() {
        end(true);
    }

    /** SIGSTOP: its connections stay open, and nobody answers on them. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

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
