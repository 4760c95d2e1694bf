package uz.alovoice.simswitch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import uz.alovoice.esl.UrlText;

/** A blocking client of the event socket for tests: sends text, keeps every message as it came. */
final class EslPeer implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final Deque<Message> events = new ArrayDeque<>();
    private final List<Message> all = new ArrayList<>();

    /** One whole message: its bytes as text, header lookup over both parts. */
    record Message(String text) {
        /** Null when absent; url-decoded in events. */
        String header(String name) {
            for (String line : text.split("\n", -1)) {
                if (line.regionMatches(true, 0, name + ": ", 0, name.length() + 2)) {
                    return UrlText.decode(line.substring(name.length() + 2));
                }
            }
            return null;
        }

        boolean isEvent() {
            return text.contains("Content-Type: text/event-");
        }

        String name() {
            return isEvent() ? header("Event-Name") : null;
        }

        boolean is(String event) {
            return event.equals(name());
        }

        boolean is(String event, String application) {
            return is(event) && application.equals(header("Application"));
        }

        String body() {
            int at = text.indexOf("\n\n");
            return at < 0 ? "" : text.substring(at + 2);
        }
    }

    EslPeer(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 65_536);
        socket.setSoTimeout(4_000);
    }

    /** Connects to a node and logs in. */
    static EslPeer login(int port) throws IOException {
        EslPeer peer = new EslPeer(new Socket(InetAddress.getLoopbackAddress(), port));
        peer.read();
        peer.command("auth ClueCon");
        return peer;
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write((text + "\n\n").getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    /** Sends a command and gives its reply; events that come before it are kept. */
    Message command(String text) throws IOException {
        send(text);
        return reply();
    }

    Message reply() throws IOException {
        while (true) {
            Message message = read();
            if (!message.isEvent() && !message.text.startsWith("Content-Type: text/disconnect")) return message;
            events.add(message);
        }
    }

    Message execute(String application, String argument) throws IOException {
        String arg = argument.isEmpty() ? "" : "\nexecute-app-arg: " + argument;
        return command("sendmsg\ncall-command: execute\nexecute-app-name: " + application + "\nevent-lock: true" + arg);
    }

    /** Executes and waits for the application's end. */
    Message run(String application, String argument) throws IOException {
        execute(application, argument);
        return awaitEvent(event -> event.is("CHANNEL_EXECUTE_COMPLETE", application));
    }

    /** The body of an api answer. */
    String api(String line) throws IOException {
        return command("api " + line).body();
    }

    /** The next event or notice that fits; others before it are dropped. */
    Message awaitEvent(Predicate<Message> fits) throws IOException {
        while (true) {
            Message message = events.isEmpty() ? read() : events.poll();
            if (fits.test(message)) return message;
        }
    }

    Message awaitEvent(String name) throws IOException {
        return awaitEvent(event -> event.is(name));
    }

    /** All messages received so far. */
    List<Message> all() {
        return all;
    }

    /** Reads until the other side closes. */
    void drain() {
        try {
            while (true) read();
        } catch (IOException e) {
            // closed
        }
    }

    Message read() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int length = 0;
        while (true) {
            String line = line(head);
            if (line.isEmpty() && head.size() > 1) break;
            if (line.startsWith("Content-Length: ") && !head.toString(UTF_8).startsWith("Event-Name")) {
                length = Integer.parseInt(line.substring(16));
            }
        }
        String text = head.toString(UTF_8) + new String(in.readNBytes(length), UTF_8);
        Message message = new Message(text);
        all.add(message);
        return message;
    }

    private String line(ByteArrayOutputStream head) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int b = in.read();
            if (b < 0) throw new IOException("closed by the switch");
            head.write(b);
            if (b == '\n') return line.toString(UTF_8);
            line.write(b);
        }
    }

    /** Closes with a reset, as a process that dies. */
    void die() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
