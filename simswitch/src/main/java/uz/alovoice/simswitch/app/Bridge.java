package uz.alovoice.simswitch.app;

import java.util.List;
import uz.alovoice.simswitch.channel.CallState;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.simswitch.channel.Variables;
import uz.alovoice.simswitch.sip.Originator;
import uz.alovoice.simswitch.sip.Ringback;
import uz.alovoice.simswitch.sip.Talk;

/** bridge dial-string: rings, connects, and afterwards goes on or hangs up as variables say. */
final class Bridge implements App {
    @Override
    public void run(Channel channel, String data) {
        boolean waits = channel.media().answered();
        if (waits) channel.callState(CallState.RING_WAIT);
        int timeout = channel.variables().number("call_timeout", 60);
        Originator.Outcome outcome = new Originator(channel.node(), channel).ring(data, timeout);
        Ringback.stop(channel);
        if (waits && channel.up()) channel.callState(CallState.ACTIVE);
        switch (outcome) {
            case Originator.Outcome.Failed failed -> afterFailure(channel, failed.cause());
            case Originator.Outcome.Answered answered -> {
                Channel leg = answered.leg();
                Talk.between(channel, leg);
                if (channel.ready() && channel.variables().isTrue("hangup_after_bridge")) {
                    channel.hangUp(leg.cause() == null ? HangupCause.NORMAL_CLEARING : leg.cause());
                }
            }
        }
    }

    /** continue_on_fail is true, or a list of causes that may go on. */
    private static void afterFailure(Channel channel, HangupCause cause) {
        String allowed = channel.variables().get("continue_on_fail");
        boolean goOn = Variables.isTrue(allowed, false)
                || (allowed != null && List.of(allowed.split(",", -1)).contains(cause.name()));
        if (!goOn && channel.ready()) channel.hangUp(cause);
    }
}
