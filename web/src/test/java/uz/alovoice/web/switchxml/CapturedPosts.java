package uz.alovoice.web.switchxml;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** What a real FreeSWITCH posted, byte for byte. */
final class CapturedPosts {
    private CapturedPosts() {}

    /** Bodies of the requests to this path in a capture, in order. */
    static List<String> bodies(String name, String path) {
        try (var in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(
                        CapturedPosts.class.getResourceAsStream("/captures/" + name + ".jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            return in.lines()
                    .map(JsonObject::new)
                    .filter(line -> "fs>app".equals(line.getString("dir")))
                    .map(line -> line.getString("bytes", ""))
                    .filter(bytes -> bytes.startsWith("POST " + path))
                    .map(bytes -> bytes.substring(bytes.indexOf("\r\n\r\n") + 4))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
