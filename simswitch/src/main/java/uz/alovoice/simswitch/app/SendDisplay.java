package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.event.EventSource;

/** send_display name|number. */
final class SendDisplay implements App {
    @Override
    public void run(Channel channel, String data) {
        String[] parts = data.split("\\|", -1);
        channel.event("CALL_UPDATE", EventSource.CALL_UPDATE, true)
                .lead("Direction", "SEND")
                .lead("Sent-Callee-ID-Name", parts[0])
                .lead("Sent-Callee-ID-Number", parts.length > 1 ? parts[1] : parts[0])
                .fire();
    }
}
