package uz.alovoice.core.audio;

import java.time.Duration;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;

/** The one conversion at upload: MP3 or WAV to what a switch plays without work. Blocks for up to seconds. */
final class Conversion {
    static final Duration LONGEST = Duration.ofMinutes(10);
    static final int LARGEST_FILE = 20 << 20;
    private static final int WAV_HEADER = 44;
    private static final int SHORTEST_MS = 100;

    private Conversion() {}

    /** @return WAV, 8 kHz, mono, 16 bit; throws INVALID with the reason for anything that is not sound */
    static byte[] toTelephony(byte[] upload) {
        if (upload.length > LARGEST_FILE) {
            throw new CoreException(
                    Reason.INVALID,
                    Message.of("audio.too_large", LARGEST_FILE >> 20).at("file"));
        }
        var telephony = new Telephony(LONGEST);
        if (WavDecoder.isWav(upload)) {
            WavDecoder.decode(upload, telephony);
        } else {
            Mp3Decoder.decode(upload, telephony);
        }
        var wav = telephony.toWav();
        if (duration(wav).toMillis() < SHORTEST_MS) {
            throw new CoreException(Reason.INVALID, Message.of("audio.empty").at("file"));
        }
        return wav;
    }

    static Duration duration(byte[] wav) {
        return Duration.ofMillis((wav.length - WAV_HEADER) * 1000L / (2 * Telephony.RATE));
    }
}
