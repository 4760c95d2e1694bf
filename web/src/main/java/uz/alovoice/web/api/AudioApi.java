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
import uz.alovoice.core.speech.SpeakText;
import uz.alovoice.core.speech.SpeechProvider;
import uz.alovoice.core.speech.SpeechProviders;

/** Sound files. */
final class AudioApi {
    private final Audios audios;
    private final SpeechProviders speechProviders;
    private final SpeakText speakText;

    AudioApi(Audios audios, SpeechProviders speechProviders, SpeakText speakText) {
        this.audios = audios;
        this.speechProviders = speechProviders;
        this.speakText = speakText;
    }

    void mount(Routes routes) {
        mountSpeech(routes);
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

    private void mountSpeech(Routes routes) {
        routes.on("speakAudio", request -> speakText
                        .speak(
                                request.tenant(),
                                request.body().getString("name"),
                                request.body().getString("text"))
                        .map(stored -> Answer.created(json(stored), stored.version())))
                .on("getSpeechProvider", request -> speechProviders
                        .get(request.tenant())
                        .map(found -> Answer.of(new JsonObject()
                                .put("provider", found.map(AudioApi::json).orElse(null)))))
                .on("saveSpeechProvider", request -> speechProviders
                        .save(
                                request.tenant(),
                                new SpeechProvider(
                                        request.body().getString("url"),
                                        request.body().getString("model"),
                                        request.body().getString("voice")),
                                request.body().getString("key"))
                        .map(saved -> Answer.done()))
                .on(
                        "removeSpeechProvider",
                        request -> speechProviders.remove(request.tenant()).map(gone -> Answer.done()));
    }

    private static JsonObject json(SpeechProvider provider) {
        return new JsonObject()
                .put("url", provider.url())
                .put("model", provider.model())
                .put("voice", provider.voice());
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
