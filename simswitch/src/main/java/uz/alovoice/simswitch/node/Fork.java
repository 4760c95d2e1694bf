package uz.alovoice.simswitch.node;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.sound.Speech;

/**
 * An audio fork of mod_audio_fork: what a leg says (and, in stereo or mixed, what it hears) over a WebSocket, and JSON messages back (captures
 * audio-fork/01 and 02). After its connection has ended the bug stays until it is stopped.
 */
public final class Fork {
    /** What is sent. */
    public enum Mix {
        MONO,
        MIXED,
        STEREO
    }

    private static final Logger log = LoggerFactory.getLogger(Fork.class);
    private static final String PROTOCOL = "audio.drachtio.org";
    private static final EventSource EVENT = new EventSource("mod_audio_fork.c", "responseHandler", "22");
    private static final short NORMAL = 1000;

    private final Channel channel;
    private final String metadata;
    private final Mix mix;
    private final int rate;
    private WebSocket socket;
    private FrameClock clock;
    private boolean paused;
    private boolean stopped;
    private String lastText = "";
    private int files;

    /** Connects at once; whether that came about is told by an event. */
    public Fork(Channel channel, URI url, Mix mix, int rate, String metadata) {
        this.channel = channel;
        this.mix = mix;
        this.rate = rate;
        this.metadata = metadata;
        bug("MEDIA_BUG_START", EventSource.BUG_START);
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        WebSocketConnectOptions to = new WebSocketConnectOptions()
                .setHost(url.getHost())
                .setPort(url.getPort())
                .setSsl(url.getScheme().equals("wss"))
                .setURI((url.getRawPath().isEmpty() ? "/" : url.getRawPath()) + query)
                .addSubProtocol(PROTOCOL);
        channel.node()
                .core()
                .vertx()
                .createWebSocketClient()
                .connect(to)
                .onSuccess(made -> channel.node().core().post(() -> connected(made)))
                .onFailure(e -> channel.node().core().post(() -> failed(e)));
    }

    private void failed(Throwable e) {
        String reason = e instanceof UpgradeRejectedException ? "HS: ws upgrade response not 101" : "Unable to connect";
        tell("connect_failed", new JsonObject().put("reason", reason).encode());
    }

    private void connected(WebSocket made) {
        socket = made;
        made.exceptionHandler(e -> log.debug("audio fork of {}: {}", channel.uuid(), e.toString()));
        made.textMessageHandler(text -> channel.node().core().post(() -> heard(text)));
        made.closeHandler(closed -> channel.node().core().post(this::gone));
        if (!metadata.isEmpty()) made.writeTextMessage(metadata);
        tell("connect", "");
        if (stopped) {
            end();
            return;
        }
        clock = new FrameClock(channel, this::frame);
    }

    private void frame() {
        if (paused || socket.isClosed()) return;
        long now = channel.node().clock().millis();
        short[] said = channel.farEnd().says(now, rate);
        if (mix == Mix.MONO) {
            socket.writeBinaryMessage(Buffer.buffer(Speech.bytes(said)));
            return;
        }
        // While nothing is written to the leg a stereo or mixed fork sends nothing.
        if (channel.bridgedTo() == null) return;
        short[] heard = channel.bridgedTo().farEnd().says(now, rate);
        socket.writeBinaryMessage(
                Buffer.buffer(Speech.bytes(mix == Mix.MIXED ? mixed(said, heard) : both(said, heard))));
    }

    private static short[] mixed(short[] one, short[] other) {
        short[] sum = new short[one.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (short) Math.clamp(one[i] + other[i], Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return sum;
    }

    private static short[] both(short[] one, short[] other) {
        short[] samples = new short[one.length * 2];
        for (int i = 0; i < one.length; i++) {
            samples[2 * i] = one[i];
            samples[2 * i + 1] = other[i];
        }
        return samples;
    }

    /** A message of the server; an unknown type and what is no JSON say nothing. */
    private void heard(String text) {
        JsonObject message;
        try {
            message = new JsonObject(text);
        } catch (DecodeException e) {
            return;
        }
        String type = message.getString("type");
        Object data = message.getValue("data");
        switch (type) {
            case null -> tell("json", message.encode());
            case "json" -> tell("json", message.encode());
            case "playAudio" -> {
                if (data instanceof JsonObject audio) play(audio);
            }
            case "killAudio" -> {
                channel.breakPlayback(false);
                tell("kill_audio", "");
            }
            case "transcription", "transfer", "error" -> tell(type, data == null ? "" : data.toString());
            default -> {}
        }
    }

    private void play(JsonObject audio) {
        String kind = audio.getString("audioContentType", "");
        int samples = audio.getInteger("sampleRate", 8000);
        String suffix = kind.equals("raw") ? ".r" + samples / 1000 : ".wav";
        String file = System.getProperty("java.io.tmpdir") + "/" + channel.uuid() + "_" + files++ + ".tmp" + suffix;
        byte[] content = Base64.getDecoder().decode(audio.getString("audioContent", ""));
        JsonObject told = audio.copy();
        told.remove("audioContent");
        told.put("file", file);
        channel.node()
                .core()
                .vertx()
                .fileSystem()
                .writeFile(Path.of(file).toString(), Buffer.buffer(content))
                .onFailure(e -> log.warn("{} was not written", file, e))
                .onSuccess(written -> channel.node().core().post(() -> tell("play_audio", told.encode())));
    }

    /** False when there is no connection. */
    public boolean send(String text) {
        if (socket == null || socket.isClosed()) return false;
        socket.writeTextMessage(text);
        return true;
    }

    public void pause(boolean yes) {
        paused = yes;
    }

    /** Removes the bug; the server gets the text, also when the connection is still being made. */
    public void stop(String text) {
        stopped = true;
        lastText = text;
        bug("MEDIA_BUG_STOP", EventSource.BUG_STOP);
        if (socket != null) end();
    }

    /** The channel has ended. */
    public void hungUp() {
        stopped = true;
        if (socket != null) end();
    }

    private void end() {
        if (clock != null) clock.stop();
        if (socket.isClosed()) return;
        if (!lastText.isEmpty()) socket.writeTextMessage(lastText);
        socket.close(NORMAL);
    }

    private void gone() {
        if (clock != null) clock.stop();
        if (!stopped) tell("disconnect", "");
    }

    private void bug(String name, EventSource source) {
        channel.event(name, source, true)
                .lead("Media-Bug-Function", "audio_fork")
                .lead("Media-Bug-Target", "N/A")
                .fire();
    }

    private void tell(String what, String body) {
        if (channel.node().core().isDead()) return;
        var event = channel.event("mod_audio_fork::" + what, "CUSTOM", EVENT, true);
        if (!body.isEmpty()) event.body(body);
        event.fire();
    }
}
