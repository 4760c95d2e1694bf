package uz.alovoice.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.alovoice.esl.FakeSwitch.await;
import static uz.alovoice.esl.FakeSwitch.event;
import static uz.alovoice.esl.FakeSwitch.failure;
import static uz.alovoice.esl.FakeSwitch.take;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.alovoice.esl.CommandDecoder.ReceivedCommand;
import uz.alovoice.esl.EslException.Reason;
import uz.alovoice.esl.EslMessage.ApiResponse;
import uz.alovoice.esl.EslMessage.CommandReply;
import uz.alovoice.esl.EslMessage.DisconnectNotice;
import uz.alovoice.esl.EslMessage.EventMessage;
import uz.alovoice.esl.EslMessage.RudeRejection;

class InboundClientTest {
    private static final String CORE = "f2d7b60b-7bc6-464b-8a8c-ea71819ad334";
    private static final String SUBSCRIPTION =
            "event plain BACKGROUND_JOB CHANNEL_ANSWER HEARTBEAT CUSTOM sofia::register";

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<FakeSwitch> connections = new LinkedBlockingQueue<>();
    private final BlockingQueue<SwitchIdentity> connected = new LinkedBlockingQueue<>();
    private final BlockingQueue<EslException> disconnected = new LinkedBlockingQueue<>();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<SwitchIdentity> old = new LinkedBlockingQueue<>();
    private String version = "FreeSWITCH Version 1.11.3-dev~64bit ( 64bit)\n";
    private NetServer server;

