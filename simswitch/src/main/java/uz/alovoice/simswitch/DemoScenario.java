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
 * Who plays in the demo, from a file
 * {@code {"domain","phones":[{"extension","password"}],"numbers":["+998…"],"gateways":["g1"]}}.
 */
record DemoScenario(String domain, List<Phone> phones, List<String> numbers, List<String> gateways) {
    record Phone(String extension, String password) {}

    /** Throws IllegalArgumentException that names what is wrong with the file. */
    static DemoScenario read(Path file) throws IOException {
        try {
            JsonObject json = new JsonObject(Files.readString(file));
            String domain = json.getString("domain");
            if (domain == null || domain.isBlank()) throw new IllegalArgumentException(file + ": no domain");
            List<Phone> phones = new ArrayList<>();
            for (Object phone : json.getJsonArray("phones", new JsonArray())) {
                JsonObject one = (JsonObject) phone;
                phones.add(new Phone(one.getString("extension"), one.getString("password")));
            }
            return new DemoScenario(domain, phones, texts(json, "numbers"), texts(json, "gateways"));
        } catch (DecodeException | ClassCastException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.getJsonArray(name, new JsonArray()).stream()
                .map(Object::toString)
                .toList();
    }
}
