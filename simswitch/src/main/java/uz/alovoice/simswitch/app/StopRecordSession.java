package uz.alovoice.simswitch.app;

import java.util.List;
import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.sound.Recording;

/** stop_record_session path|all. */
final class StopRecordSession implements App {
    @Override
    public void run(Channel channel, String data) {
        for (Recording recording : List.copyOf(channel.recordings().values())) {
            if (data.equals("all") || recording.path().equals(data)) recording.stop();
        }
    }
}
