package uz.alovoice.simswitch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import uz.alovoice.esl.UrlText;

/** The other side in tests: an HTTP server for XML and CDRs, and a server for outbound sockets. Plain Java, blocking. */
final class Brain implements AutoCloseable {
    private final HttpServer http;
    private final ServerSocket sockets;
    private final BlockingQueue<Socket> connections = new LinkedBlockingQueue<>();
    private final List<Map<String, String>> forms = new ArrayList<>();
    private final BlockingQueue<String> cdrs = new LinkedBlockingQueue<>();
    private final Map<String, String> users = new LinkedHashMap<>();
    private volatile Function<Map<String, String>, String> dialplan;
    private volatile String gateways = "";
    private volatile int status = 200;

    Brain() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        http.createContext("/xml", this::xml);
        http.createContext("/cdr", this::cdr);
        http.setExecutor(Executors.newCachedThreadPool(Thread.ofVirtual().factory()));
        http.start();
        sockets = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        dialplan = form -> actions("<action application=\"socket\" data=\"" + socketAddress() + " async full\"/>");
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) connections.add(sockets.accept());
        } catch (IOException e) {
            // closed at the end of the test
        }
    }

    URI xmlUrl() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/xml");
    }

    URI cdrUrl() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/cdr");
    }

    String socketAddress() {
        return "127.0.0.1:" + sockets.getLocalPort();
    }

    Brain user(String extension, String domain, String password) {
        users.put(extension + "@" + domain, password);
        return this;
    }

    Brain gateways(String xml) {
        gateways = xml;
        return this;
    }

    Brain dialplan(String... actions) {
        String xml = actions(String.join("", actions));
        dialplan = form -> xml;
        return this;
    }

    /** What the HTTP server answers with instead of 200. */
    void answers(int httpStatus) {
        status = httpStatus;
    }

    private static String actions(String actions) {
        return "<extension name=\"app\"><condition>" + actions + "</condition></extension>";
    }

    /** The next outbound socket, within 10 s. */
    EslPeer awaitSocket() throws IOException, InterruptedException {
        Socket socket = connections.poll(10, TimeUnit.SECONDS);
        if (socket == null) throw new AssertionError("no outbound socket within 10 s");
        return new EslPeer(socket);
    }

    boolean hasSocket() {
        return !connections.isEmpty();
    }

    String awaitCdr() throws InterruptedException {
        return cdrs.poll(10, TimeUnit.SECONDS);
    }

    List<Map<String, String>> forms(String section) {
        synchronized (forms) {
            return forms.stream()
                    .filter(form -> form.get("section").equals(section))
                    .toList();
        }
    }

    private void cdr(HttpExchange exchange) throws IOException {
        cdrs.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void xml(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            int at = pair.indexOf('=');
            form.put(UrlText.decode(pair.substring(0, at)), UrlText.decode(pair.substring(at + 1)));
        }
        synchronized (forms) {
            forms.add(form);
        }
        byte[] answer = answer(form).getBytes(UTF_8);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private String answer(Map<String, String> form) {
        String section = form.get("section");
        String inner =
                switch (section) {
                    case "dialplan" ->
                        "<context name=\"" + form.get("Caller-Context") + "\">" + dialplan.apply(form) + "</context>";
                    case "directory" -> directory(form);
                    case "configuration" -> configuration(form);
                    default -> null;
                };
        if (inner == null) {
            return "<document type=\"freeswitch/xml\"><section name=\"result\"><result status=\"not found\"/></section></document>";
        }
        return "<document type=\"freeswitch/xml\"><section name=\"" + section + "\">" + inner + "</section></document>";
    }

    private String configuration(Map<String, String> form) {
        if (!form.get("key_value").equals("sofia.conf")) return null;
        return "<configuration name=\"sofia.conf\"><profiles><profile name=\"external\"><gateways>" + gateways
                + "</gateways></profile></profiles></configuration>";
    }

    private String directory(Map<String, String> form) {
        String user = form.get("user");
        String password = users.get(user + "@" + form.get("domain"));
        if (password == null) return null;
        return "<domain name=\"" + form.get("domain") + "\"><groups><group name=\"default\"><users><user id=\"" + user
                + "\"><params><param name=\"password\" value=\"" + password
                + "\"/><param name=\"dial-string\" value=\"{^^:sip_invite_domain=${dialed_domain}:presence_id="
                + "${dialed_user}@${dialed_domain}}${sofia_contact(*/${dialed_user}@${dialed_domain})}\"/></params>"
                + "<variables><variable name=\"user_context\" value=\"" + form.get("domain")
                + "\"/><variable name=\"accountcode\" value=\"1001\"/></variables></user></users></group></groups></domain>";
    }

    @Override
    public void close() throws IOException {
        http.stop(0);
        sockets.close();
        for (Socket socket : connections) socket.close();
    }
}
