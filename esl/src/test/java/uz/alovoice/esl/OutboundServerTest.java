package uz.alovoice.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.alovoice.esl.FakeSwitch.await;
import static uz.alovoice.esl.FakeSwitch.channelData;
import static uz.alovoice.esl.FakeSwitch.event;
import static uz.alovoice.esl.FakeSwitch.failure;
import static uz.alovoice.esl.FakeSwitch.take;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.alovoice.esl.Command.Execute;
import uz.alovoice.esl.CommandDecoder.ReceivedCommand;
import uz.alovoice.esl.EslException.Reason;
import uz.alovoice.esl.EslMessage.ApiResponse;
import uz.alovoice.esl.EslMessage.CommandReply;
import uz.alovoice.esl.EslMessage.DisconnectNotice;

class OutboundServerTest {
    private static final String UUID = "25182abf-5d82-48cd-b633-9a6231b060b2";

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<OutboundCall> calls = new LinkedBlockingQueue<>();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<EslException> closes = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void greetsInOneWriteAndHandsTheCallOver() throws Exception {
        int port = listen(OutboundServerOptions.DEFAULT);
        FakeSwitch channel = FakeSwitch.dial(vertx, port);

        channel.expect("connect");
        channel.expect("myevents plain");
        channel.expect("event plain CHANNEL_HOLD CHANNEL_UNHOLD RECORD_START RECORD_STOP");
        channel.expect("nixevent CHANNEL_EXECUTE CHANNEL_PROGRESS CHANNEL_PROGRESS_MEDIA CHANNEL_STATE CHANNEL_UNPARK");
        channel.expect("linger 30");
        assertThat(channel.nextChunk()).isGreaterThan(80);

        channel.say(channelData(UUID), event(EventName.CHANNEL_PARK, "Unique-ID", UUID));
        OutboundCall call = take(calls);
        assertThat(call.uuid()).isEqualTo(UUID);
        assertThat(call.channelData().header("Channel-Destination-Number")).isEqualTo("5001");
        assertThat(take(events).type()).isEqualTo(EventName.CHANNEL_PARK);
    }

    @Test
    void anExecutionEndsWithItsOwnCompletion() throws Exception {
        FakeSwitch channel = callThatIsHandedOver();
        Future<Event> first = take(calls).execute("answer", "");
        String id = channel.expect("sendmsg").header("Event-UUID");

        channel.ok();
        channel.say(
                event(EventName.CHANNEL_EXECUTE_COMPLETE, "Application", "set", "Application-UUID", "another"),
                event(EventName.CHANNEL_EXECUTE_COMPLETE, "Application", "answer", "Application-UUID", id));
        assertThat(await(first).application()).isEqualTo("answer");
    }

    @Test
    void pipelinedExecutionsGoOutInOneWriteAndEndEachByItself() throws Exception {
        FakeSwitch channel = callThatIsHandedOver();
        List<Future<Event>> ends = take(calls)
                .executeAll(List.of(
                        Execute.of("set", "a=1"),
                        Execute.of("playback", "x.wav").withEventUuid("mine")));
        String first = channel.expect("sendmsg").header("Event-UUID");
        assertThat(channel.expect("sendmsg").header("Event-UUID")).isEqualTo("mine");
        int before = channel.nextChunk(); // the greeting
        assertThat(channel.nextChunk()).isGreaterThan(200);
        assertThat(before).isLessThan(200);

        channel.say(CommandReply.of("+OK"), CommandReply.of("+OK"));
        channel.say(event(EventName.CHANNEL_EXECUTE_COMPLETE, "Application-UUID", "mine"));
        assertThat(await(ends.get(1)).applicationUuid()).isEqualTo("mine");
        assertThat(ends.get(0).isComplete()).isFalse();
        channel.say(event(EventName.CHANNEL_EXECUTE_COMPLETE, "Application-UUID", String.valueOf(first)));
        assertThat(await(ends.get(0)).applicationUuid()).isEqualTo(first);
    }

    @Test
    void aHangupFailsWhatRunsAndWhatComesLater() throws Exception {
        FakeSwitch channel = callThatIsHandedOver();
        OutboundCall call = take(calls);
        Future<Event> running = call.execute("playback", "long.wav");
        channel.expect("sendmsg");
        channel.ok();
        channel.say(
                event(EventName.CHANNEL_HANGUP, "Unique-ID", "another leg"),
                event(EventName.CHANNEL_HANGUP, "Unique-ID", UUID, "Hangup-Cause", "ORIGINATOR_CANCEL"),
                new DisconnectNotice(UUID, true, 30, "sofia/internal/101", ""));

        assertReason(Reason.HUNG_UP, running);
        assertThat(failure(running)).hasMessageContaining("ORIGINATOR_CANCEL");
        assertReason(Reason.HUNG_UP, call.execute("playback", "more.wav"));
        assertReason(Reason.HUNG_UP, call.completionOf("x"));

        // The socket lingers, and other commands still work.
        Future<String> exists = call.api("uuid_exists", UUID);
        channel.expect("api uuid_exists " + UUID);
        channel.say(new ApiResponse("false"));
        assertThat(await(exists)).isEqualTo("false");
    }

