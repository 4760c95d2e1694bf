package uz.alovoice.core.audio;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.Language;
import uz.alovoice.core.TenantId;

/** Everything a caller can be played: the prompts that ship with the product and the files that tenants upload. */
public final class Sounds {
    private final Prompts prompts;
    private final Audios audios;

    public Sounds(Prompts prompts, Audios audios) {
        this.prompts = prompts;
        this.audios = audios;
    }

    public Prompts prompts() {
        return prompts;
    }

    public List<Path> say(Language language, Prompt prompt) {
        return prompts.files(language, List.of(prompt));
    }

    /** @return the uploaded file; no file when {@code audio} is null */
    public Future<List<Path>> audio(TenantId tenant, @Nullable AudioId audio) {
        return audio == null
                ? Future.succeededFuture(List.of())
                : path(tenant, audio).map(List::of);
    }

    private Future<Path> path(TenantId tenant, AudioId audio) {
        return audios.get(tenant, audio).map(file -> audios.path(tenant, file));
    }

    /** @return the department's own music, or the music that ships */
    public Future<Path> music(TenantId tenant, @Nullable AudioId audio) {
        return audio == null ? Future.succeededFuture(prompts.holdMusic()) : path(tenant, audio);
    }
}
