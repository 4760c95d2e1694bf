package uz.alovoice.web.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.FileUpload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import uz.alovoice.core.Message;
import uz.alovoice.core.audio.AudioFile;
import uz.alovoice.core.audio.AudioId;
import uz.alovoice.core.audio.Audios;

/** Sound files. */
final class AudioApi {
    private final Audios audios;

    AudioApi(Audios audios) {
        this.audios = audios;
    }

    void mount(Routes routes) {
        routes.on("listAudio", request -> audios.list(request.tenant())
                        .map(all -> Request.all(all.stream()
                                .map(audio -> json(audio).put("version", audio.version()))
                                .toList())))
                .on("uploadAudio", this::upload)
                .on("getAudio", request -> audios.get(request.tenant(), id(request))
                        .map(found -> Answer.of(json(found), found.version())))
                .on("renameAudio", request -> audios.rename(
                                request.tenant(), id(request), request.body().getString("name"), request.version())
                        .map(saved -> Answer.of(json(saved), saved.version())))
                .on("deleteAudio", request -> audios.delete(request.tenant(), id(request))
                        .map(gone -> Answer.done()))
                .on("playAudio", request -> audios.get(request.tenant(), id(request))
                        .map(found -> Answer.sound(audios.path(request.tenant(), found))));
    }

    private Future<Answer> upload(Request request) {
        var name = request.context().request().getFormAttribute("name");
        var file = request.context().fileUploads().stream()
                .filter(upload -> upload.name().equals("file"))
                .map(FileUpload::uploadedFileName)
                .findFirst();
        List<Message> missing = new ArrayList<>();
        if (name == null) {
            missing.add(Message.of("field.required").at("name"));
        }
        if (file.isEmpty()) {
            missing.add(Message.of("field.required").at("file"));
        }
        if (!missing.isEmpty()) {
            return Future.failedFuture(Refused.fields(missing));
        }
        return audios.upload(request.tenant(), name, Path.of(file.orElseThrow()))
                .map(stored -> Answer.created(json(stored), stored.version()));
    }

    private static AudioId id(Request request) {
        return new AudioId(request.id("audio"));
    }

    private static JsonObject json(AudioFile audio) {
        return new JsonObject()
                .put("id", audio.id().value())
                .put("name", audio.name())
                .put("duration_ms", audio.duration().toMillis())
                .put("created_at", audio.createdAt().toString());
    }
}
