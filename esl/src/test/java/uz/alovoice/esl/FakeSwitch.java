package uz.alovoice.esl;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uz.alovoice.esl.CommandDecoder.ReceivedCommand;
import uz.alovoice.esl.EslMessage.AuthRequest;
import uz.alovoice.esl.EslMessage.CommandReply;

/** FreeSWITCH's end of one connection, scripted by a test: what it got can be taken, what it says is said for it. */
final class FakeSwitch {
    private final NetSocket socket;
    /** Kept because Vert.x closes a client that is garbage, and then its own close() does not complete. */
    @SuppressWarnings("unused")
    private final @Nullable NetClient client;

    private final CommandDecoder decoder = new CommandDecoder(EslLimits.INBOUND);
    private final BlockingQueue<ReceivedCommand> commands = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> chunkSizes = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private volatile Function<ReceivedCommand, @Nullable EslMessage> answers = command -> null;

    private FakeSwitch(NetSocket socket, @Nullable NetClient client) {
        this.socket = socket;
        this.client = client;
        socket.handler(this::received);
        socket.closeHandler(nothing -> closed.complete(null));
        socket.exceptionHandler(e -> {}); // a reset is a close
    }

    /** Opens an outbound socket to the brain. */
    static FakeSwitch dial(Vertx vertx, int port) {
        return dial(vertx, port, command -> null);
    }

    static FakeSwitch dial(Vertx vertx, int port, Function<ReceivedCommand, @Nullable EslMessage> answers) {
        NetClient client = vertx.createNetClient();
        CompletableFuture<FakeSwitch> dialled = new CompletableFuture<>();
        // On a context, so that the handlers are set before the first bytes can arrive.
        vertx.getOrCreateContext().runOnContext(nothing -> client.connect(port, "127.0.0.1")
                .onSuccess(socket -> {
                    FakeSwitch fake = new FakeSwitch(socket, client);
                    fake.answers = answers;
                    dialled.complete(fake);
                })
                .onFailure(dialled::completeExceptionally));
        return dialled.orTimeout(10, SECONDS).join();
    }

    /** Listens for inbound clients; each connection goes to {@code connections} after its auth/request. */
    static NetServer listen(
            Vertx vertx,
            int port,
            BlockingQueue<FakeSwitch> connections,
            Function<ReceivedCommand, @Nullable EslMessage> answers) {
        NetServer server = vertx.createNetServer().connectHandler(socket -> {
            FakeSwitch fake = new FakeSwitch(socket, null);
            fake.answers = answers;
            connections.add(fake);
            fake.say(new AuthRequest());
        });
        return await(server.listen(port, "127.0.0.1"));
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, SECONDS)
                .join();
    }

    static Throwable failure(Future<?> future) {
        return await(future.map(value -> (Throwable) new AssertionError("completed with " + value))
                .otherwise(cause -> cause));
    }

    static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
        T value = queue.poll(10, SECONDS);
        assertThat(value).isNotNull();
        return value;
    }

    /** The next command, which must begin with {@code line}. */
    ReceivedCommand expect(String line) throws InterruptedException {
        ReceivedCommand command = take(commands);
        assertThat(command.line()).startsWith(line);
        return command;
    }

    /** Bytes of the next chunk that arrived: one write of a few hundred bytes is one chunk. */
    int nextChunk() throws InterruptedException {
        return take(chunkSizes);
    }

    void say(EslMessage... messages) {
        Buffer bytes = Buffer.buffer();
        for (EslMessage message : messages) {
            bytes.appendBuffer(EslEncoder.encode(message));
        }
        socket.write(bytes);
    }

    void ok() {
        say(CommandReply.of("+OK"));
    }

    Future<Void> raw(Buffer bytes) {
        return socket.write(bytes);
    }

    void stopReading() {
        socket.pause();
    }

    void close() {
        socket.close();
    }

    void awaitClosed() {
        closed.orTimeout(10, SECONDS).join();
    }

    /** The answer to connect. */
    static CommandReply channelData(String uuid) {
        Event data = Event.builder()
                .header("Event-Name", "CHANNEL_DATA")
                .header("Unique-ID", uuid)
                .header("Channel-Destination-Number", "5001")
                .header("Content-Type", "command/reply")
                .header("Reply-Text", "+OK\n")
                .header("Socket-Mode", "async")
                .header("Control", "full")
                .build();
        return new CommandReply("+OK", null, data);
    }

    static EslMessage event(EventName name, String... headers) {
        Event.Builder event = Event.builder().header("Event-Name", name.name());
        for (int i = 0; i < headers.length; i += 2) {
            event.header(headers[i], headers[i + 1]);
        }
        return new EslMessage.EventMessage(event.build(), EventFormat.PLAIN);
    }

    private void received(Buffer chunk) {
        chunkSizes.add(chunk.length());
        decoder.feed(chunk);
        for (ReceivedCommand command = decoder.next(); command != null; command = decoder.next()) {
            commands.add(command);
            EslMessage answer = answers.apply(command);
            if (answer != null) {
                say(answer);
            }
        }
    }
}
