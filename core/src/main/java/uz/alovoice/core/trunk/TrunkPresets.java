package uz.alovoice.core.trunk;

import static java.util.stream.Collectors.toMap;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import uz.alovoice.core.Language;

/** The providers we know, from trunk-presets.json: a new one is a line there. */
public final class TrunkPresets {
    private static final String FILE = "trunk-presets.json";

    private TrunkPresets() {}

    public static List<TrunkPreset> all() {
        try (var file = TrunkPresets.class.getResourceAsStream(FILE)) {
            return new JsonObject(Buffer.buffer(file.readAllBytes()))
                    .getJsonArray("presets", new JsonArray()).stream()
                            .map(preset -> read((JsonObject) preset))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    private static TrunkPreset read(JsonObject json) {
        return new TrunkPreset(
                json.getString("id"),
                json.getString("name"),
                json.getString("server"),
                texts(json.getJsonObject("serverHint")),
                json.getInteger("port"),
                Transport.fromCode(json.getString("transport")),
                json.getBoolean("registered"),
                json.getString("callerNumberFormat"),
                texts(json.getJsonObject("note")));
    }

    private static Map<Language, String> texts(JsonObject json) {
        return Arrays.stream(Language.values())
                .collect(toMap(language -> language, language -> json.getString(language.code())));
    }
}
