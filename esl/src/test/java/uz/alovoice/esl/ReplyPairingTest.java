package uz.alovoice.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.alovoice.esl.FakeSwitch.await;
import static uz.alovoice.esl.FakeSwitch.channelData;
import static uz.alovoice.esl.FakeSwitch.failure;
import static uz.alovoice.esl.FakeSwitch.take;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.alovoice.esl.Command.GetVar;
import uz.alovoice.esl.EslException.Reason;
import uz.alovoice.esl.EslMessage.ApiResponse;
import uz.alovoice.esl.EslMessage.CommandReply;

/** The first reply is the first command's, whatever happened to that command meanwhile. */
class ReplyPairingTest {
    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<OutboundCall> calls = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void aLateReplyIsNeverTheNextCommands() throws Exception {
        FakeSwitch channel = connected(Duration.ofMillis(60), 10);
        OutboundCall call = take(calls);
        Future<CommandReply> abandoned = call.send(new GetVar("first"));
        assertThat(((EslException) failure(abandoned)).reason()).isEqualTo(Reason.TIMEOUT);

        Future<CommandReply> next = call.send(new GetVar("second"));
        channel.expect("getvar first");
        channel.expect("getvar second");
        channel.say(CommandReply.of("reply to first"), CommandReply.of("reply to second"));
        assertThat(await(next).text()).isEqualTo("reply to second");
    }

    @Test
    void severalTimeoutsInARowKeepTheirSlots() throws Exception {
        FakeSwitch channel = connected(Duration.ofMillis(40), 10);
        OutboundCall call = take(calls);
        List<Future<CommandReply>> abandoned = call.sendAll(List.of(new GetVar("a"), new GetVar("b"), new GetVar("c")));
        abandoned.forEach(
                future -> assertThat(((EslException) failure(future)).reason()).isEqualTo(Reason.TIMEOUT));
        channel.say(CommandReply.of("a"));
        Future<CommandReply> d = call.send(new GetVar("d"));
        channel.expect("getvar a");
        channel.expect("getvar b");
        channel.expect("getvar c");
        channel.expect("getvar d");
        channel.say(CommandReply.of("b"), CommandReply.of("c"), CommandReply.of("d"));
        assertThat(await(d).text()).isEqualTo("d");
    }

    @Test
    void aCallbackOfATimeoutMaySendAgain() throws Exception {
        FakeSwitch channel = connected(Duration.ofMillis(40), 10);
        OutboundCall call = take(calls);
        Future<CommandReply> again = call.send(new GetVar("a")).recover(e -> call.send(new GetVar("b")));
        channel.expect("getvar a");
        channel.expect("getvar b");
        channel.say(CommandReply.of("a"), CommandReply.of("b"));
        assertThat(await(again).text()).isEqualTo("b");
    }

    @Test
    void abandonedCommandsCountAgainstTheQueueUntilTheirRepliesCome() throws Exception {
        FakeSwitch channel = connected(Duration.ofMillis(40), 2);
        OutboundCall call = take(calls);
        List<Future<CommandReply>> abandoned = call.sendAll(List.of(new GetVar("a"), new GetVar("b")));
        abandoned.forEach(FakeSwitch::failure);
        assertThat(((EslException) failure(call.send(new GetVar("c")))).reason())
                .isEqualTo(Reason.QUEUE_FULL);

        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        call.onEvent(events::add);
        channel.say(CommandReply.of("a"), CommandReply.of("b"), FakeSwitch.event(EventName.DTMF));
        take(events); // so the two replies have been read as well
        Future<CommandReply> d = call.send(new GetVar("d"));
        channel.expect("getvar a");
        channel.expect("getvar b");
        channel.expect("getvar d");
        channel.say(CommandReply.of("d"));
        assertThat(await(d).text()).isEqualTo("d");
    }

    @Test
    void aThousandPipelinedCommandsOfBothKindsGetTheirOwnReplies() throws Exception {
        int port = await(
                new OutboundServer(vertx, options(Duration.ofSeconds(10), 1000)).listen("127.0.0.1", 0, calls::add));
        FakeSwitch.dial(vertx, port, command -> switch (command.verb()) {
            case "connect" -> channelData("u");
            case "api" -> new ApiResponse(command.arguments());
            default -> CommandReply.of(command.arguments());
        });
        List<Command> commands = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            commands.add(i % 3 == 0 ? new Command.Api("echo", "x" + i) : new GetVar("x" + i));
            expected.add((i % 3 == 0 ? "echo " : "") + "x" + i);
        }
        List<Future<CommandReply>> replies = take(calls).sendAll(commands);
        assertThat(replies.stream().map(reply -> await(reply).text())).isEqualTo(expected);
    }

    @Test
    void oneIllegalCommandKeepsTheWholeBatchBack() throws Exception {
        FakeSwitch channel = connected(Duration.ofSeconds(10), 10);
        OutboundCall call = take(calls);
        List<Future<CommandReply>> batch = call.sendAll(List.of(new GetVar("a"), new GetVar("b\nexit")));
        batch.forEach(
                future -> assertThat(((EslException) failure(future)).reason()).isEqualTo(Reason.ILLEGAL_VALUE));
        Future<CommandReply> next = call.send(new GetVar("c"));
        channel.expect("getvar c");
        channel.ok();
        assertThat(await(next).ok()).isTrue();
    }

    @Test
    void aReplyThatNobodyWaitsForEndsTheConnection() throws Exception {
        FakeSwitch channel = connected(Duration.ofSeconds(10), 10);
        BlockingQueue<EslException> closes = new LinkedBlockingQueue<>();
        take(calls).onClose(closes::add);
        channel.ok();
        channel.awaitClosed();
        assertThat(take(closes).reason()).isEqualTo(Reason.UNEXPECTED_MESSAGE);
    }

    private FakeSwitch connected(Duration replyTimeout, int maxPending) throws InterruptedException {
        int port =
                await(new OutboundServer(vertx, options(replyTimeout, maxPending)).listen("127.0.0.1", 0, calls::add));
        FakeSwitch channel = FakeSwitch.dial(vertx, port);
        channel.expect("connect");
        channel.say(channelData("u"));
        return channel;
    }

    private static OutboundServerOptions options(Duration replyTimeout, int maxPending) {
        return OutboundServerOptions.DEFAULT
                .withOnConnect(List.of())
                .withConnection(ConnectionOptions.OUTBOUND
                        .withReplyTimeout(replyTimeout)
                        .withMaxPending(maxPending));
    }
}
