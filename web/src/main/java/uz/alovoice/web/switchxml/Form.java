package uz.alovoice.web.switchxml;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a look-up. Parsed here, since a dialplan look-up has more fields (227 after a transfer, captures xmlcurl/03) than
 * Vert.x takes by default (256), and each custom variable of a call adds one.
 */
final class Form {
    private static final int MOST_FIELDS = 4000;
    private final Map<String, List<String>> fields;

    private Form(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /** Throws IllegalArgumentException for what is not URL-encoded. */
    static Form parse(Buffer body) {
        var decoder = new QueryStringDecoder(
                body.toString(StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, MOST_FIELDS, true);
        return new Form(decoder.parameters());
    }

    /** The field's first value; empty when it is absent or has none. */
    Optional<String> get(String name) {
        return Optional.ofNullable(fields.get(name)).map(List::getFirst).filter(value -> !value.isEmpty());
    }

    boolean has(String name, String value) {
        return get(name).filter(value::equals).isPresent();
    }
}
