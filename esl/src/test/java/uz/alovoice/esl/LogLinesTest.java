package uz.alovoice.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.alovoice.esl.FakeSwitch.await;
import static uz.alovoice.esl.FakeSwitch.take;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Trouble costs one line in the log: not none, not a flood. */
class LogLinesTest {
    private final Vertx vertx = Vertx.vertx();
    private final Logger logger = (Logger) LoggerFactory.getLogger("uz.alovoice.esl");
    private final BlockingQueue<ILoggingEvent> lines = new LinkedBlockingQueue<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent line) {
            lines.add(line);
        }
    };

    @BeforeEach
    void listen() {
        logger.setLevel(Level.WARN);
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void close() {
        await(vertx.close());
        logger.detachAppender(appender);
        logger.setLevel(Level.OFF);
    }

    @Test
    void aBrokenPeerIsOneLine() throws Exception {
        OutboundServer server = new OutboundServer(vertx, OutboundServerOptions.DEFAULT);
        FakeSwitch peer = FakeSwitch.dial(vertx, await(server.listen("127.0.0.1", 0, call -> {})));
        for (int i = 0; i < 100; i++) {
            peer.raw(Buffer.buffer("GET / HTTP/1.1\r\nHost: pbx\r\n\r\n"));
        }
        assertThat(take(lines).getFormattedMessage()).contains("MALFORMED_HEADER");
        peer.awaitClosed();
        await(server.close());
        assertThat(lines).isEmpty();
    }

    @Test
    void aHandlerThatThrowsIsOneLineAnEvent() throws Exception {
        OutboundServer server = new OutboundServer(vertx, OutboundServerOptions.DEFAULT);
        int port = await(server.listen(
                "127.0.0.1",
                0,
                call -> call.onEvent(event -> {
                    throw new IllegalStateException("on purpose");
                })));
        FakeSwitch channel = FakeSwitch.dial(vertx, port);
        channel.say(FakeSwitch.channelData("u"));
        channel.say(FakeSwitch.event(EventName.DTMF), FakeSwitch.event(EventName.CHANNEL_ANSWER));
        assertThat(take(lines).getFormattedMessage()).contains("DTMF");
        assertThat(take(lines).getFormattedMessage()).contains("CHANNEL_ANSWER");
        await(server.close());
        assertThat(lines).isEmpty();
    }
}
