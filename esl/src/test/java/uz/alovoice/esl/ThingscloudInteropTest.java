package uz.alovoice.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.alovoice.esl.FakeSwitch.await;
import static uz.alovoice.esl.FakeSwitch.event;
import static uz.alovoice.esl.FakeSwitch.take;

import io.netty.buffer.Unpooled;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import link.thingscloud.freeswitch.esl.IEslEventListener;
import link.thingscloud.freeswitch.esl.inbound.option.InboundClientOption;
import link.thingscloud.freeswitch.esl.inbound.option.ServerOption;
import link.thingscloud.freeswitch.esl.transport.event.EslEvent;
import org.junit.jupiter.api.Test;
import uz.alovoice.esl.Captures.CapturedStream;
import uz.alovoice.esl.EslMessage.ApiResponse;
import uz.alovoice.esl.EslMessage.CommandReply;
import uz.alovoice.esl.EslMessage.EventMessage;

/** An implementation by others agrees with ours, and can talk to our switch side. */
class ThingscloudInteropTest {

    @Test
    void bothReadTheSameFromEveryPlainEvent() throws Exception {
        int compared = 0;
        for (CapturedStream stream : Captures.fromFreeSwitch()) {
            for (byte[] piece : stream.pieces()) {
                if (stream.file().contains("08-raw")
                        || !(Captures.decode(Buffer.buffer(piece)).getFirst()
                                instanceof EventMessage(Event ours, EventFormat format))
                        || format != EventFormat.PLAIN) {
                    continue;
                }
                EslEvent theirs = new ThingscloudPeer().decode(Unpooled.wrappedBuffer(piece));
                assertThat(theirs).isNotNull();
                Map<String, String> expected = new LinkedHashMap<>();
                ours.entries().forEach(header -> expected.put(header.getKey(), header.getValue()));
                Map<String, String> read = new LinkedHashMap<>(theirs.getEventHeaders());
                read.remove(""); // what it makes of the blank line at the end
                assertThat(read).isEqualTo(expected);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(1600);
    }

    @Test
    void theirClientLogsInAsksAndListensToOurSide() throws Exception {
        Vertx vertx = Vertx.vertx();
        BlockingQueue<FakeSwitch> connections = new LinkedBlockingQueue<>();
        BlockingQueue<EslEvent> received = new LinkedBlockingQueue<>();
        int port = FakeSwitch.listen(vertx, 0, connections, command -> switch (command.verb()) {
                    case "api" -> new ApiResponse("Привет, " + command.arguments());
                    default -> CommandReply.of("+OK");
                })
                .actualPort();
        InboundClientOption options = new InboundClientOption()
                .defaultPassword("ClueCon")
                .addServerOption(new ServerOption("127.0.0.1", port))
                .addEvents("CHANNEL_ANSWER")
                .addListener(listener(received));
        link.thingscloud.freeswitch.esl.InboundClient client =
                link.thingscloud.freeswitch.esl.InboundClient.newInstance(options);
        client.start();
        try {
            FakeSwitch node = take(connections);
            node.expect("auth ClueCon");
            node.expect("event plain CHANNEL_ANSWER"); // it knows by now that it is logged in
            node.say(event(EventName.CHANNEL_ANSWER, "Unique-ID", "u", "Caller-Caller-ID-Name", "Нодира + 100%"));
            EslEvent answer = take(received);
            assertThat(answer.getEventName()).isEqualTo("CHANNEL_ANSWER");
            assertThat(answer.getEventHeaders()).containsEntry("Caller-Caller-ID-Name", "Нодира + 100%");
            assertThat(client.sendSyncApiCommand("127.0.0.1:" + port, "echo", "x")
                            .getBodyLines())
                    .containsExactly("Привет, echo x");
        } finally {
            client.shutdown();
            await(vertx.close());
        }
    }

    private static IEslEventListener listener(BlockingQueue<EslEvent> received) {
        return new IEslEventListener() {
            @Override
            public void eventReceived(String address, EslEvent event) {
                received.add(event);
            }

            @Override
            public void backgroundJobResultReceived(String address, EslEvent event) {
                received.add(event);
            }
        };
    }
}