    @Test
    void theEndOfTheSocketFailsEverythingPending() throws Exception {
        FakeSwitch channel = callThatIsHandedOver();
        OutboundCall call = take(calls);
        Future<Event> running = call.execute("playback", "long.wav");
        Future<String> job = call.bgapi("status", "", "job-1");
        Future<CommandReply> reply = call.send(new Command.GetVar("x"));
        channel.expect("sendmsg");
        channel.close();

        assertReason(Reason.CLOSED, running);
        assertReason(Reason.CLOSED, job);
        assertReason(Reason.CLOSED, reply);
        assertThat(take(closes).reason()).isEqualTo(Reason.CLOSED);
        assertReason(Reason.CLOSED, call.send(new Command.Exit()));
        assertReason(Reason.CLOSED, call.execute("answer", ""));
    }

    @Test
    void whoLeavesKnowsWhenTheSwitchHasClosed() throws Exception {
        FakeSwitch channel = callThatIsHandedOver();
        Future<Void> left = take(calls).leave();
        channel.expect("exit");
        assertThat(left.isComplete()).isFalse();
        channel.close();
        await(left);
    }

    @Test
    void aSwitchThatDoesNotLetGoIsLeftAllTheSame() throws Exception {
        FakeSwitch channel = callThatIsHandedOver();
        Future<Void> left = take(calls).leave();
        channel.expect("exit");
        await(left);
        assertThat(take(closes).reason()).isEqualTo(Reason.CLOSED);
    }

    @Test
    void aRefusedCommandFailsItsExecution() throws Exception {
        FakeSwitch channel = callThatIsHandedOver();
        Future<Event> refused =
                take(calls).execute(Execute.of("answer", "").on("00000000-0000-0000-0000-000000000000"));
        channel.expect("sendmsg");
        channel.say(CommandReply.of("-ERR invalid session id [00000000-0000-0000-0000-000000000000]"));
        assertReason(Reason.REFUSED, refused);
    }

    @Test
    void aBackgroundJobEndsWithItsEvent() throws Exception {
        FakeSwitch channel = callThatIsHandedOver();
        Future<String> job = take(calls).bgapi("originate", "user/102 &park()", "job-1");
        assertThat(channel.expect("bgapi originate").header("Job-UUID")).isEqualTo("job-1");
        Event done = Event.builder()
                .header("Event-Name", "BACKGROUND_JOB")
                .header("Job-UUID", "job-1")
                .body("-ERR USER_BUSY\n")
                .build();
        // The event may overtake nothing: the reply comes first on the wire.
        channel.say(
                new CommandReply("+OK Job-UUID: job-1", "job-1", null),
                new EslMessage.EventMessage(done, EventFormat.JSON));
        assertThat(await(job)).isEqualTo("-ERR USER_BUSY\n");
    }

    @Test
    void aSocketWithoutFullMayNotUseTheApi() throws Exception {
        FakeSwitch channel = callThatIsHandedOver();
        Future<String> api = take(calls).api("status", "");
        channel.expect("api status");
        channel.say(CommandReply.of("-ERR command not found"));
        assertReason(Reason.REFUSED, api);
    }

    @Test
    void aPeerThatDoesNotAnswerConnectIsClosed() throws Exception {
        int port = listen(OutboundServerOptions.DEFAULT.withHandshakeTimeout(Duration.ofMillis(50)));
        FakeSwitch channel = FakeSwitch.dial(vertx, port);
        channel.expect("connect");
        channel.awaitClosed();
        assertThat(calls).isEmpty();
    }

    @Test
    void aPeerThatIsNotFreeSwitchIsClosed() throws Exception {
        int port = listen(OutboundServerOptions.DEFAULT);
        List<String> strange = List.of(
                "GET / HTTP/1.1\r\nHost: pbx\r\n\r\n",
                "\u0016\u0003\u0001" + "x".repeat(300_000),
                "Content-Type: auth/request\n\n",
                "Content-Type: command/reply\nReply-Text: -ERR no\n\n",
                "Content-Type: text/rude-rejection\nContent-Length: 0\n\n",
                "Content-Type: api/response\nContent-Length: 2\n\nhi",
                "Content-Type: x\nContent-Length: 999999999\n\n");
        for (String bytes : strange) {
            FakeSwitch peer = FakeSwitch.dial(vertx, port);
            peer.raw(Buffer.buffer(bytes));
            peer.awaitClosed();
        }
        assertThat(calls).isEmpty();
    }

