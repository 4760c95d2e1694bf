package uz.alovoice.esl;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Wire traffic of a real FreeSWITCH 1.11.3-dev, as recorded: one JSON line for each piece of one direction. */
final class Captures {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, List<CapturedStream>> CACHE = new LinkedHashMap<>();

    private Captures() {}

    /** The pieces of one direction of one connection, in their order. */
    record CapturedStream(String file, String connection, List<byte[]> pieces) {
        Buffer whole() {
            Buffer whole = Buffer.buffer();
            pieces.forEach(whole::appendBytes);
            return whole;
        }

        @Override
        public String toString() {
            return file + " " + connection;
        }
    }

    /** Every stream that FreeSWITCH sent. */
    static List<CapturedStream> fromFreeSwitch() {
        return streams("fs>app");
    }

    /** Every stream that the application sent. */
    static List<CapturedStream> fromApplication() {
        return streams("app>fs");
    }

    private static synchronized List<CapturedStream> streams(String direction) {
        return CACHE.computeIfAbsent(direction, wanted -> files().flatMap(file -> read(file, wanted).stream())
                .toList());
    }

    private static Stream<Path> files() {
        try (Stream<Path> found =
                Files.walk(Path.of(Captures.class.getResource("/captures").toURI()))) {
            return found.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Collection<CapturedStream> read(Path file, String direction) {
        String name = file.getParent().getFileName() + "/"
                + file.getFileName().toString().replace(".jsonl.gz", "");
        Map<String, CapturedStream> streams = new LinkedHashMap<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode piece = JSON.readTree(line);
                if (direction.equals(piece.path("dir").asText())) {
                    streams.computeIfAbsent(
                                    piece.path("conn").asText(),
                                    connection -> new CapturedStream(name, connection, new ArrayList<>()))
                            .pieces()
                            .add(piece.path("bytes").asText().getBytes(UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return streams.values();
    }

    /** Decodes the whole of it at once. */
    static List<EslMessage> decode(Buffer bytes) {
        EslDecoder decoder = new EslDecoder(EslLimits.INBOUND);
        decoder.feed(bytes);
        return drain(decoder);
    }

    static List<EslMessage> drain(EslDecoder decoder) {
        List<EslMessage> messages = new ArrayList<>();
        for (EslMessage message = decoder.next(); message != null; message = decoder.next()) {
            messages.add(message);
        }
        return messages;
    }

    /** All that a message says, so that two of them can be compared. */
    static String describe(EslMessage message) {
        return switch (message) {
            case EslMessage.EventMessage(Event event, EventFormat format) ->
                format + " " + event.entries() + event.body();
            case EslMessage.CommandReply reply
            when reply.channelData() != null ->
                "data " + reply.text() + reply.channelData().entries();
            default -> message.toString();
        };
    }
}
