package uz.alovoice.web.acceptance;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Chromium, in which somebody looks at our pages: {@code scripts/remote-browser.js} of the dashboard does what it is told. */
final class RemoteBrowser implements AutoCloseable {
    private static final Path DASHBOARD = Path.of("dashboard").toAbsolutePath();

    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader answers;
    private final Path log;

    /**
     * @param voice a WAV file that is said into the microphone, again and again
     * @param log   where the page's errors go
     */
    RemoteBrowser(Path voice, Path log) {
        var builder = new ProcessBuilder("node", "scripts/remote-browser.js")
                .directory(DASHBOARD.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        this.log = log;
        builder.environment().put("ALOVOICE_VOICE", voice.toString());
        try {
            process = builder.start();
            orders = process.outputWriter();
            answers = process.inputReader();
            answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why there is none here; null when there is one, and pages for it. */
    static String missing() {
        var chromium = System.getenv().getOrDefault("ALOVOICE_CHROMIUM", "/usr/bin/chromium");
        if (!Files.isExecutable(Path.of(chromium))) {
            return "no Chromium at " + chromium;
        }
        if (!Files.isDirectory(DASHBOARD.resolve("node_modules/playwright-core"))) {
            return "the dashboard's packages are not installed";
        }
        return Files.isRegularFile(DASHBOARD.resolve("dist/index.html")) ? null : "the dashboard is not built";
    }

    void open(String url, String session) {
        order(new JsonObject().put("open", url).put("session", session));
    }

    void click(String button) {
        order(new JsonObject().put("click", button));
    }

    /** Out of a menu that is open. */
    void choose(String item) {
        order(new JsonObject().put("click", item).put("role", "menuitem"));
    }

    void fill(String label, String text) {
        order(new JsonObject().put("fill", label).put("text", text));
    }

    void press(String key) {
        order(new JsonObject().put("press", key));
    }

    void see(String text) {
        order(new JsonObject().put("see", text));
    }

    void seeNoMore(String text) {
        order(new JsonObject().put("gone", text));
    }

    void screenshot(Path file) {
        order(new JsonObject().put("screenshot", file.toString()));
    }

    Object run(String script) {
        return order(new JsonObject().put("run", script));
    }

    private Object order(JsonObject order) {
        try {
            orders.write(order.encode());
            orders.newLine();
            orders.flush();
            var answer = answer();
            if (answer.getString("error") != null) {
                var seen = log.resolveSibling("browser.png");
                orders.write(new JsonObject().put("screenshot", seen.toString()).encode() + "\n");
                orders.flush();
                answer();
                throw new AssertionError(order.encode() + ": " + answer.getString("error"));
            }
            return answer.getValue("value");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonObject answer() throws IOException {
        var line = answers.readLine();
        if (line == null) {
            throw new IOException("the browser has gone");
        }
        return new JsonObject(line);
    }

    @Override
    public void close() {
        try {
            orders.close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
