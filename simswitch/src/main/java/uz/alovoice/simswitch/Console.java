package uz.alovoice.simswitch;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Orders to the world outside from whoever started the process, for tests in other languages: a line of JSON each, answered by a line on
 * standard output that begins with the word {@code console} (other lines are the log's).
 *
 * <pre>
 * {"id":1,"do":"register","extension":"2000","domain":"…","password":"…","answer_ms":500}   → {"id":1,"status":200}
 * {"id":2,"do":"call","provider":"127.2.9.1","number":"+99871…","from":"+99890…"}                    → {"id":2,"call":2}
 * {"id":3,"do":"await","call":2,"what":"playing","part":"audio/7"}                           → {"id":3}
 * {"id":4,"do":"press","call":2,"digits":"1"}     {"id":5,"do":"hang_up","call":2}
 * </pre>
 *
 * {@code {"id":6,"do":"refuse","gateway":"g1","status":403}} is what a provider answers to REGISTER. {@code what}: answered, playing (with {@code part}), bridged, ended. What fails is answered with {@code error}.
 */
final class Console {
    private final SimSwitch sim;
    private final Consumer<String> out;
    private final Map<Integer, SimCall> calls = new ConcurrentHashMap<>();

    Console(SimSwitch sim, Consumer<String> out) {
        this.sim = sim;
        this.out = out;
    }

    /** Reads orders until the input ends; each is carried out on a thread of its own, so that one may be awaited while others are given. */
    void read(InputStream in) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String order = line;
            if (!order.isBlank()) Thread.startVirtualThread(() -> obey(order));
        }
    }

    void obey(String line) {
        JsonObject answer = new JsonObject();
        try {
            JsonObject order = new JsonObject(line);
            answer.put("id", order.getInteger("id"));
            answer.mergeIn(run(order));
        } catch (RuntimeException | AssertionError e) { // the second when what was awaited did not come about
            answer.put("error", String.valueOf(e.getMessage()));
        }
        out.accept("console " + answer.encode());
    }

    private JsonObject run(JsonObject order) {
        return switch (text(order, "do")) {
            case "register" -> register(order);
            case "call" -> call(order);
            case "refuse" -> {
                sim.trunk(text(order, "gateway")).registers(order.getInteger("status"));
                yield new JsonObject();
            }
            case "await" -> await(order);
            case "press" -> {
                callOf(order).dtmf(text(order, "digits"));
                yield new JsonObject();
            }
            case "hang_up" -> {
                callOf(order).hangUp();
                yield new JsonObject();
            }
            default -> throw new IllegalArgumentException("no such order: " + text(order, "do"));
        };
    }

    private JsonObject register(JsonObject order) {
        SimPhone phone = sim.phone(text(order, "extension"), text(order, "domain"), text(order, "password"));
        phone.answersAfter(Duration.ofMillis(order.getLong("answer_ms", 500L)));
        return new JsonObject().put("status", phone.register(3600));
    }

    private JsonObject call(JsonObject order) {
        int id = order.getInteger("id");
        calls.put(
                id,
                sim.trunkAt(text(order, "provider"))
                        .call(text(order, "number"))
                        .from(text(order, "from"))
                        .start());
        return new JsonObject().put("call", id);
    }

    private JsonObject await(JsonObject order) {
        SimCall call = callOf(order);
        switch (text(order, "what")) {
            case "answered" -> call.awaitAnswered();
            case "playing" -> call.awaitPlaying(text(order, "part"));
            case "bridged" -> call.awaitBridged();
            case "ended" -> {
                return new JsonObject().put("cause", call.awaitEnded().name());
            }
            default -> throw new IllegalArgumentException("cannot wait for " + text(order, "what"));
        }
        return new JsonObject();
    }

    private SimCall callOf(JsonObject order) {
        SimCall call = calls.get(order.getInteger("call", -1));
        if (call == null) throw new IllegalArgumentException("no such call: " + order.getInteger("call"));
        return call;
    }

    private static String text(JsonObject order, String name) {
        String value = order.getString(name);
        if (value == null) throw new IllegalArgumentException("the order has no " + name);
        return value;
    }
}
