package uz.alovoice.web.behaviour;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.database.TestDatabase;
import uz.alovoice.simswitch.SimSwitch;
import uz.alovoice.simswitch.SimSwitchOptions;
import uz.alovoice.web.story.CallCentre;

/** One brain as it is run: a process with its log, its metrics and its end; and a simulated node that is not started yet. */
final class BrainOutside implements AutoCloseable {
    /** The node's fence. */
    static final int SESSIONS = 3;

    private static final String PASSWORD = "a-long-password-of-the-node";

    private final String address;
    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase database = TestDatabase.create(vertx);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private final SimSwitch node;
    private final Process process;

    /** @param address loopback address of its own */
    BrainOutside(String address) {
        this.address = address;
        try {
            data = Files.createTempDirectory("alovoice-outside");
            node = new SimSwitch(new SimSwitchOptions()
                    .hostname("outside")
                    .esl(address, 8021, PASSWORD)
                    .xml(URI.create("http://" + address + ":8090/xml"))
                    .cdr(URI.create("http://" + address + ":8090/cdr"))
                    .xmlCredentials("switch", PASSWORD)
                    .limits(SESSIONS, 100)
                    .data(data));
            var builder = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-Dlogback.configurationFile=logback.xml",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "uz.alovoice.web.Main"))
                    .redirectErrorStream(true)
                    .redirectOutput(log().toFile());
            builder.environment().putAll(environment());
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CallCentre.await(() -> process.isAlive() && status("/healthz") == 200);
    }

    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("DATABASE_URL", database.ownerUrl()),
                Map.entry("BRAIN_DATABASE_URL", database.brainUrl()),
                Map.entry("ALOVOICE_DATA", data.toString()),
                Map.entry("ALOVOICE_KEY", Base64.getEncoder().encodeToString(new byte[32])),
                Map.entry("ALOVOICE_PUBLIC", address + ":8080"),
                Map.entry("ALOVOICE_SWITCH", address + ":8090"),
                Map.entry("ALOVOICE_SWITCH_USER", "switch"),
                Map.entry("ALOVOICE_SWITCH_PASSWORD", PASSWORD),
                Map.entry("ALOVOICE_SOCKET", address + ":9601"),
                Map.entry("ALOVOICE_NODES", address + ":8021"),
                Map.entry("ALOVOICE_ESL_PASSWORD", PASSWORD),
                Map.entry("ALOVOICE_SIP_DOMAIN", "outside.test"),
                Map.entry("ALOVOICE_SIP_IP", address),
                Map.entry(
                        "ALOVOICE_SOUNDS",
                        Path.of("..", "freeswitch-conf", "sounds")
                                .toAbsolutePath()
                                .normalize()
                                .toString()),
                Map.entry("ALOVOICE_MIGRATIONS", TestDatabase.migrations().toString()));
    }

    SimSwitch node() {
        return node;
    }

    Db db() {
        return database.db();
    }

    /** The status of an answer; 0 when there is none. */
    int status(String path) {
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

    String metrics() {
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
                .build();
    }

    List<String> logLines() {
        try {
            return Files.readAllLines(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return data.resolve("brain.log");
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        node.close();
        process.destroy();
        try {
            if (!process.waitFor(25, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        database.close();
        vertx.close().await();
    }
}
