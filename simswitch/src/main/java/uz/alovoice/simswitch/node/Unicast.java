package uz.alovoice.simswitch.node;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.esl.CommandDecoder.ReceivedCommand;
import uz.alovoice.simswitch.channel.Channel;

/**
 * The place of sendmsg unicast, UDP audio between a brain and a channel. The command is accepted as on FreeSWITCH; frames
 * do not flow yet.
 */
public final class Unicast {
    private static final Logger log = LoggerFactory.getLogger(Unicast.class);

    public void start(Channel channel, ReceivedCommand command) {
        log.info(
                "unicast of {} to {}:{}: no audio here yet",
                channel.uuid(),
                command.header("remote-ip"),
                command.header("remote-port"));
    }
}
