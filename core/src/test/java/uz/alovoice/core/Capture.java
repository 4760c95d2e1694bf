package uz.alovoice.core;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Events as a real FreeSWITCH sent them. */
public final class Capture {
    private Capture() {}

    /** The CUSTOM events of this subclass in a captured ESL stream, in order: decoded headers by name. */
    public static List<Map<String, String>> events(String name, String subclass) {
        try (var in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(Capture.class.getResourceAsStream("/captures/" + name))),
                StandardCharsets.UTF_8))) {
            return in.lines()
                    .map(line -> new JsonObject(line).getString("bytes", ""))
                    .filter(bytes -> bytes.contains("Event-Name: CUSTOM"))
                    .map(Capture::headers)
                    .filter(headers -> subclass.equals(headers.get("Event-Subclass")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static Map<String, String> headers(String message) {
        var headers = new TreeMap<String, String>();
        for (var line : message.split("\n", -1)) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon),
                        URLDecoder.decode(line.substring(colon + 2).replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }
}
