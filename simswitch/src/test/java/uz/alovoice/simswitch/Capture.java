package uz.alovoice.simswitch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A recorded scenario of real FreeSWITCH, line by line. */
record Capture(String name, List<Line> lines) {
    /** One line: bytes of a connection, something that happened to it, or a note of the test that was recorded. */
    record Line(String conn, boolean fromSwitch, String bytes, String event, String note) {}

    static Capture load(String name) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Capture.class.getResourceAsStream("/captures/" + name + ".jsonl.gz")), UTF_8))) {
            in.readLine();
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                JsonObject json = new JsonObject(text);
                lines.add(new Line(
                        json.getString("conn"),
                        "fs>app".equals(json.getString("dir")),
                        json.getString("bytes"),
                        json.getString("event"),
                        json.getString("note")));
            }
        }
        return new Capture(name, lines);
    }
}
