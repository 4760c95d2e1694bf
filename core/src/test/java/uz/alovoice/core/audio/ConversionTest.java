package uz.alovoice.core.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;

class ConversionTest {
    static final int SECONDS = 1;

    /** A WAV with the same sound on each channel, in any encoding the decoder knows. */
    static byte[] wav(int kind, int bits, int channels, int rate, DoubleUnaryOperator sound) {
        int frames = rate * SECONDS;
        var data = ByteBuffer.allocate(frames * channels * bits / 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < frames; i++) {
            double value = sound.applyAsDouble((double) i / rate);
            for (int c = 0; c < channels; c++) {
                put(data, kind, bits, value);
            }
        }
        return riff(kind, bits, channels, rate, data.array(), data.capacity());
    }

    static void put(ByteBuffer out, int kind, int bits, double value) {
        if (kind == 3) {
            if (bits == 32) out.putFloat((float) value);
            else out.putDouble(value);
            return;
        }
        switch (bits) {
            case 8 -> out.put((byte) (128 + Math.round(value * 127)));
            case 16 -> out.putShort((short) Math.round(value * 32767));
            case 24 -> {
                int v = (int) Math.round(value * 8388607);
                out.put((byte) v).put((byte) (v >> 8)).put((byte) (v >> 16));
            }
            default -> out.putInt((int) Math.round(value * 2147483647.0));
        }
    }

