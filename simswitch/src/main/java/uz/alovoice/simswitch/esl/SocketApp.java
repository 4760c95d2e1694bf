package uz.alovoice.simswitch.esl;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.esl.CommandDecoder.ReceivedCommand;
import uz.alovoice.simswitch.app.App;
import uz.alovoice.simswitch.app.Park;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.node.Core;

/**
 * socket host:port[/path][|host:port] [async] [full]: hands the channel to a brain. Hosts are tried in order; when none
 * connects, or when the connection ends, the next dialplan action runs.
 */
public final class SocketApp implements App {
    private static final Logger log = LoggerFactory.getLogger(SocketApp.class);
    private static final long CONNECT_COMMAND_MILLIS = 24_000;
    /** CHANNEL_PARK comes a few milliseconds after the connect reply, mostly in time for the subscription. */
    private static final long PARK_DELAY_MILLIS = 5;

    @Override
    public void run(Channel channel, String data) {
        String[] words = data.strip().split(" +", -1);
        boolean async = false;
        boolean full = false;
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals("async")) async = true;
            if (words[i].equals("full")) full = true;
        }
        for (String address : words[0].split("\\|", -1)) {
            EslSession session = connect(channel, address);
            if (session == null) continue;
            session.authorized = true;
            session.full = full;
            session.control(channel);
            if (async) async(channel, session);
            else sync(channel, session);
            return;
        }
    }

    private static EslSession connect(Channel channel, String address) {
        String hostPort = address.replaceFirst("/.*", "");
        int colon = hostPort.lastIndexOf(':');
        String port = colon < 0 ? "8084" : hostPort.substring(colon + 1);
        String host = colon < 0 ? hostPort : hostPort.substring(0, colon);
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) return null;
        EslSession session = channel.node()
                .socketClient()
                .connect(Integer.parseInt(port), host)
                .map(socket -> new EslSession(channel.node(), socket))
                .otherwise(e -> {
                    log.debug("socket {}: {}", address, e.toString());
                    return null;
                })
                .await();
        if (session != null) channel.variables().set("socket_host", host);
        return session;
    }

    /** The channel waits in a park loop while the connection gives commands. It begins at {@code connect}. */
    private static void async(Channel channel, EslSession session) {
        int released = channel.released();
        Core.Timer limit = channel.node().core().after(CONNECT_COMMAND_MILLIS, () -> {
            if (!session.connected) session.close();
        });
        while (channel.ready() && session.open() && !session.connected)
            channel.signal().await();
        limit.cancel();
        channel.node().core().sleep(PARK_DELAY_MILLIS);
        if (channel.ready() && session.connected) new Park(session, released).run(channel, "");
    }

    /** Without async the channel's thread itself reads the commands and runs them. */
    private static void sync(Channel channel, EslSession session) {
        session.readBy(channel::wake);
        while (channel.ready() && session.open()) {
            ReceivedCommand command = session.nextCommand();
            if (command == null) {
                session.holdEvents(false);
                channel.signal().await();
                continue;
            }
            session.holdEvents(true);
            session.obey(command);
        }
        session.holdEvents(false);
        session.readBy(null);
    }
}
