package uz.alovoice.simswitch.node;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.Command;

/**
 * The place of sendmsg unicast, UDP audio between a brain and a channel. The command is accepted as on FreeSWITCH; frames
 * do not flow yet.
 */
public final class Unicast {
    private static final Logger log = LoggerFactory.getLogger(Unicast.class);

    public void start(Channel channel, Command command) {
        log.info(
                "unicast of {} to {}:{}: no audio here yet",
                channel.uuid(),
                command.header("remote-ip"),
                command.header("remote-port"));
    }
}
