package uz.alovoice.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.alovoice.esl.FakeSwitch.await;
import static uz.alovoice.esl.FakeSwitch.take;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.alovoice.esl.Captures.CapturedStream;
import uz.alovoice.esl.CommandDecoder.ReceivedCommand;

/** Garbage gives messages or an {@link EslException}, nothing else; and whoever sent it, the others are served on. */
class FuzzTest {
    private static final EslLimits LIMITS = new EslLimits(20_000, 500, 100_000, 200_000);
    private static final List<String> WORDS = List.of(
            "Content-Length: ",
            "Content-Type: text/event-plain\n",
            "Content-Type: text/event-json\n",
            "Content-Type: command/reply\n",
            "Content-Type: text/disconnect-notice\n",
            "Content-Type: log/data\n",
            "Event-Name: ",
            "Linger-Time: ",
            "Reply-Text: +OK\n",
            "{\"a\":[\"",
            "\n\n",
            "\r\n",
            "%",
            "ARRAY::",
            ": ",
            "12",
            "-1");

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void theDecodersOnGarbage() {
        Random random = new Random(20261122);
        for (int round = 0; round < 20_000; round++) {
            decodeInPieces(garbage(random), random);
        }
    }

    @Test
    void theDecodersOnDamagedCaptures() {
        Random random = new Random(20261123);
        List<CapturedStream> streams = Captures.fromFreeSwitch();
        for (int round = 0; round < 3_000; round++) {
            CapturedStream stream = streams.get(random.nextInt(streams.size()));
            byte[] piece =
                    stream.pieces().get(random.nextInt(stream.pieces().size())).clone();
            for (int i = 0; i <= random.nextInt(8) && piece.length > 0; i++) {
                piece[random.nextInt(piece.length)] = (byte) random.nextInt(256);
            }
            decodeInPieces(Buffer.buffer(piece), random);
        }
    }

    @Test
    void anOutboundServerUnderGarbageServesTheNextCall() throws Exception {
        BlockingQueue<OutboundCall> calls = new LinkedBlockingQueue<>();
        OutboundServer server =
                new OutboundServer(vertx, OutboundServerOptions.DEFAULT.withHandshakeTimeout(Duration.ofMillis(300)));
        int port = await(server.listen("127.0.0.1", 0, calls::add));
        Random random = new Random(20261124);
        for (int round = 0; round < 150; round++) {
            FakeSwitch peer = FakeSwitch.dial(vertx, port);
            boolean afterHandshake = round % 2 == 0;
            if (afterHandshake) {
                peer.say(FakeSwitch.channelData("fuzz"));
                take(calls);
            }
            for (int i = 0; i < 20; i++) {
                peer.raw(garbage(random));
            }
            peer.close();
            peer.awaitClosed();
        }
        FakeSwitch good = FakeSwitch.dial(vertx, port);
        good.say(FakeSwitch.channelData("good"));
        OutboundCall call = take(calls);
        while (!call.uuid().equals("good")) {
            call = take(calls); // garbage may have been channel data by chance
        }
    }

    @Test
    void anInboundClientUnderGarbageComesBackToAGoodServer() throws Exception {
        BlockingQueue<FakeSwitch> connections = new LinkedBlockingQueue<>();
        Random random = new Random(20261125);
        int[] round = {0};
        int port = FakeSwitch.listen(vertx, 0, connections, command -> {
                    round[0]++;
                    return round[0] > 40 ? answer(command) : new EslMessage.Unknown(random.nextInt() + "\nx", 5);
                })
                .actualPort();
        BlockingQueue<SwitchIdentity> connected = new LinkedBlockingQueue<>();
        InboundClient client = new InboundClient(
                        vertx,
                        InboundClientOptions.of("127.0.0.1", port, "x")
                                .withTimeouts(
                                        Duration.ofMillis(500),
                                        Duration.ofSeconds(50),
                                        Duration.ofMillis(1),
                                        Duration.ofMillis(5)))
                .onConnected(connected::add);
        client.start();
        for (int i = 0; i < 40; i++) {
            FakeSwitch peer = take(connections);
            for (int j = 0; j < 10; j++) {
                peer.raw(garbage(random));
            }
            peer.awaitClosed();
        }
        round[0] = 100;
        assertThat(take(connected).coreUuid()).isEqualTo("core");
    }

    private static EslMessage answer(ReceivedCommand command) {
        return switch (command.line()) {
            case "api version" -> new EslMessage.ApiResponse("FreeSWITCH Version 1.12.0");
            case "api global_getvar core_uuid" -> new EslMessage.ApiResponse("core");
            default -> EslMessage.CommandReply.of("+OK");
        };
    }

    private static void decodeInPieces(Buffer bytes, Random random) {
        EslDecoder decoder = new EslDecoder(LIMITS);
        CommandDecoder commands = new CommandDecoder(LIMITS);
        int cut = random.nextInt(bytes.length() + 1);
        for (Buffer piece : List.of(bytes.slice(0, cut), bytes.slice(cut, bytes.length()))) {
            try {
                decoder.feed(piece);
                for (EslMessage message = decoder.next(); message != null; message = decoder.next()) {
                    assertThat(Captures.describe(message)).isNotNull();
                }
            } catch (EslException expected) {
                assertThat(expected.reason()).isNotNull();
            }
            try {
                commands.feed(piece);
                for (ReceivedCommand read = commands.next(); read != null; read = commands.next()) {
                    assertThat(read.verb() + read.arguments() + read.entries() + read.body())
                            .isNotNull();
                }
            } catch (EslException expected) {
                assertThat(expected.reason()).isNotNull();
            }
        }
    }

    private static Buffer garbage(Random random) {
        Buffer bytes = Buffer.buffer();
        int parts = 1 + random.nextInt(12);
        for (int i = 0; i < parts; i++) {
            if (random.nextInt(4) == 0) {
                byte[] noise = new byte[random.nextInt(40)];
                random.nextBytes(noise);
                bytes.appendBytes(noise);
            } else {
                bytes.appendString(WORDS.get(random.nextInt(WORDS.size())));
            }
        }
        return bytes;
    }
}