    @BeforeEach
    void listen() {
        server = FakeSwitch.listen(vertx, 0, connections, this::login);
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void logsInSubscribesAndSaysWhoIsThere() throws Exception {
        InboundClient client = client(Duration.ofSeconds(50));
        FakeSwitch node = take(connections);
        node.expect("auth ClueCon");
        node.expect("api version");
        node.expect("api global_getvar core_uuid");
        node.expect(SUBSCRIPTION);

        SwitchIdentity identity = take(connected);
        assertThat(identity.coreUuid()).isEqualTo(CORE);
        assertThat(identity.version()).isEqualTo(new SwitchVersion(1, 11, 3));
        assertThat(client.state()).isEqualTo(InboundClient.State.CONNECTED);
        assertThat(old).isEmpty();
        node.say(event(EventName.CHANNEL_ANSWER, "Unique-ID", "u"));
        assertThat(take(events).uuid()).isEqualTo("u");
    }

    @Test
    void reportsAnOldVersionAndWorksWithIt() throws Exception {
        version = "FreeSWITCH Version 1.10.12-release~64bit (-release 64bit)\n";
        client(Duration.ofSeconds(50));
        assertThat(take(old).version()).isEqualTo(new SwitchVersion(1, 10, 12));
        assertThat(take(connected).coreUuid()).isEqualTo(CORE);
    }

    @Test
    void apiGivesTheOutputAndBgapiTheBodyOfItsJob() throws Exception {
        InboundClient client = client(Duration.ofSeconds(50));
        FakeSwitch node = loggedIn();
        Future<String> good = client.api("uuid_exists", "x");
        Future<String> bad = client.api("uuid_kill", "x");
        Future<String> job = client.bgapi("originate", "user/102 &park()", "job-7");
        node.expect("api uuid_exists x");
        node.expect("api uuid_kill x");
        node.expect("bgapi originate user/102 &park()");
        node.say(
                new ApiResponse("false"),
                new ApiResponse("-ERR No such channel!\n"),
                new CommandReply("+OK Job-UUID: job-7", "job-7", null),
                job("another", "wrong"),
                job("job-7", "+OK 0a0a\n"));
        assertThat(await(good)).isEqualTo("false");
        assertThat(await(bad)).isEqualTo("-ERR No such channel!\n");
        assertThat(await(job)).isEqualTo("+OK 0a0a\n");
    }

    @Test
    void whatIsPendingFailsAtTheEndAndTheNextConnectionSubscribesAnew() throws Exception {
        InboundClient client = client(Duration.ofSeconds(50));
        FakeSwitch node = loggedIn();
        Future<String> job = client.bgapi("originate", "user/102 &park()");
        Future<String> api = client.api("status", "");
        node.expect("bgapi originate");
        node.expect("api status");
        node.close();
        assertThat(reason(failure(job))).isEqualTo(Reason.CLOSED);
        assertThat(reason(failure(api))).isEqualTo(Reason.CLOSED);
        assertThat(take(disconnected).reason()).isEqualTo(Reason.CLOSED);

        loggedIn();
        assertThat(client.state()).isEqualTo(InboundClient.State.CONNECTED);
    }

    @Test
    void keepsTryingWhileNobodyListens() throws Exception {
        int port = server.actualPort();
        InboundClient client = client(Duration.ofSeconds(50));
        FakeSwitch node = loggedIn();
        await(server.close());
        node.awaitClosed();
        take(disconnected);
        assertThat(reason(failure(client.api("status", "")))).isEqualTo(Reason.CLOSED);

        server = FakeSwitch.listen(vertx, port, connections, this::login);
        loggedIn();
    }

    @Test
    void withoutHeartbeatsTheConnectionIsGivenUp() throws Exception {
        client(Duration.ofMillis(80));
        FakeSwitch silent = loggedIn();
        silent.awaitClosed();
        EslException cause = take(disconnected);
        assertThat(cause.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(cause).hasMessageContaining("heartbeat");
        loggedIn();
    }

    @Test
    void heartbeatsKeepItAliveBeyondTheTimeout() throws Exception {
        client(Duration.ofMillis(400));
        FakeSwitch node = loggedIn();
        long start = System.nanoTime();
        long timer = vertx.setPeriodic(50, id -> node.say(event(EventName.HEARTBEAT)));
        while (System.nanoTime() - start < Duration.ofSeconds(1).toNanos()) {
            assertThat(take(events).type()).isEqualTo(EventName.HEARTBEAT);
        }
        assertThat(disconnected).isEmpty();
        vertx.cancelTimer(timer);
        assertThat(take(disconnected).reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void aWrongPasswordAndARejectionAreTriedAgainLater() throws Exception {
        List<EslMessage> refusals = new ArrayList<>(List.of(
                CommandReply.of("-ERR invalid"),
                new RudeRejection("Access Denied, go away.\n"),
                new DisconnectNotice(null, false, 0, null, "Disconnected, goodbye.\n")));
        BlockingQueue<FakeSwitch> refused = new LinkedBlockingQueue<>();
        NetServer strict = FakeSwitch.listen(
                vertx, 0, refused, command -> refusals.isEmpty() ? login(command) : refusals.removeFirst());
        start(options(strict.actualPort(), Duration.ofSeconds(50)));
        take(refused).awaitClosed();
        take(refused).awaitClosed();
        FakeSwitch third = take(refused);
        third.expect("auth");
        third.close(); // as FreeSWITCH does after a notice
        assertThat(take(connected).coreUuid()).isEqualTo(CORE);
        assertThat(disconnected).isEmpty();
    }

    @Test
    void aServerThatNeverGreetsIsGivenUp() throws Exception {
        BlockingQueue<io.vertx.core.net.NetSocket> silent = new LinkedBlockingQueue<>();
        NetServer mute =
                await(vertx.createNetServer().connectHandler(silent::add).listen(0, "127.0.0.1"));
        InboundClient client = start(options(mute.actualPort(), Duration.ofSeconds(50))
                .withTimeouts(
                        Duration.ofMillis(60), Duration.ofSeconds(50), Duration.ofMillis(5), Duration.ofMillis(20)));
        take(silent);
        take(silent); // so the first was given up
        assertThat(client.state()).isNotEqualTo(InboundClient.State.CONNECTED);
    }

    @Test
    void stopStaysStopped() throws Exception {
        InboundClient client = client(Duration.ofSeconds(50));
        FakeSwitch node = loggedIn();
        await(client.stop());
        node.awaitClosed();
        assertThat(client.state()).isEqualTo(InboundClient.State.STOPPED);
        assertThat(reason(failure(client.send(new Command.NoEvents())))).isEqualTo(Reason.CLOSED);
        assertThat(disconnected).isEmpty();
        client.start();
        loggedIn();
    }

    private FakeSwitch loggedIn() throws InterruptedException {
        FakeSwitch node = take(connections);
        node.expect("auth ClueCon");
        node.expect("api version");
        node.expect("api global_getvar core_uuid");
        node.expect(SUBSCRIPTION);
        take(connected);
        return node;
    }

    private InboundClient client(Duration heartbeatTimeout) {
        return start(options(server.actualPort(), heartbeatTimeout));
    }

    private static InboundClientOptions options(int port, Duration heartbeatTimeout) {
        return InboundClientOptions.of("127.0.0.1", port, "ClueCon")
                .withSubscription(Set.of(EventName.CHANNEL_ANSWER), Set.of("sofia::register"))
                .withTimeouts(Duration.ofSeconds(5), heartbeatTimeout, Duration.ofMillis(5), Duration.ofMillis(20));
    }

    private InboundClient start(InboundClientOptions options) {
        InboundClient client = new InboundClient(vertx, options)
                .onEvent(events::add)
                .onConnected(connected::add)
                .onDisconnected(disconnected::add)
                .onOldVersion(old::add);
        client.start();
        return client;
    }

    /** What FreeSWITCH answers to the commands of a login; nothing to others. */
    private @Nullable EslMessage login(ReceivedCommand command) {
        return switch (command.line()) {
            case "auth ClueCon" -> CommandReply.of("+OK accepted");
            case "api version" -> new ApiResponse(version);
            case "api global_getvar core_uuid" -> new ApiResponse(CORE);
            case SUBSCRIPTION -> CommandReply.of("+OK event listener enabled plain");
            default -> null;
        };
    }

    private static EslMessage job(String uuid, String body) {
        return new EventMessage(
                Event.builder()
                        .header("Event-Name", "BACKGROUND_JOB")
                        .header("Job-UUID", uuid)
                        .body(body)
                        .build(),
                EventFormat.PLAIN);
    }

    private static Reason reason(Throwable cause) {
        return ((EslException) cause).reason();
    }
}