    static byte[] riff(int kind, int bits, int channels, int rate, byte[] data, int saidSize) {
        var out = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + saidSize);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) kind).putShort((short) channels).putInt(rate).putInt(rate * channels * bits / 8);
        out.putShort((short) (channels * bits / 8)).putShort((short) bits);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(saidSize).put(data);
        return out.array();
    }

    static DoubleUnaryOperator tone(double hz) {
        return t -> 0.5 * Math.sin(2 * Math.PI * hz * t);
    }

    /** Amplitude of one frequency in a converted file, by correlation; the ends, where the filter swings in, are left out. */
    static double amplitude(byte[] wav, double hz) {
        var samples = ByteBuffer.wrap(wav, 44, wav.length - 44)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        int from = 800;
        int to = from + (samples.remaining() - 1600) / 800 * 800;
        double re = 0;
        double im = 0;
        for (int i = from; i < to; i++) {
            re += samples.get(i) / 32767.0 * Math.cos(2 * Math.PI * hz * i / 8000);
            im += samples.get(i) / 32767.0 * Math.sin(2 * Math.PI * hz * i / 8000);
        }
        return 2 * Math.hypot(re, im) / (to - from);
    }

    @ParameterizedTest
    @CsvSource({
        "1,8,1,8000",
        "1,16,1,8000",
        "1,16,2,44100",
        "1,16,2,48000",
        "1,24,2,96000",
        "1,32,1,16000",
        "3,32,2,44100",
        "3,64,1,22050",
        "1,16,1,11025",
        "1,16,6,48000",
        "1,16,1,4000",
        "1,16,1,192000",
        "1,16,1,12345"
    })
    void everyUsualWavBecomesTelephony(int kind, int bits, int channels, int rate) {
        var out = Conversion.toTelephony(wav(kind, bits, channels, rate, tone(440)));
        assertThat(Arrays.copyOfRange(out, 20, 36))
                .as("PCM, mono, 8000 Hz, 16 bit")
                .isEqualTo(new byte[] {1, 0, 1, 0, 0x40, 0x1F, 0, 0, (byte) 0x80, 0x3E, 0, 0, 2, 0, 16, 0});
        assertThat(Conversion.duration(out)).hasMillis(1000);
        assertThat(amplitude(out, 440)).isCloseTo(0.5, within(0.01));
    }

    @Test
    void whatTelephonyCannotCarryIsTakenOutNotFoldedBack() {
        var out = Conversion.toTelephony(wav(
                1, 16, 1, 48000, t -> tone(1000).applyAsDouble(t) + tone(5000).applyAsDouble(t) * 0.9));
        assertThat(amplitude(out, 1000)).isCloseTo(0.5, within(0.01));
        assertThat(amplitude(out, 3000)).as("the image of 5 kHz").isLessThan(0.0005);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7})
    void companded8BitFilesAreRead(int kind) {
        // Silence: A-law 0xD5 is +8, µ-law 0xFF is 0.
        var data = new byte[8000];
        Arrays.fill(data, kind == 6 ? (byte) 0xD5 : (byte) 0xFF);
        var out = Conversion.toTelephony(riff(kind, 8, 1, 8000, data, data.length));
        assertThat(amplitude(out, 440)).isLessThan(0.0001);
        // Full scale, alternating halves: a square wave of 500 Hz has 4/π of its height there.
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) ((i / 8 % 2 == 0 ? 0x80 : 0x00) ^ (kind == 6 ? 0x2A : 0x00));
        }
        assertThat(amplitude(Conversion.toTelephony(riff(kind, 8, 1, 8000, data, data.length)), 500))
                .isGreaterThan(0.9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tone-440-stereo-44100.mp3", "tone-440-mono-22050.mp3"})
    void mp3BecomesTelephony(String name) throws IOException {
        var out = Conversion.toTelephony(resource(name));
        assertThat(Conversion.duration(out).toMillis()).isBetween(1000L, 1200L);
        assertThat(amplitude(out, 440)).isCloseTo(0.5, within(0.06));
        assertThat(amplitude(out, 1234)).isLessThan(0.01);
    }

    @Test
    void anMp3WithATagThatLiesAboutItsLengthIsRefusedWithoutAllocatingIt() throws IOException {
        var mp3 = resource("tone-440-mono-22050.mp3");
        var tagged = new byte[10 + mp3.length];
        System.arraycopy(new byte[] {'I', 'D', '3', 3, 0, 0, 0x7F, 0x7F, 0x7F, 0x7F}, 0, tagged, 0, 10);
        System.arraycopy(mp3, 0, tagged, 10, mp3.length);
        assertThatThrownBy(() -> Conversion.toTelephony(tagged)).hasMessageContaining("neither an MP3 nor a WAV");
        System.arraycopy(new byte[] {0, 0, 0, 0}, 0, tagged, 6, 4);
        assertThat(Conversion.duration(Conversion.toTelephony(tagged)).toMillis())
                .isGreaterThan(900);
    }

    @Test
    void sizesThatRecordersLeaveOpenReachToTheEnd() {
        var data = new byte[16000];
        assertThat(Conversion.duration(Conversion.toTelephony(riff(1, 16, 1, 8000, data, 0))))
                .hasMillis(1000);
        assertThat(Conversion.duration(Conversion.toTelephony(riff(1, 16, 1, 8000, data, -1))))
                .hasMillis(1000);
    }

    @ParameterizedTest
    @CsvSource({
        "1,16,1,0",
        "1,16,1,-5",
        "1,16,1,2000000000",
        "1,16,0,8000",
        "1,16,9,8000",
        "1,12,1,8000",
        "85,16,1,8000"
    })
    void formatsThatCannotBeAreRefused(int kind, int bits, int channels, int rate) {
        assertInvalid(riff(kind, bits, channels, rate, new byte[4000], 4000));
    }

    @Test
    void emptyCutAndForeignFilesAreRefused() {
        assertInvalid(new byte[0]);
        assertInvalid("just text, no sound at all".getBytes(StandardCharsets.UTF_8));
        assertInvalid(riff(1, 16, 1, 8000, new byte[0], 0));
        assertInvalid(Arrays.copyOf(wav(1, 16, 1, 8000, tone(440)), 30));
        assertInvalid(riff(1, 16, 1, 8000, new byte[200], 200)); // 12 ms
    }

    @Test
    void aRecordingThatIsTooLongIsRefusedBeforeItFillsTheMemory() {
        var elevenMinutes = new byte[8000 * 660];
        assertThatThrownBy(() -> Conversion.toTelephony(riff(7, 8, 1, 8000, elevenMinutes, elevenMinutes.length)))
                .hasMessageContaining("longer than 10 minutes");
        assertInvalid(new byte[Conversion.LARGEST_FILE + 1]);
    }

    @Test
    void damagedFilesAreSoundOrInvalidNothingElse() throws IOException {
        var random = new Random(42);
        for (var whole : new byte[][] {resource("tone-440-stereo-44100.mp3"), wav(1, 16, 2, 44100, tone(440))}) {
            for (int round = 0; round < 60; round++) {
                var broken = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
                for (int i = 0; i < 1 + random.nextInt(50); i++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt();
                }
                try {
                    assertThat(Conversion.toTelephony(broken)).hasSizeGreaterThan(44);
                } catch (CoreException e) {
                    assertThat(e.reason()).isEqualTo(Reason.INVALID);
                }
            }
        }
    }

    static void assertInvalid(byte[] file) {
        assertThatThrownBy(() -> Conversion.toTelephony(file))
                .isInstanceOfSatisfying(
                        CoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID));
    }

    static byte[] resource(String name) throws IOException {
        try (var in = ConversionTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
