package uz.alovoice.core.audio;

import java.io.ByteArrayInputStream;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.SampleBuffer;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;

/** MPEG audio layer III through JLayer, which trusts its input: tags are cut off before it sees them, and all it throws means a bad file. */
final class Mp3Decoder {
    private static final int TAG_HEADER = 10;
    private static final int LONGEST_PADDING = 4096; // between a tag and the first frame

    private Mp3Decoder() {}

    static void decode(byte[] file, Pcm pcm) {
        int start = firstFrame(file, afterTags(file));
        var stream = new Bitstream(new ByteArrayInputStream(file, start, file.length - start));
        try {
            frames(stream, pcm);
        } catch (JavaLayerException | RuntimeException e) {
            if (e instanceof CoreException known) {
                throw known;
            }
            throw new CoreException(
                    Reason.INVALID, Message.of("audio.mp3_damaged").at("file"), e);
        }
    }

    private static void frames(Bitstream stream, Pcm pcm) throws JavaLayerException {
        var decoder = new Decoder();
        int rate = 0;
        int channels = 0;
        for (Header header = stream.readFrame(); header != null; header = stream.readFrame()) {
            int frameChannels = header.mode() == Header.SINGLE_CHANNEL ? 1 : 2;
            if (rate == 0) {
                rate = header.frequency();
                channels = frameChannels;
                pcm.begin(rate);
            } else if (rate != header.frequency() || channels != frameChannels) {
                throw new CoreException(
                        Reason.INVALID, Message.of("audio.mp3_damaged").at("file"));
            }
            var samples = (SampleBuffer) decoder.decodeFrame(header, stream);
            mix(samples.getBuffer(), samples.getBufferLength(), channels, pcm);
            stream.closeFrame();
        }
    }

    private static void mix(short[] samples, int length, int channels, Pcm pcm) {
        for (int i = 0; i + channels <= length; i += channels) {
            int sum = channels == 1 ? samples[i] : (samples[i] + samples[i + 1]) / 2;
            pcm.accept(sum / 32768f);
        }
    }

    /** JLayer allocates whatever length a tag claims, up to 256 MB. */
    private static int afterTags(byte[] file) {
        int at = 0;
        while (file.length - at > TAG_HEADER && file[at] == 'I' && file[at + 1] == 'D' && file[at + 2] == '3') {
            int size = (file[at + 6] & 0x7F) << 21
                    | (file[at + 7] & 0x7F) << 14
                    | (file[at + 8] & 0x7F) << 7
                    | (file[at + 9] & 0x7F);
            at = (int) Math.min(file.length, (long) at + TAG_HEADER + size);
        }
        return at;
    }

    private static int firstFrame(byte[] file, int from) {
        for (int at = from; at < Math.min(file.length - 4, from + LONGEST_PADDING); at++) {
            boolean sync = file[at] == (byte) 0xFF && (file[at + 1] & 0xE0) == 0xE0;
            boolean layer3 = (file[at + 1] & 0x06) == 0x02 && (file[at + 1] & 0x18) != 0x08;
            boolean rates = (file[at + 2] & 0xF0) != 0xF0 && (file[at + 2] & 0x0C) != 0x0C;
            if (sync && layer3 && rates) {
                return at;
            }
        }
        throw new CoreException(Reason.INVALID, Message.of("audio.not_sound").at("file"));
    }
}
