package uz.alovoice.web.chaos;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The line between brains and their database, which can be cut and mended. */
final class DatabaseLine {
    private final String url;
    private final String host;
    private final int port;
    private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /** @param url of the database itself */
    DatabaseLine(Vertx vertx, String url) {
        var direct = URI.create(url);
        host = direct.getHost();
        port = direct.getPort();
        NetServer server = vertx.createNetServer()
                .connectHandler(brain -> connected(vertx, brain))
                .listen(0, "127.0.0.1")
                .await();
        this.url = url.replace("@" + host + ":" + port, "@127.0.0.1:" + server.actualPort());
    }

    /** Where brains find the database through this line. */
    String url() {
        return url;
    }

    private void connected(Vertx vertx, NetSocket brain) {
        if (cut) {
            brain.close();
            return;
        }
        open.add(brain);
        brain.closeHandler(gone -> open.remove(brain));
        brain.exceptionHandler(e -> open.remove(brain));
        brain.pause();
        vertx.createNetClient()
                .connect(port, host)
                .onFailure(e -> brain.close())
                .onSuccess(database -> {
                    open.add(database);
                    database.exceptionHandler(e -> open.remove(database));
                    brain.handler(database::write);
                    database.handler(brain::write);
                    brain.closeHandler(gone -> close(brain, database));
                    database.closeHandler(gone -> close(brain, database));
                    brain.resume();
                });
    }

    private void close(NetSocket brain, NetSocket database) {
        open.remove(brain);
        open.remove(database);
        brain.close();
        database.close();
    }

    /** Every connection ends, and no new one comes about. */
    void cut() {
        cut = true;
        Set.copyOf(open).forEach(NetSocket::close);
    }

    void mend() {
        cut = false;
    }
}
