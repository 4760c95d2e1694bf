package uz.alovoice.simswitch.esl;

import io.vertx.core.Future;
import io.vertx.core.net.NetServer;
import uz.alovoice.esl.EslMessage.AuthRequest;
import uz.alovoice.simswitch.node.Node;

/** The inbound side of mod_event_socket: listens and asks for a password. */
public final class EslServer {
    private final Node node;

    public EslServer(Node node) {
        this.node = node;
    }

    /** The port it listens on. */
    public Future<Integer> listen(String host, int port) {
        NetServer server = node.core().vertx().createNetServer();
        return server.connectHandler(socket -> {
                    EslSession session = new EslSession(node, socket);
                    session.listenToAll();
                    session.write(new AuthRequest());
                })
                .listen(port, host)
                .map(NetServer::actualPort);
    }
}
