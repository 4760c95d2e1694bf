package uz.alovoice.esl;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import link.thingscloud.freeswitch.esl.transport.event.EslEvent;
import uz.alovoice.esl.Captures.CapturedStream;
import uz.alovoice.esl.EslMessage.EventMessage;

/**
 * {@code bench esl}: prints one JSON line. All plain events of the captures are decoded, one event a chunk, and the five
 * values that a flow reads are read: by us, by us with all headers turned into strings, and by the decoder of
 * link.thingscloud:freeswitch-esl, which always does that. Rounds alternate in one JVM after a warm-up; medians.
 *
 * <p>Dispatch: one server with {@value #CALLS} calls gets {@value #PER_MILLI} events of real size each millisecond, the
 * event rate of a node at its limit of call set-ups; measured from the write on the other side of the loopback, so with
 * both kernels' work, to the handler of the call.
 */
public final class EslBench {
    private static final int WARM_UP_ROUNDS = 6;
    private static final int ROUNDS = 9;
    private static final int EVENTS_A_ROUND = 20_000;
    private static final int CALLS = 200;
    private static final int PER_MILLI = 4;
    private static final int WARM_UP_SAMPLES = 20_000;
    private static final int SAMPLES = 20_000;
    private static final String STAMP = "X-Sent: ";

    private EslBench() {}

