package uz.alovoice.web.chaos;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What brains and nodes complain of while they die goes to a file of its own: a log of a test run is read for what is wrong. */
final class ChaosLog implements AutoCloseable {
    private static final String FILE = "target/chaos.log";
    private final ch.qos.logback.classic.Logger root;
    private final List<Appender<ILoggingEvent>> before = new ArrayList<>();
    private final FileAppender<ILoggingEvent> file = new FileAppender<>();

    ChaosLog() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.iteratorForAppenders().forEachRemaining(before::add);
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{1} [%X{call}] %msg%n%ex{short}");
        encoder.start();
        file.setContext(context);
        file.setFile(FILE);
        file.setAppend(false);
        file.setEncoder(encoder);
        file.start();
        before.forEach(root::detachAppender);
        root.addAppender(file);
        // A brain that was killed leaves threads behind, as a process would not.
        var log = context.getLogger(ChaosLog.class);
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> log.warn("thread {} of a dead brain", thread, e));
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(null);
        root.detachAppender(file);
        before.forEach(root::addAppender);
        file.stop();
    }
}
