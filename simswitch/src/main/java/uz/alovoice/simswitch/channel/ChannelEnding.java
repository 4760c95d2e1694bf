package uz.alovoice.simswitch.channel;

import java.util.List;
import uz.alovoice.simswitch.event.EventSource;
import uz.alovoice.simswitch.node.Fork;
import uz.alovoice.simswitch.sound.Recording;

/** The end of a channel, from CS_HANGUP to CHANNEL_DESTROY, which waits for connections that linger. */
final class ChannelEnding {
    private final Channel channel;

    ChannelEnding(Channel channel) {
        this.channel = channel;
    }

    void run() {
        channel.enter(ChannelState.HANGUP);
        channel.media().leavePark();
        List.copyOf(channel.forks().values()).forEach(Fork::hungUp);
        for (Recording recording : List.copyOf(channel.recordings().values())) recording.stop();
        channel.callState(CallState.HANGUP);
        channel.enter(ChannelState.REPORTING);
        ReportVariables.add(channel);
        channel.event("CHANNEL_HANGUP_COMPLETE", EventSource.HANGUP_COMPLETE, true)
                .lead("Hangup-Cause", channel.cause().name())
                .fire();
        channel.node().ended(channel);
        for (Controller controller : List.copyOf(channel.controllers())) controller.channelEnded();
        channel.node().core().sleep(1);
        while (channel.controllers().stream().anyMatch(Controller::open))
            channel.signal().await();
        channel.event("CHANNEL_DESTROY", EventSource.DESTROY, true).fire();
        channel.enter(ChannelState.DESTROY);
        channel.node().destroyed(channel);
    }
}
