package uz.alovoice.web.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import uz.alovoice.web.Await;

/** One event-socket connection spoken by hand, every message of which goes into a {@link CaptureFile}. */
final class EslTap implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final String name;
    private final Socket socket;
    private final CaptureFile capture;
    private final InputStream in;
    private final LinkedBlockingQueue<String> replies = new LinkedBlockingQueue<>();
    private final List<Map<String, String>> events = new CopyOnWriteArrayList<>();
    private volatile Map<String, String> channel = Map.of();
    private volatile boolean closedByUs;
    private volatile boolean over;
    private boolean lingering;
    private boolean hungUp;

    EslTap(String name, Socket socket, CaptureFile capture, String what) throws IOException {
        this.name = name;
        this.socket = socket;
        this.capture = capture;
        this.in = new BufferedInputStream(socket.getInputStream());
        socket.setTcpNoDelay(true);
        capture.event(name, what);
        Thread.ofVirtual().name(name).start(this::read);
    }

    /** Sends a command without its blank line, and waits for its reply's text or body. */
    String command(String text) {
        send(text);
        try {
            var reply = replies.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (reply == null) {
                throw new AssertionError("no reply to " + text);
            }
            return reply;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** First words of an outbound connection. */
    EslTap greet() {
        command("connect");
        command("myevents");
        command("event plain PLAYBACK_START PLAYBACK_STOP DTMF RECORD_START RECORD_STOP CHANNEL_CALLSTATE CHANNEL_HOLD"
                + " CHANNEL_UNHOLD CALL_UPDATE");
        command("linger");
        return this;
    }

    /** {@code application argument}, without event-lock; more header lines may follow. */
    String execute(String application, String argument, String... headers) {
        var text = new StringBuilder("sendmsg\ncall-command: execute\nexecute-app-name: ").append(application);
        if (!argument.isEmpty()) {
            text.append("\nexecute-app-arg: ").append(argument);
        }
        for (var header : headers) {
            text.append('\n').append(header);
        }
        return command(text.toString());
    }

    void send(String text) {
        try {
            capture.bytes(name, "app>fs", text + "\n\n");
            socket.getOutputStream().write((text + "\n\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    /** The connect reply's values. */
    Map<String, String> channel() {
        return channel;
    }

    String uuid() {
        return channel.getOrDefault("Unique-ID", "");
    }

    List<Map<String, String>> events() {
        return events;
    }

    Map<String, String> await(String event, Predicate<Map<String, String>> test) {
        return Await.value(event + " on " + name, LIMIT, () -> find(event, test));
    }

    /** A CHANNEL_EXECUTE_COMPLETE of that application. */
    Map<String, String> awaitComplete(String application) {
        return await("CHANNEL_EXECUTE_COMPLETE", e -> application.equals(e.get("Application")));
    }

    boolean over() {
        return over;
    }

    @Nullable
    Map<String, String> find(String event, Predicate<Map<String, String>> test) {
        return events.stream()
                .filter(e -> event.equals(e.get("Event-Name")) && test.test(e))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        closedByUs = true;
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try {
            while (true) {
                message();
            }
        } catch (IOException e) {
            over = true;
            capture.event(name, closedByUs ? "closed by app" : "closed by fs");
        }
    }

    private void message() throws IOException {
        var head = readHead();
        var headers = parse(head);
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        var body = new String(in.readNBytes(length), UTF_8);
        capture.bytes(name, "fs>app", head + body);
        switch (headers.getOrDefault("Content-Type", "")) {
            case "text/event-plain" -> {
                var event = parse(body);
                events.add(event);
                hungUp |= "CHANNEL_HANGUP_COMPLETE".equals(event.get("Event-Name"))
                        && uuid().equals(event.get("Unique-ID"));
            }
            case "text/disconnect-notice" -> lingering |= "linger".equals(headers.get("Content-Disposition"));
            case "command/reply" -> {
                if (headers.containsKey("Event-Name")) {
                    channel = headers;
                }
                replies.add(headers.getOrDefault("Reply-Text", ""));
            }
            case "api/response" -> replies.add(body);
            default -> {} // auth/request is only kept
        }
        if (lingering && hungUp) { // the channel is destroyed only when we let it go
            lingering = false;
            send("exit");
        }
    }

    private String readHead() throws IOException {
        var head = new ByteArrayOutputStream();
        int last = 0;
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.write(next);
            if (next == '\n' && last == '\n') {
                return head.toString(UTF_8);
            }
            last = next;
        }
    }

    private static Map<String, String> parse(String text) {
        var values = new HashMap<String, String>();
        for (var line : text.split("\n")) {
            int colon = line.indexOf(": ");
            if (line.isEmpty()) {
                break; // an event's body
            }
            if (colon > 0) {
                var value = line.substring(colon + 2);
                values.putIfAbsent(
                        line.substring(0, colon),
                        value.matches("(?s).*%(?![0-9A-Fa-f]{2}).*")
                                ? value
                                : URLDecoder.decode(value.replace("+", "%2B"), UTF_8));
            }
        }
        return values;
    }
}
