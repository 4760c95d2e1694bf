package uz.alovoice.web.api;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.call.CallId;
import uz.alovoice.core.workplace.PhoneFile;

/**
 * What an operation answers.
 *
 * @param body    JSON; null for none
 * @param version for the ETag; null for none
 * @param sound   a WAV file in place of a body; null for none
 * @param file    to be saved, in place of a body; null for none
 */
public record Answer(
        int status,
        @Nullable JsonObject body,
        @Nullable Integer version,
        @Nullable Path sound,
        @Nullable PhoneFile file) {
    public Answer(int status, @Nullable JsonObject body, @Nullable Integer version, @Nullable Path sound) {
        this(status, body, version, sound, null);
    }

    public static Answer of(JsonObject body) {
        return new Answer(200, body, null, null);
    }

    /** A thing as it is now. */
    public static Answer of(JsonObject thing, int version) {
        return new Answer(200, thing.put("version", version), version, null);
    }

    /** A thing that was made. */
    public static Answer created(JsonObject thing, int version) {
        return new Answer(201, thing.put("version", version), version, null);
    }

    /** A phone rings; the call's record will say what became of it. */
    static Answer placed(CallId call) {
        return new Answer(202, new JsonObject().put("call", call.toString()), null, null);
    }

    Answer withStatus(int other) {
        return new Answer(other, body, version, sound, file);
    }

    public static Answer done() {
        return new Answer(204, null, null, null);
    }

    /** A WAV file, for a player. */
    public static Answer sound(Path file) {
        return new Answer(200, null, null, file);
    }

    /** A file to be saved. */
    static Answer file(PhoneFile file) {
        return new Answer(200, null, null, null, file);
    }
}
