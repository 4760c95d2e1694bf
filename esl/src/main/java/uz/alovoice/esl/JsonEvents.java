package uz.alovoice.esl;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;
import uz.alovoice.esl.EslException.Reason;

/** Reads events of {@code event json}: one flat object of strings and arrays of strings, the body in {@code _body}. */
final class JsonEvents {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2)
                    .maxStringLength(16 * 1024 * 1024)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private JsonEvents() {}

    static Event read(byte[] json, EslLimits limits) {
        List<Entry<String, String>> entries = new ArrayList<>(Math.min(json.length / 40, 512));
        byte[] body = {};
        try (JsonParser parser = JSON.createParser(json)) {
            expect(parser.nextToken(), JsonToken.START_OBJECT);
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                String value = value(parser);
                if (name.equals("_body")) {
                    body = value.getBytes(UTF_8);
                } else if (entries.size() == limits.headers()) {
                    throw new EslException(Reason.TOO_MANY_HEADERS, "more than " + limits.headers() + " in an event");
                } else {
                    entries.add(Map.entry(name, value));
                }
            }
            expect(parser.currentToken(), JsonToken.END_OBJECT);
        } catch (IOException e) {
            throw new EslException(
                    Reason.MALFORMED_EVENT, "JSON: " + e.getClass().getSimpleName());
        }
        return new Event(new ListedHeaders(entries), body, 0);
    }

    /** An array becomes the {@code ARRAY::} text that a plain event carries. */
    private static String value(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token != JsonToken.START_ARRAY) {
            return scalar(parser, token);
        }
        StringBuilder text = new StringBuilder("ARRAY::");
        String separator = "";
        for (token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            text.append(separator).append(scalar(parser, token));
            separator = "|:";
        }
        return text.toString();
    }

    private static String scalar(JsonParser parser, @Nullable JsonToken token) throws IOException {
        if (token == null || !token.isScalarValue()) {
            throw new EslException(Reason.MALFORMED_EVENT, "JSON: " + token + " where a string belongs");
        }
        return parser.getText();
    }

    private static void expect(@Nullable JsonToken token, JsonToken wanted) {
        if (token != wanted) {
            throw new EslException(Reason.MALFORMED_EVENT, "JSON: " + token + " instead of " + wanted);
        }
    }
}