    @Test
    void oneCallTooManyIsRefused() throws Exception {
        int port = listen(OutboundServerOptions.DEFAULT.withMaxCalls(1));
        FakeSwitch first = FakeSwitch.dial(vertx, port);
        first.expect("connect");
        FakeSwitch.dial(vertx, port).awaitClosed();
        first.say(channelData(UUID));
        assertThat(take(calls).uuid()).isEqualTo(UUID);
    }

    @Test
    void aHandlerThatThrowsCostsOneEventOnly() throws Exception {
        OutboundServer server = new OutboundServer(vertx, OutboundServerOptions.DEFAULT);
        int port = await(server.listen(
                "127.0.0.1",
                0,
                call -> call.onEvent(event -> {
                    events.add(event);
                    throw new IllegalStateException("on purpose");
                })));
        FakeSwitch channel = FakeSwitch.dial(vertx, port, command -> null);
        channel.say(channelData(UUID), event(EventName.DTMF), event(EventName.CHANNEL_ANSWER));
        assertThat(take(events).type()).isEqualTo(EventName.DTMF);
        assertThat(take(events).type()).isEqualTo(EventName.CHANNEL_ANSWER);
    }

    @Test
    void eventsComeInOrderAlsoThroughAPause() throws Exception {
        FakeSwitch channel = callThatIsHandedOver();
        OutboundCall call = take(calls);
        List<Long> order = new ArrayList<>();
        call.onEvent(event -> {
            order.add(event.sequence());
            events.add(event);
            if (event.sequence() % 100 == 0) {
                call.pause();
                vertx.runOnContext(later -> call.resume());
            }
        });
        for (int i = 1; i <= 2000; i++) {
            channel.say(event(EventName.DTMF, "Event-Sequence", Integer.toString(i)));
        }
        for (int i = 1; i <= 2000; i++) {
            assertThat(take(events).sequence()).isEqualTo(i);
        }
        assertThat(order).isSorted().hasSize(2000);
    }

    @Test
    void aPeerThatNeverReadsOrAnswersCostsBoundedMemory() throws Exception {
        FakeSwitch channel = callThatIsHandedOver();
        OutboundCall call = take(calls);
        channel.stopReading();
        Execute large = Execute.of("set", "x".repeat(100_000));
        BlockingQueue<Reason> refusals = new LinkedBlockingQueue<>();
        int sent = 400;
        for (int i = 0; i < sent; i++) {
            call.send(large).onFailure(e -> refusals.add(((EslException) e).reason()));
        }
        // At once, long before the reply timeout; some more when the peer's kernel takes less.
        for (int i = 0; i < sent - ConnectionOptions.OUTBOUND.maxPending(); i++) {
            assertThat(take(refusals)).isEqualTo(Reason.QUEUE_FULL);
        }
    }

    @Test
    void severalEventLoopsShareTheCalls() throws Exception {
        int free;
        try (ServerSocket probe = new ServerSocket(0)) {
            free = probe.getLocalPort();
        }
        Set<String> threads = ConcurrentHashMap.newKeySet();
        OutboundServer server = new OutboundServer(vertx, OutboundServerOptions.DEFAULT.withEventLoops(2));
        await(server.listen("127.0.0.1", free, call -> {
            threads.add(Thread.currentThread().getName());
            calls.add(call);
        }));
        for (int i = 0; i < 4; i++) {
            FakeSwitch.dial(vertx, free).say(channelData("call " + i));
            take(calls);
        }
        assertThat(threads).hasSize(2);
        assertThat(server.openCalls()).isEqualTo(4);
    }

    @Test
    void closingTheServerClosesTheCalls() throws Exception {
        OutboundServer server = new OutboundServer(vertx, OutboundServerOptions.DEFAULT);
        int port = await(server.listen("127.0.0.1", 0, calls::add));
        FakeSwitch channel = FakeSwitch.dial(vertx, port);
        channel.say(channelData(UUID));
        OutboundCall call = take(calls);
        call.onClose(closes::add);
        await(server.close());
        channel.awaitClosed();
        assertThat(take(closes).reason()).isEqualTo(Reason.CLOSED);
        assertThat(server.openCalls()).isZero();
    }

    private FakeSwitch callThatIsHandedOver() throws InterruptedException {
        int port = listen(OutboundServerOptions.DEFAULT.withOnConnect(List.of()));
        FakeSwitch channel = FakeSwitch.dial(vertx, port);
        ReceivedCommand connect = channel.expect("connect");
        assertThat(connect.verb()).isEqualTo("connect");
        channel.say(channelData(UUID));
        return channel;
    }

    private int listen(OutboundServerOptions options) {
        return await(new OutboundServer(vertx, options).listen("127.0.0.1", 0, call -> {
            call.onEvent(events::add);
            call.onClose(closes::add);
            calls.add(call);
        }));
    }

    private static void assertReason(Reason reason, Future<?> future) {
        assertThat(failure(future)).isInstanceOfSatisfying(EslException.class, e -> assertThat(e.reason())
                .isEqualTo(reason));
    }
}
