package uz.alovoice.simswitch.node;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.esl.CommandDecoder.ReceivedCommand;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.sound.Speech;

/**
 * sendmsg unicast: UDP audio between a brain and a parked channel, L16 frames of 20 ms at the channel's rate both ways. Once in a park loop; a
 * playback or a bridge ends it for good there. As on 1.11.3-dev, where a second one is ignored, and one before the answer kills the node.
 */
public final class Unicast {
    private static final Logger log = LoggerFactory.getLogger(Unicast.class);
    private static final int FRAME_BYTES = Speech.RATE * Speech.FRAME_MILLIS / 1000 * 2;

    public void start(Channel channel, ReceivedCommand command) {
        if (!channel.media().answered()) {
            log.error(
                    "unicast on {}, which is not answered: a real switch dies of that, and so does this one",
                    channel.uuid());
            channel.node().crash();
            return;
        }
        if (!channel.media().takeUnicast()) {
            log.warn("a second unicast of {} in one park loop is ignored", channel.uuid());
            return;
        }
        String remoteIp = command.header("remote-ip");
        int remotePort = port(command.header("remote-port"));
        int localPort = port(command.header("local-port"));
        String localIp = command.header("local-ip");
        if (remoteIp == null || localIp == null || remotePort == 0) {
            log.warn("unicast of {} has no address", channel.uuid());
            return;
        }
        DatagramSocket socket = channel.node().core().vertx().createDatagramSocket();
        socket.listen(localPort, localIp)
                .onFailure(
                        e -> log.warn("unicast of {}: {}", channel.uuid(), e.toString())) // answered +OK all the same
                .onSuccess(bound -> channel.node().core().post(() -> stream(channel, socket, remoteIp, remotePort)));
    }

    private static void stream(Channel channel, DatagramSocket socket, String remoteIp, int remotePort) {
        FrameClock clock = new FrameClock(channel, () -> {
            byte[] frame =
                    Speech.bytes(channel.farEnd().says(channel.node().clock().millis(), Speech.RATE));
            socket.send(Buffer.buffer(frame), remotePort, remoteIp);
        });
        socket.handler(packet -> {
            // Frames of another rate are written too, but nothing intelligible is heard.
            if (packet.data().length() == FRAME_BYTES) {
                channel.farEnd().hearsAudio(Speech.samples(packet.data().getBytes()));
            }
        });
        boolean lives = channel.media().onUnicastEnd(() -> {
            clock.stop();
            socket.close();
        });
        if (!lives) socket.close();
    }

    private static int port(String text) {
        return text != null && text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }
}
