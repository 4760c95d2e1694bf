package uz.alovoice.simswitch.sound;

/** What a party says, as samples at any moment and rate: what it was given to say, else the tone of its voice. */
public final class Speech {
    /** Samples are given and kept at this rate. */
    public static final int RATE = 8000;

    public static final int FRAME_MILLIS = 20;
    private static final int AMPLITUDE = 8000;
    private short[] text = {};
    private long begunMillis;

    /** Says this, from {@code now} on, instead of anything before. */
    public void say(short[] samples, long now) {
        text = samples.clone();
        begunMillis = now;
    }

    /** Whether there is something left to say. */
    public boolean saying(long now) {
        return (now - begunMillis) * RATE / 1000 < text.length;
    }

    /**
     * A frame of 20 ms.
     *
     * @param millis where it begins, on the node's clock
     * @param hertz of the voice; 0 while it is silent
     */
    public short[] frame(long millis, int rate, int hertz) {
        short[] samples = new short[rate * FRAME_MILLIS / 1000];
        boolean says = saying(millis);
        for (int i = 0; i < samples.length; i++) {
            double second = i / (double) rate;
            if (says) {
                long at = (millis - begunMillis) * RATE / 1000 + (long) (second * RATE);
                samples[i] = at >= 0 && at < text.length ? text[(int) at] : 0;
            } else if (hertz > 0) {
                double phase = (millis % 1000 / 1000.0 + second) * hertz;
                samples[i] = (short) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * phase));
            }
        }
        return samples;
    }

    /** L16 as it is on the wire: little endian. */
    public static byte[] bytes(short[] samples) {
        byte[] bytes = new byte[samples.length * 2];
        for (int i = 0; i < samples.length; i++) {
            bytes[2 * i] = (byte) samples[i];
            bytes[2 * i + 1] = (byte) (samples[i] >> 8);
        }
        return bytes;
    }

    public static short[] samples(byte[] bytes) {
        short[] samples = new short[bytes.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((bytes[2 * i] & 0xFF) | (bytes[2 * i + 1] << 8));
        }
        return samples;
    }
}
