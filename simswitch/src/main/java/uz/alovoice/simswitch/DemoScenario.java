package uz.alovoice.simswitch;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who plays in the demo, from a file that the brain writes:
 * {@code {"domain","phones":[{"extension","password"}],"numbers":["+998…"],"gateways":["g1"],"address":"127.0.0.1"}}.
 *
 * @param gateways trunks that take calls to the world
 * @param address from which the world calls the numbers
 */
record DemoScenario(String domain, List<Phone> phones, List<String> numbers, List<String> gateways, String address) {
    record Phone(String extension, String password) {}

    /** Throws IllegalArgumentException that names what is wrong with the file. */
    static DemoScenario read(Path file) throws IOException {
        try {
            JsonObject json = new JsonObject(Files.readString(file));
            List<Phone> phones = new ArrayList<>();
            for (Object phone : json.getJsonArray("phones", new JsonArray())) {
                JsonObject one = (JsonObject) phone;
                phones.add(new Phone(one.getString("extension"), one.getString("password")));
            }
            return new DemoScenario(
                    text(file, json, "domain"),
                    phones,
                    texts(file, json, "numbers"),
                    texts(file, json, "gateways"),
                    text(file, json, "address"));
        } catch (DecodeException | ClassCastException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static String text(Path file, JsonObject json, String name) {
        String text = json.getString(name);
        if (text == null || text.isBlank()) throw new IllegalArgumentException(file + ": no " + name);
        return text;
    }

    private static List<String> texts(Path file, JsonObject json, String name) {
        List<String> texts = json.getJsonArray(name, new JsonArray()).stream()
                .map(Object::toString)
                .toList();
        if (texts.isEmpty()) throw new IllegalArgumentException(file + ": no " + name);
        return texts;
    }
}
