package uz.alovoice.web.acceptance;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.List;

/** What stands before the brains in an installation: one address for browsers, behind it whichever brain takes a connection. */
final class FrontDoor implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final List<String> brains;
    private final NetServer server;

    FrontDoor(String address, List<String> brains) {
        this.brains = List.copyOf(brains);
        server = vertx.createNetServer()
                .connectHandler(browser -> {
                    browser.pause();
                    first(0).onSuccess(brain -> {
                                browser.pipeTo(brain);
                                brain.pipeTo(browser);
                            })
                            .onFailure(e -> browser.close());
                })
                .listen(8080, address)
                .await();
    }

    private Future<NetSocket> first(int index) {
        return index == brains.size()
                ? Future.failedFuture("no brain takes connections")
                : vertx.createNetClient().connect(8080, brains.get(index)).recover(e -> first(index + 1));
    }

    @Override
    public void close() {
        server.close().await();
        vertx.close().await();
    }
}
