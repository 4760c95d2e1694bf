package uz.alovoice.web.switchxml;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What mod_json_cdr posts; the values of {@code variables} are URL-encoded there (captures cdr/01). */
final class Cdr {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private Cdr() {}

    /** Throws DecodeException for what is no CDR: not a JSON object, or without the uuid of its channel. */
    static JsonObject parse(Buffer body) {
        var cdr = body.toJsonObject();
        if (!(cdr.getValue("variables") instanceof JsonObject variables)) {
            throw new DecodeException("no variables");
        }
        for (var name : variables.fieldNames()) {
            if (variables.getValue(name) instanceof String value) {
                variables.put(name, decode(value));
            }
        }
        if (!(variables.getValue("uuid") instanceof String uuid)
                || !UUID.matcher(uuid).matches()) {
            throw new DecodeException("no uuid");
        }
        return cdr;
    }

    /** A plus is a plus there. A percent sign that encodes nothing stays. */
    private static String decode(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        var plain = STRAY_PERCENT.matcher(value).replaceAll("%25").replace("+", "%2B");
        return URLDecoder.decode(plain, StandardCharsets.UTF_8);
    }
}
