package uz.alovoice.simswitch.app;

import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.sound.Recording;

/** record_session_mask and _unmask: silence in the recording while the conversation goes on. */
final class MaskRecording implements App {
    private final boolean masked;

    MaskRecording(boolean masked) {
        this.masked = masked;
    }

    @Override
    public void run(Channel channel, String data) {
        Recording recording = channel.recordings().get(data);
        if (recording != null) recording.mask(masked);
    }
}
