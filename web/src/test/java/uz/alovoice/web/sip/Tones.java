package uz.alovoice.web.sip;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Says which tones sound in 8 kHz audio, by Goertzel's algorithm over blocks of 100 ms. */
public final class Tones {
    public static final int RATE = 8000;
    static final int BLOCK = RATE / 10;

    /** Two tones at once have half of the energy each; speech and music never have this much on one of our frequencies. */
    private static final double PRESENT = 0.35;

    /** Below this root mean square, of 32,767, a block is silence. */
    private static final double SILENT = 100;

    private Tones() {}

    /** Whether the tone carries a good part of the block's energy. Multiples of 10 Hz are told apart exactly. */
    static boolean present(short[] block, double frequency) {
        return share(block, frequency) >= PRESENT;
    }

    static boolean silent(short[] block) {
        return Math.sqrt(energy(block) / block.length) < SILENT;
    }

    /** A WAV file, 16 bit mono at 8 kHz, with a sine. */
    public static Path write(Path wav, double frequency, Duration duration) throws IOException {
        int samples = (int) (duration.toMillis() * RATE / 1000);
        var bytes = ByteBuffer.allocate(44 + 2 * samples).order(LITTLE_ENDIAN);
        bytes.putInt(0x46464952).putInt(36 + 2 * samples).putInt(0x45564157); // RIFF … WAVE
        bytes.putInt(0x20746d66).putInt(16).putShort((short) 1).putShort((short) 1); // fmt: PCM, one channel
        bytes.putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
        bytes.putInt(0x61746164).putInt(2 * samples); // data
        for (int i = 0; i < samples; i++) {
            bytes.putShort((short) (8000 * Math.sin(2 * Math.PI * frequency * i / RATE)));
        }
        return Files.write(wav, bytes.array());
    }

    private static double share(short[] block, double frequency) {
        if (silent(block)) {
            return 0;
        }
        double coefficient = 2 * Math.cos(2 * Math.PI * frequency / RATE);
        double before = 0;
        double last = 0;
        for (short sample : block) {
            double next = sample + coefficient * last - before;
            before = last;
            last = next;
        }
        double power = last * last + before * before - coefficient * last * before;
        return 2 * power / (block.length * energy(block));
    }

    private static double energy(short[] block) {
        double sum = 0;
        for (short sample : block) {
            sum += (double) sample * sample;
        }
        return sum;
    }

    /** A WAV file's samples, by channel. */
    public record Recording(List<short[]> channels) {
        /** @throws IOException when it is not 16-bit PCM at 8 kHz */
        public static Recording read(Path wav) throws IOException {
            var bytes = ByteBuffer.wrap(Files.readAllBytes(wav)).order(LITTLE_ENDIAN);
            bytes.position(12);
            int channels = 0;
            while (bytes.remaining() >= 8) {
                int kind = bytes.getInt();
                int size = bytes.getInt();
                if (kind == 0x20746d66) { // "fmt "
                    channels = bytes.getShort(bytes.position() + 2);
                    if (bytes.getInt(bytes.position() + 4) != RATE || bytes.getShort(bytes.position() + 14) != 16) {
                        throw new IOException("not 16 bit at 8 kHz: " + wav);
                    }
                } else if (kind == 0x61746164
                        && channels > 0) { // "data"; its size is not final while it is being written
                    return split(bytes, channels, Math.min(size, bytes.remaining()));
                }
                bytes.position(Math.min(bytes.limit(), bytes.position() + size + (size & 1)));
            }
            throw new IOException("no audio in " + wav);
        }

        private static Recording split(ByteBuffer bytes, int channels, int size) {
            var samples = new short[channels][size / 2 / channels];
            for (int i = 0; i < samples[0].length; i++) {
                for (int channel = 0; channel < channels; channel++) {
                    samples[channel][i] = bytes.getShort();
                }
            }
            return new Recording(List.of(samples));
        }

        public double seconds() {
            return (double) channels.getFirst().length / RATE;
        }

        /** Part of the whole, 0 to 1, in which the tone is heard on the channel (0 is left). */
        public double share(int channel, double frequency) {
            var samples = channels.get(channel);
            int blocks = samples.length / BLOCK;
            int heard = 0;
            for (int i = 0; i < blocks; i++) {
                if (present(Arrays.copyOfRange(samples, i * BLOCK, (i + 1) * BLOCK), frequency)) {
                    heard++;
                }
            }
            return blocks == 0 ? 0 : (double) heard / blocks;
        }
    }
}
