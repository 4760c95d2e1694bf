package uz.alovoice.simswitch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.simswitch.sound.Speech;

/** Audio between a caller and a brain, on the wire as FreeSWITCH has it: unicast over UDP, mod_audio_fork over a WebSocket. */
class AudioTest {
    @TempDir
    Path directory;

    private Brain brain;
    private SimSwitch sim;
    private SimCall caller;
    private EslPeer socket;

    @BeforeEach
    void anAnsweredCall() throws Exception {
        brain = new Brain();
        sim = new SimSwitch(new SimSwitchOptions()
                        .xml(brain.xmlUrl())
                        .sounds(directory)
                        .data(directory))
                .start();
        Wav.write(directory.resolve("file.wav"), 60);
        caller = sim.trunkAt("127.0.30.1").call("+998712000001").voice(440).start();
        socket = brain.awaitSocket();
        socket.command("connect");
        socket.command("myevents");
        socket.command(
                "event plain CUSTOM mod_audio_fork::connect mod_audio_fork::connect_failed mod_audio_fork::disconnect"
                        + " mod_audio_fork::play_audio mod_audio_fork::kill_audio mod_audio_fork::json mod_audio_fork::transcription");
    }

    @AfterEach
    void stop() throws Exception {
        sim.close();
        brain.close();
    }

    @Test
    void unicastCarriesBothVoicesUntilSomethingIsPlayed() throws Exception {
        socket.run("answer", "");
        try (DatagramSocket udp = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            udp.setSoTimeout(2000);
            int node = freePort();
            unicast(node, udp.getLocalPort());
            for (int i = 0; i < 10; i++) assertThat(receive(udp)).hasSize(320);
            assertThat(hertz(receive(udp), 8000)).isBetween(400, 500);

            caller.says(tone(1000, 800));
            byte[] said = receive(udp);
            while (hertz(said, 8000) < 900) said = receive(udp);
            byte[] spoken = Speech.bytes(tone(700, 160));
            for (int i = 0; i < 5; i++) {
                udp.send(new DatagramPacket(spoken, spoken.length, InetAddress.getLoopbackAddress(), node));
            }
            await(() -> caller.audioHeard().length == 5 * 160);
            assertThat(Arrays.copyOf(caller.audioHeard(), 160)).isEqualTo(tone(700, 160));

            unicast(freePort(), udp.getLocalPort()); // a second one in this park loop is none
            socket.run("playback", "file.wav");
            drain(udp);
            udp.setSoTimeout(200);
            org.junit.jupiter.api.Assertions.assertThrows(java.net.SocketTimeoutException.class, () -> receive(udp));
        }
    }

    @Test
    void unicastBeforeTheAnswerKillsTheNode() throws Exception {
        unicast(freePort(), freePort());
        assertThat(caller.awaitEnded()).isEqualTo(HangupCause.NETWORK_OUT_OF_ORDER);
    }

    @Test
    void anAudioForkStreamsTheCallerAndTakesOrders() throws Exception {
        socket.run("answer", "");
        try (Server server = new Server()) {
            String id = caller.uuid();
            assertThat(socket.api("uuid_audio_fork " + id + " start " + server.url("/media/x?tenant=1")
                            + " mono 16k bug {\"a\": 1}"))
                    .isEqualTo("+OK Success\n");
            socket.awaitEvent(event -> "mod_audio_fork::connect".equals(event.header("Event-Subclass")));
            assertThat(server.uri.get(5, TimeUnit.SECONDS)).isEqualTo("/media/x?tenant=1");
            assertThat(server.texts.poll(5, TimeUnit.SECONDS)).isEqualTo("{\"a\": 1}");
            byte[] frame = server.frames.poll(5, TimeUnit.SECONDS);
            assertThat(frame).hasSize(640);
            assertThat(hertz(frame, 16_000)).isBetween(400, 500);
            assertThat(socket.api("uuid_audio_fork " + id + " start " + server.url("/") + " mono 8k bug"))
                    .isEqualTo("-ERR Operation Failed\n");

            server.say(new JsonObject()
                    .put("type", "playAudio")
                    .put(
                            "data",
                            new JsonObject()
                                    .put("audioContentType", "raw")
                                    .put("sampleRate", 8000)
                                    .put(
                                            "audioContent",
                                            Base64.getEncoder().encodeToString(Speech.bytes(tone(500, 800))))));
            EslPeer.Message play =
                    socket.awaitEvent(event -> "mod_audio_fork::play_audio".equals(event.header("Event-Subclass")));
            JsonObject told = new JsonObject(play.text().substring(play.text().lastIndexOf("\n\n") + 2));
            assertThat(told.getString("file")).endsWith(id + "_0.tmp.r8");
            assertThat(Files.size(Path.of(told.getString("file")))).isEqualTo(1600);
            socket.run("playback", told.getString("file"));
            assertThat(caller.awaitHeard(".tmp.r8").to()).isPositive();
            Files.delete(Path.of(told.getString("file")));
            server.say(new JsonObject()
                    .put("type", "transcription")
                    .put("data", new JsonObject().put("transcript", "салом")));
            assertThat(socket.awaitEvent(
                                    event -> "mod_audio_fork::transcription".equals(event.header("Event-Subclass")))
                            .text())
                    .endsWith("{\"transcript\":\"салом\"}");

            assertThat(socket.api("uuid_audio_fork " + id + " stop bug {\"bye\":1}"))
                    .isEqualTo("+OK Success\n");
            assertThat(server.texts.poll(5, TimeUnit.SECONDS)).isEqualTo("{\"bye\":1}");
            assertThat(server.closed.get(5, TimeUnit.SECONDS)).isEqualTo((short) 1000);
        }
    }

