package uz.alovoice.core.database;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receiving side of {@link Db#wake}: runs handlers when any brain says something changed, and each second all the same, since
 * a notification is lost while its connection is down. A handler must be cheap and must find out for itself what there is to do.
 */
public final class Wakes implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Wakes.class);
    private static final long POLL_MS = 1000;

    private final Vertx vertx;
    private final PgConnectOptions options;
    private final Map<Channel, List<Runnable>> handlers = new EnumMap<>(Channel.class);
    private final long poll;
    private PgConnection connection;
    private boolean connecting;
    private boolean closed;

    public Wakes(Vertx vertx, PgConnectOptions options) {
        this.vertx = vertx;
        this.options = options;
        for (var channel : Channel.values()) {
            handlers.put(channel, new CopyOnWriteArrayList<>());
        }
        connect();
        poll = vertx.setPeriodic(POLL_MS, tick -> {
            connect();
            handlers.keySet().forEach(this::run);
        });
    }

    public void on(Channel channel, Runnable handler) {
        handlers.get(channel).add(handler);
    }

    private synchronized void connect() {
        if (connection != null || connecting || closed) {
            return;
        }
        connecting = true;
        PgConnection.connect(vertx, options).onComplete(result -> {
            synchronized (this) {
                connecting = false;
                if (result.failed()) {
                    log.warn("no connection to listen for wake-ups on; polling", result.cause());
                    return;
                }
                connection = result.result();
            }
            connection.notificationHandler(notification -> {
                for (var channel : Channel.values()) {
                    if (channel.wireName().equals(notification.getChannel())) {
                        run(channel);
                    }
                }
            });
            connection.closeHandler(gone -> {
                synchronized (this) {
                    connection = null;
                }
            });
            for (var channel : Channel.values()) {
                connection
                        .query("LISTEN " + channel.wireName())
                        .execute()
                        .onFailure(e -> log.warn("cannot listen on {}", channel, e));
            }
        });
    }

    private void run(Channel channel) {
        for (var handler : handlers.get(channel)) {
            try {
                handler.run();
            } catch (RuntimeException e) {
                log.error("a handler of {} failed", channel, e);
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        vertx.cancelTimer(poll);
        if (connection != null) {
            connection.close();
        }
    }
}
