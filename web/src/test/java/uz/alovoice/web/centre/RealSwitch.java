package uz.alovoice.web.centre;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uz.alovoice.esl.InboundClient;
import uz.alovoice.esl.InboundClientOptions;
import uz.alovoice.web.Await;

/** A FreeSWITCH node of the test's own: its address, ports and directories; what it is made of goes when it is closed. */
public final class RealSwitch implements Node {
    /** Of event sockets and look-ups, of every node that tests start. */
    public static final String PASSWORD = "a-long-password-of-the-node";

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(15);

    private final Path home;
    private final Path directory;
    private final Path configuration;
    private final String address;
    private final int eslPort;
    private final Map<String, String> environment;
    private final Vertx vertx;
    private @Nullable Process process;
    private @Nullable InboundClient client;

    /**
     * @param configuration a directory such as {@code freeswitch-conf}
     * @param directory where it writes: log, db, run …
     * @param environment the variables that {@code vars.xml} reads, beside those of address and event socket
     */
    public RealSwitch(
            Vertx vertx,
            Path configuration,
            Path directory,
            String address,
            int eslPort,
            Map<String, String> environment) {
        this.vertx = vertx;
        this.home = home().orElseThrow(() -> new IllegalStateException("no FreeSWITCH here"));
        this.configuration = configuration.toAbsolutePath().normalize();
        this.directory = directory.toAbsolutePath();
        this.address = address;
        this.eslPort = eslPort;
        this.environment = Map.copyOf(environment);
    }

    /** Where FreeSWITCH is installed: FREESWITCH_HOME, the PATH, or its default prefix; empty when it is not. */
    public static Optional<Path> home() {
        var named = System.getenv("FREESWITCH_HOME");
        var path = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(Path::of)
                .map(Path::getParent);
        return Stream.concat(
                        Stream.concat(Stream.ofNullable(named).map(Path::of), path),
                        Stream.of(Path.of("/usr/local/freeswitch"), Path.of("/usr")))
                .filter(prefix -> prefix != null && Files.isExecutable(prefix.resolve("bin/freeswitch")))
                .findFirst();
    }

    @Override
    public RealSwitch start() {
        var command = new ArrayList<>(List.of(
                home.resolve("bin/freeswitch").toString(),
                "-nf",
                "-nc",
                "-np",
                "-nonat",
                "-conf",
                configuration.toString()));
        try {
            for (var name : List.of("log", "db", "run", "temp", "storage", "cache", "certs", "scripts", "recordings")) {
                command.add("-" + name);
                command.add(Files.createDirectories(directory.resolve(name)).toString());
            }
            Files.createDirectories(directory.resolve("log/cdr"));
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log/console.log").toFile());
            builder.environment().putAll(environment);
            builder.environment().put("ALOVOICE_NODE_IP", address);
            builder.environment().put("ALOVOICE_ESL_IP", address);
            builder.environment().put("ALOVOICE_ESL_PORT", Integer.toString(eslPort));
            builder.environment().put("ALOVOICE_ESL_PASSWORD", PASSWORD);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Await.until(
                "event socket of FreeSWITCH, see " + directory.resolve("log"),
                START,
                () -> listening() || failIfDead());
        client = new InboundClient(vertx, InboundClientOptions.of(address, eslPort, PASSWORD));
        client.start();
        Await.until(
                "FreeSWITCH is ready",
                START,
                () -> client.state() == InboundClient.State.CONNECTED
                        && api("status", "").contains("is ready"));
        return this;
    }

    @Override
    public String api(String command, String arguments) {
        return client().api(command, arguments)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .strip();
    }

    public InboundClient client() {
        if (client == null) {
            throw new IllegalStateException("not started");
        }
        return client;
    }

    @Override
    public String address() {
        return address;
    }

    public int eslPort() {
        return eslPort;
    }

    public Path directory() {
        return directory;
    }

    @Override
    public Parties parties(Supplier<String> addresses) {
        return new SipParties(address, addresses);
    }

    @Override
    public void kill() {
        end(true);
    }

    /** What the node wrote stays. */
    @Override
    public void close() {
        end(false);
    }

    private void end(boolean forcibly) {
        if (client != null) {
            client.stop();
            client = null;
        }
        if (process == null) {
            return;
        }
        try {
            if (forcibly || !stopped()) {
                process.destroyForcibly().waitFor();
            }
            process = null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** An orderly end takes FreeSWITCH 7 to 9 s. */
    private boolean stopped() throws InterruptedException {
        process.destroy();
        return process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean listening() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, eslPort), 200);
            return true;
        } catch (IOException e) {
            return false; // not yet
        }
    }

    private boolean failIfDead() {
        if (process != null && !process.isAlive()) {
            throw new IllegalStateException(
                    "FreeSWITCH ended with " + process.exitValue() + ", see " + directory.resolve("log"));
        }
        return false;
    }
}
