package uz.alovoice.core.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;

/**
 * Whatever rate comes in, 8 kHz go out: a windowed-sinc low-pass (Blackman, 16 zero crossings a side, from 3.6 kHz) at the
 * exact ratio of the rates, one set of coefficients for each of its phases. Streaming: memory grows with what goes out only.
 */
final class Telephony implements Pcm {
    static final int RATE = 8000;
    private static final int LOWEST_RATE = 4000;
    private static final int HIGHEST_RATE = 192_000;
    private static final int ZERO_CROSSINGS = 16;
    private static final double PASS = 0.9; // of the narrower band: what lies above could fold back

    private final int mostSamples;
    private short[] out = new short[RATE];
    private int written;

    private int in; // input samples for `up` outputs …
    private int up; // … after both are divided by what they share
    private int half; // coefficients on each side of the centre
    private float[][] phases;
    private float[] history;
    private long taken;

    Telephony(Duration longest) {
        this.mostSamples = Math.toIntExact(longest.toMillis() * RATE / 1000);
    }

    @Override
    public void begin(int sampleRate) {
        if (sampleRate < LOWEST_RATE || sampleRate > HIGHEST_RATE) {
            throw new CoreException(
                    Reason.INVALID, Message.of("audio.sample_rate", sampleRate).at("file"));
        }
        int shared = gcd(sampleRate, RATE);
        in = sampleRate / shared;
        up = RATE / shared;
        double cutoff = PASS * 0.5 * Math.min(1, (double) RATE / sampleRate); // in cycles of an input sample
        half = (int) Math.ceil(ZERO_CROSSINGS / (2 * cutoff));
        history = new float[2 * half + 1];
        phases = new float[up][2 * half + 1];
        for (int phase = 0; phase < up; phase++) {
            fill(phases[phase], (double) phase / up, cutoff);
        }
    }

    private void fill(float[] row, double offset, double cutoff) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            double x = i - half - offset;
            double window = Math.abs(x) > half
                    ? 0
                    : 0.42 + 0.5 * Math.cos(Math.PI * x / half) + 0.08 * Math.cos(2 * Math.PI * x / half);
            double sinc = x == 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * x) / (Math.PI * x);
            row[i] = (float) (sinc * window);
            sum += row[i];
        }
        for (int i = 0; i < row.length; i++) {
            row[i] /= (float) sum; // a constant stays what it is
        }
    }

    @Override
    public void accept(float sample) {
        history[(int) (taken++ % history.length)] = sample;
        // Output n lies at input n·in/up; it can be made once `half` more samples are there.
        while (taken > half && Math.floorDiv((long) written * in, up) <= taken - 1 - half) {
            emit();
        }
    }

    private void emit() {
        long position = (long) written * in;
        long centre = position / up;
        var row = phases[(int) (position % up)];
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            long index = centre - half + i;
            if (index >= 0) {
                sum += row[i] * history[(int) (index % history.length)];
            }
        }
        if (written == mostSamples) {
            throw new CoreException(
                    Reason.INVALID,
                    Message.of("audio.too_long", mostSamples / RATE / 60).at("file"));
        }
        if (written == out.length) {
            out = Arrays.copyOf(out, out.length * 2);
        }
        out[written++] = (short) Math.round(Math.max(-1, Math.min(1, sum)) * Short.MAX_VALUE);
    }

    /** Ends the input. @return the whole WAV file */
    byte[] toWav() {
        long wanted = phases == null ? 0 : Math.ceilDiv(taken * up, (long) in);
        while (written < wanted) {
            accept(0);
        }
        var data = ByteBuffer.allocate(44 + 2 * written).order(ByteOrder.LITTLE_ENDIAN);
        data.put(ascii("RIFF")).putInt(36 + 2 * written).put(ascii("WAVEfmt ")).putInt(16);
        data.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
        data.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(2 * written);
        for (int i = 0; i < written; i++) {
            data.putShort(out[i]);
        }
        return data.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
