package uz.alovoice.web.sip;

/** ITU-T G.711 A-law. */
final class Alaw {
    private static final short[] DECODED = new short[256];
    private static final byte[] ENCODED = new byte[4096]; // by the upper 12 bits of a sample

    static {
        for (int code = 0; code < 256; code++) {
            int bits = code ^ 0x55;
            int exponent = (bits >> 4) & 7;
            int magnitude = ((bits & 15) << 4) + 8;
            magnitude = exponent == 0 ? magnitude : (magnitude + 0x100) << (exponent - 1);
            DECODED[code] = (short) ((bits & 0x80) == 0 ? -magnitude : magnitude);
        }
        for (int i = 0; i < ENCODED.length; i++) {
            ENCODED[i] = nearest((i - 2048) * 16 + 8);
        }
    }

    private Alaw() {}

    static short decode(byte code) {
        return DECODED[code & 0xff];
    }

    /** @param sample 16 bits, signed */
    static byte encode(int sample) {
        return ENCODED[(sample >> 4) + 2048];
    }

    private static byte nearest(int sample) {
        int best = 0;
        for (int code = 1; code < 256; code++) {
            if (Math.abs(DECODED[code] - sample) < Math.abs(DECODED[best] - sample)) {
                best = code;
            }
        }
        return (byte) best;
    }
}
