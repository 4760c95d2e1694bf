package uz.alovoice.simswitch.sound;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes 8 kHz 16-bit WAV files in which parties speak sine tones, streaming, a frame of 20 ms at a time. */
final class ToneWriter {
    private static final int RATE = 8000;
    private static final int AMPLITUDE = 8000;
    private static final short[] SINE = new short[RATE];

    static {
        for (int i = 0; i < RATE; i++) SINE[i] = (short) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * i / RATE));
    }

    private ToneWriter() {}

    static void write(Path file, List<Recording.Talk> talks, long millis, boolean stereo) throws IOException {
        int channels = stereo ? 2 : 1;
        long frames = millis / 20;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 32_768)) {
            out.write(WavFile.header(channels, RATE, frames * 160 * channels * 2));
            byte[] buffer = new byte[160 * channels * 2];
            int talk = 0;
            for (long frame = 0; frame < frames; frame++) {
                while (talk < talks.size() && talks.get(talk).to() <= frame * 20) talk++;
                Recording.Talk now =
                        talk < talks.size() && talks.get(talk).from() <= frame * 20 ? talks.get(talk) : null;
                fill(buffer, frame * 160, now, stereo);
                out.write(buffer);
            }
        }
    }

    private static void fill(byte[] buffer, long sample, Recording.Talk talk, boolean stereo) {
        int at = 0;
        for (int i = 0; i < 160; i++) {
            int left = talk == null ? 0 : tone(talk.left(), sample + i);
            int right = talk == null ? 0 : tone(talk.right(), sample + i);
            if (!stereo) left = (left + right) / 2;
            buffer[at++] = (byte) left;
            buffer[at++] = (byte) (left >> 8);
            if (stereo) {
                buffer[at++] = (byte) right;
                buffer[at++] = (byte) (right >> 8);
            }
        }
    }

    private static int tone(int hertz, long sample) {
        return hertz == 0 ? 0 : SINE[(int) (sample * hertz % RATE)];
    }
}
