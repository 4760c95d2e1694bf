package uz.alovoice.web.acceptance;

import io.vertx.core.json.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A recording of event-socket traffic: a JSON line a message, in order of time, gzipped. */
final class CaptureFile implements AutoCloseable {
    private final Writer out;
    private final long start = System.nanoTime();

    CaptureFile(Path file, String scenario, String title, String switchVersion) {
        try {
            Files.createDirectories(file.getParent());
            out = new BufferedWriter(
                    new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(new JsonObject()
                .put("format", "jsonl-1")
                .put("scenario", scenario)
                .put("title", title)
                .put("freeswitch", switchVersion));
    }

    void bytes(String connection, String direction, String bytes) {
        write(line().put("conn", connection).put("dir", direction).put("bytes", bytes));
    }

    void event(String connection, String what) {
        write(line().put("conn", connection).put("event", what));
    }

    /** What a phone or the test did. */
    void note(String text) {
        write(line().put("note", text));
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonObject line() {
        return new JsonObject().put("ms", Math.round((System.nanoTime() - start) / 1e5) / 10.0);
    }

    private synchronized void write(JsonObject line) {
        try {
            out.write(line.encode());
            out.write('\n');
        } catch (IOException e) {
            if (!"Stream closed".equals(e.getMessage())) { // what still comes after the story's end is not part of it
                throw new UncheckedIOException(e);
            }
        }
    }
}