    @Test
    void anAudioForkWithoutAServerSaysSoAndWantsToBeStopped() throws Exception {
        socket.run("answer", "");
        String start = "uuid_audio_fork " + caller.uuid() + " start ws://127.0.0.1:" + freePort() + "/ mono 8k";
        assertThat(socket.api(start)).isEqualTo("+OK Success\n");
        assertThat(socket.awaitEvent(event -> "mod_audio_fork::connect_failed".equals(event.header("Event-Subclass")))
                        .text())
                .endsWith("{\"reason\":\"Unable to connect\"}");
        assertThat(socket.api(start)).isEqualTo("-ERR Operation Failed\n");
        assertThat(socket.api("uuid_audio_fork " + caller.uuid() + " stop")).isEqualTo("+OK Success\n");
        assertThat(socket.api("uuid_audio_fork " + caller.uuid() + " start ws://127.0.0.1:1/ quad 8k"))
                .isEqualTo("-ERR no reply\n");
    }

    private void unicast(int node, int brainPort) throws Exception {
        assertThat(socket.command("sendmsg\ncall-command: unicast\nlocal-ip: 127.0.0.1\nlocal-port: " + node
                                + "\nremote-ip: 127.0.0.1\nremote-port: " + brainPort + "\ntransport: udp")
                        .header("Reply-Text"))
                .isEqualTo("+OK");
    }

    private static byte[] receive(DatagramSocket udp) throws Exception {
        DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
        udp.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private static void drain(DatagramSocket udp) throws Exception {
        udp.setSoTimeout(60);
        try {
            for (int i = 0; i < 100; i++) receive(udp);
        } catch (java.net.SocketTimeoutException e) {
            // none is left
        }
    }

    private static short[] tone(int hertz, int samples) {
        short[] all = new short[samples];
        IntStream.range(0, samples).forEach(i -> all[i] = (short) (8000 * Math.sin(2 * Math.PI * hertz * i / 8000)));
        return all;
    }

    /** By sign changes. */
    private static int hertz(byte[] frame, int rate) {
        short[] samples = Speech.samples(frame);
        long changes = IntStream.range(1, samples.length)
                .filter(i -> (samples[i - 1] < 0) != (samples[i] < 0))
                .count();
        return (int) (changes * rate / samples.length / 2);
    }

    private static int freePort() throws Exception {
        try (DatagramSocket any = new DatagramSocket(0)) {
            return any.getLocalPort();
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + 5_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("did not come about");
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }

    /** A brain's side of the fork. */
    private static final class Server implements AutoCloseable {
        private final Vertx vertx = Vertx.vertx();
        private final HttpServer http;
        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final BlockingQueue<byte[]> frames = new LinkedBlockingQueue<>();
        private final CompletableFuture<String> uri = new CompletableFuture<>();
        private final CompletableFuture<Short> closed = new CompletableFuture<>();
        private final CompletableFuture<ServerWebSocket> fork = new CompletableFuture<>();

        Server() {
            http = vertx.createHttpServer(
                            new HttpServerOptions().setWebSocketSubProtocols(List.of("audio.drachtio.org")))
                    .webSocketHandler(socket -> {
                        uri.complete(socket.uri());
                        socket.textMessageHandler(texts::add);
                        socket.binaryMessageHandler(frame -> frames.add(frame.getBytes()));
                        socket.closeHandler(gone -> closed.complete(socket.closeStatusCode()));
                        fork.complete(socket);
                    })
                    .listen(0, "127.0.0.1")
                    .await();
        }

        String url(String path) {
            return "ws://127.0.0.1:" + http.actualPort() + path;
        }

        void say(JsonObject message) throws Exception {
            fork.get(5, TimeUnit.SECONDS).writeTextMessage(message.encode());
        }

        @Override
        public void close() {
            vertx.close().await();
        }
    }
}