    public static void main(String[] args) throws Exception {
        List<byte[]> events = plainEvents();
        Supplier<Integer> ours = ours(events, false);
        Supplier<Integer> oursAll = ours(events, true);
        Supplier<Integer> theirs = theirs(events);
        double[][] rates = rates(List.of(ours, oursAll, theirs));
        double[] dispatch = dispatch(events);
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"esl\",\"events_per_s\":%.0f,\"all_headers_events_per_s\":%.0f,\"peer_events_per_s\":%.0f,"
                        + "\"ratio\":%.2f,\"all_headers_ratio\":%.2f,\"dispatch_p50_us\":%.0f,\"dispatch_p99_us\":%.0f,"
                        + "\"distinct_events\":%d,\"bytes_per_event\":%d,\"rounds\":%d,\"dispatch_events_per_s\":%d}%n",
                median(rates[0]),
                median(rates[1]),
                median(rates[2]),
                median(rates[0]) / median(rates[2]),
                median(rates[1]) / median(rates[2]),
                dispatch[SAMPLES / 2],
                dispatch[SAMPLES * 99 / 100],
                events.size(),
                events.stream().mapToInt(event -> event.length).sum() / events.size(),
                ROUNDS,
                PER_MILLI * 1000);
    }

    /** The plain events of all captures, which are what the peer can read; JSON, logs and linger notices it cannot. */
    private static List<byte[]> plainEvents() {
        List<byte[]> events = new ArrayList<>();
        for (CapturedStream stream : Captures.fromFreeSwitch()) {
            for (byte[] piece : stream.pieces()) {
                String start = new String(piece, 0, Math.min(80, piece.length), US_ASCII);
                if (!stream.file().contains("08-raw") && start.contains("text/event-plain")) {
                    events.add(piece);
                }
            }
        }
        return events;
    }

    private static Supplier<Integer> ours(List<byte[]> events, boolean allHeaders) {
        List<Buffer> buffers = events.stream().map(Buffer::buffer).toList();
        EslDecoder decoder = new EslDecoder(EslLimits.INBOUND);
        return () -> {
            int read = 0;
            for (int i = 0; i < EVENTS_A_ROUND; i++) {
                decoder.feed(buffers.get(i % buffers.size()));
                EventMessage message = (EventMessage) Objects.requireNonNull(decoder.next());
                Event event = message.event();
                if (allHeaders) {
                    read += event.entries().size();
                }
                read += event.name().length() + event.uuid().length();
                read += length(event.application()) + length(event.applicationUuid());
                read += length(event.variable("tenant_id"));
            }
            return read;
        };
    }

    private static Supplier<Integer> theirs(List<byte[]> events) {
        List<ByteBuf> buffers = events.stream().map(Unpooled::wrappedBuffer).toList();
        ThingscloudPeer peer = new ThingscloudPeer();
        return () -> {
            int read = 0;
            for (int i = 0; i < EVENTS_A_ROUND; i++) {
                EslEvent event = Objects.requireNonNull(
                        peer.decode(buffers.get(i % buffers.size()).retainedDuplicate()));
                Map<String, String> headers = event.getEventHeaders();
                read += event.getEventName().length() + length(headers.get("Unique-ID"));
                read += length(headers.get("Application")) + length(headers.get("Application-UUID"));
                read += length(headers.get("variable_tenant_id"));
            }
            return read;
        };
    }

    private static int length(@org.jspecify.annotations.Nullable String value) {
        return value == null ? 0 : value.length();
    }

    /** Events per second of each contender in each measured round. */
    private static double[][] rates(List<Supplier<Integer>> contenders) {
        double[][] rates = new double[contenders.size()][ROUNDS];
        long checksum = 0;
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                long start = System.nanoTime();
                checksum += contenders.get(i).get();
                double seconds = (System.nanoTime() - start) / 1e9;
                if (round >= 0) {
                    rates[i][round] = EVENTS_A_ROUND / seconds;
                }
            }
        }
        if (checksum == 0) {
            throw new IllegalStateException("nothing was read");
        }
        return rates;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Sorted microseconds from the write to the handler. */
    private static double[] dispatch(List<byte[]> events) throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        double[] micros = new double[WARM_UP_SAMPLES + SAMPLES];
        CountDownLatch all = new CountDownLatch(micros.length);
        int[] used = {0};
        OutboundServer server = new OutboundServer(vertx, OutboundServerOptions.DEFAULT.withOnConnect(List.of()));
        int port = FakeSwitch.await(server.listen(
                "127.0.0.1",
                0,
                call -> call.onEvent(event -> {
                    long sent = event.number("X-Sent");
                    if (used[0] < micros.length) {
                        micros[used[0]++] = (System.nanoTime() - sent) / 1e3;
                        all.countDown();
                    }
                })));
        NetClient client = vertx.createNetClient();
        List<NetSocket> sockets = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            NetSocket socket = FakeSwitch.await(client.connect(port, "127.0.0.1"));
            socket.write(EslEncoder.encode(FakeSwitch.channelData("call-" + i)));
            sockets.add(socket);
        }
        List<Buffer> stamped = events.stream().map(EslBench::withPlaceForAStamp).toList();
        int[] next = {0};
        vertx.setPeriodic(1, timer -> {
            for (int i = 0; i < PER_MILLI; i++) {
                Buffer event = stamped.get(next[0] % stamped.size()).copy();
                int place = event.toString(US_ASCII).indexOf(STAMP) + STAMP.length();
                NetSocket socket = sockets.get(next[0]++ % CALLS);
                event.setString(place, String.format(Locale.ROOT, "%018d", System.nanoTime()));
                socket.write(event);
            }
        });
        all.await();
        FakeSwitch.await(vertx.close());
        double[] measured = Arrays.copyOfRange(micros, WARM_UP_SAMPLES, micros.length);
        Arrays.sort(measured);
        return measured;
    }

    /** The recorded event with one header more. */
    private static Buffer withPlaceForAStamp(byte[] recorded) {
        EventMessage message =
                (EventMessage) Captures.decode(Buffer.buffer(recorded)).getFirst();
        Event.Builder event = Event.builder().header("X-Sent", "0".repeat(18));
        message.event().entries().stream()
                .filter(header -> !header.getKey().equals("Content-Length"))
                .forEach(header -> event.header(header.getKey(), header.getValue()));
        return EslEncoder.encode(
                new EventMessage(event.body(message.event().body()).build(), EventFormat.PLAIN));
    }
}
