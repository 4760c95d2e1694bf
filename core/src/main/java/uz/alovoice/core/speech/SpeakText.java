package uz.alovoice.core.speech;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.core.Check;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.TenantId;
import uz.alovoice.core.audio.AudioFile;
import uz.alovoice.core.audio.Audios;

/**
 * Has a text spoken by the tenant's service and keeps it as a sound file. The address is the tenant's own choice, so the brain connects to
 * public addresses only: else a tenant could make it ask whatever is inside our network.
 */
public final class SpeakText {
    private static final Logger log = LoggerFactory.getLogger(SpeakText.class);
    private static final int LONGEST_TEXT = 2000;
    private static final int LARGEST = 20 << 20;
    private static final long TIMEOUT_MS = 30_000;

    private final Vertx vertx;
    private final SpeechProviders providers;
    private final Audios audios;
    private final boolean privateToo;
    private final HttpClient client;

    /** @param privateToo the installation's own services may be asked, and without https: for one that serves itself only */
    public SpeakText(Vertx vertx, SpeechProviders providers, Audios audios, boolean privateToo) {
        this.vertx = vertx;
        this.providers = providers;
        this.audios = audios;
        this.privateToo = privateToo;
        this.client = vertx.createHttpClient();
    }

    /**
     * @param name of the sound file
     * @param text up to 2000 characters
     * @return fails with CONFLICT when no service is set, with UNAVAILABLE when it does not speak
     */
    public Future<AudioFile> speak(TenantId tenant, String name, String text) {
        Check.name("name", name);
        Check.that(!text.isBlank(), "text", "field.required");
        Check.that(text.length() <= LONGEST_TEXT, "text", "field.too_long", LONGEST_TEXT);
        return providers
                .open(tenant)
                .map(found -> found.orElseThrow(() -> new CoreException(Reason.CONFLICT, Message.of("speech.none"))))
                .compose(opened -> ask(opened, text))
                .compose(sound -> keep(tenant, name, sound));
    }

    private Future<Buffer> ask(SpeechProviders.Opened opened, String text) {
        var uri = opened.provider().uri();
        var body = new JsonObject()
                .put("model", opened.provider().model())
                .put("voice", opened.provider().voice())
                .put("input", text)
                .put("response_format", "wav");
        return address(uri)
                .compose(address -> client.request(request(uri, address, opened.key())))
                .compose(request -> request.send(body.toBuffer()).compose(SpeakText::read))
                .recover(e -> {
                    if (e instanceof CoreException) {
                        return Future.failedFuture(e);
                    }
                    log.info("speech service {} did not answer", uri.getHost(), e);
                    return Future.failedFuture(refused(e.getClass().getSimpleName()));
                });
    }

    private static RequestOptions request(URI uri, InetAddress address, @Nullable String key) {
        var ssl = uri.getScheme().equals("https");
        var port = uri.getPort() > 0 ? uri.getPort() : ssl ? 443 : 80;
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(ssl)
                .setHost(uri.getHost())
                .setPort(port)
                // The address that was looked at is the one that is asked, whatever the name means a moment later.
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setURI(uri.getRawPath())
                .setTimeout(TIMEOUT_MS)
                .putHeader("Content-Type", "application/json");
        return key == null ? options : options.putHeader("Authorization", "Bearer " + key);
    }

    private Future<InetAddress> address(URI uri) {
        if (!privateToo && !uri.getScheme().equals("https")) {
            return Future.failedFuture(new CoreException(
                    Reason.INVALID, Message.of("speech.url_invalid").at("url")));
        }
        return vertx.executeBlocking(
                        () -> Stream.of(InetAddress.getAllByName(uri.getHost()))
                                .filter(address -> privateToo || isPublic(address))
                                .findFirst(),
                        false)
                .map(found -> found.orElseThrow(() -> refused(uri.getHost())));
    }

    private static boolean isPublic(InetAddress address) {
        var first = address.getAddress()[0] & 0xff;
        var second = address.getAddress()[1] & 0xff;
        var four = address.getAddress().length == 4;
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (four && first == 100 && second >= 64 && second < 128) // carriers' own
                || (four && first == 0)
                || (!four && (first & 0xfe) == 0xfc)); // unique local
    }

    private static Future<Buffer> read(HttpClientResponse response) {
        var whole = Promise.<Buffer>promise();
        var sound = Buffer.buffer();
        response.handler(part -> {
            sound.appendBuffer(part);
            if (sound.length() > LARGEST) {
                whole.tryFail(refused("> " + (LARGEST >> 20) + " MB"));
                response.request().reset();
            }
        });
        response.exceptionHandler(whole::tryFail);
        response.endHandler(end -> {
            if (response.statusCode() == 200) {
                whole.tryComplete(sound);
            } else {
                whole.tryFail(refused("HTTP " + response.statusCode()));
            }
        });
        return whole.future();
    }

    private Future<AudioFile> keep(TenantId tenant, String name, Buffer sound) {
        var files = vertx.fileSystem();
        return files.createTempFile("alovoice-speech", ".wav").compose(file -> files.writeFile(file, sound)
                .compose(written -> audios.upload(tenant, name, Path.of(file)))
                .transform(kept -> files.delete(file)
                        .transform(gone -> kept.succeeded()
                                ? Future.succeededFuture(kept.result())
                                : Future.failedFuture(kept.cause()))));
    }

    private static CoreException refused(String why) {
        return new CoreException(Reason.UNAVAILABLE, Message.of("speech.failed", why));
    }
}
