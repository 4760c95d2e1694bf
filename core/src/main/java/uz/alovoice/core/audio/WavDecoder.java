package uz.alovoice.core.audio;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;

/** WAV of the usual kinds: PCM of 8, 16, 24 and 32 bits, floating point of 32 and 64, A-law and µ-law; 1 to 8 channels, mixed to one. */
final class WavDecoder {
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int MOST_CHANNELS = 8;

    private record Format(int kind, int channels, int rate, int bits) {}

    private WavDecoder() {}

    static boolean isWav(byte[] file) {
        return file.length >= 12 && tag(file, 0).equals("RIFF") && tag(file, 8).equals("WAVE");
    }

    static void decode(byte[] file, Pcm pcm) {
        var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(12);
        Format format = null;
        try {
            while (in.remaining() >= 8) {
                var chunk = tag(file, in.position());
                in.position(in.position() + 4);
                // Recorders that stream write 0 or −1 here: then the chunk goes on to the end of the file.
                long said = Integer.toUnsignedLong(in.getInt());
                int size = (int) Math.min(said, in.remaining());
                if (chunk.equals("fmt ")) {
                    format = format(in.slice(in.position(), size).order(ByteOrder.LITTLE_ENDIAN));
                } else if (chunk.equals("data")) {
                    if (format == null) {
                        throw refused("its format comes after its data");
                    }
                    int length = said == 0 ? in.remaining() : size;
                    samples(in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN), format, pcm);
                    return;
                }
                in.position(Math.min(in.limit(), in.position() + size + (size & 1)));
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new CoreException(
                    Reason.INVALID, Message.of("audio.wav_unusable").at("file"), e);
        }
        throw refused("it has no sound");
    }

    private static Format format(ByteBuffer in) {
        int kind = Short.toUnsignedInt(in.getShort());
        int channels = Short.toUnsignedInt(in.getShort());
        int rate = in.getInt();
        in.position(in.position() + 6);
        int bits = Short.toUnsignedInt(in.getShort());
        if (kind == EXTENSIBLE) {
            in.position(in.position() + 8);
            kind = Short.toUnsignedInt(in.getShort());
        }
        boolean known =
                switch (kind) {
                    case PCM -> bits == 8 || bits == 16 || bits == 24 || bits == 32;
                    case FLOAT -> bits == 32 || bits == 64;
                    case A_LAW, MU_LAW -> bits == 8;
                    default -> false;
                };
        if (!known) {
            throw refused("its encoding " + kind + " with " + bits + " bits is not supported; save it as 16-bit PCM");
        }
        if (channels < 1 || channels > MOST_CHANNELS) {
            throw refused("it has " + channels + " channels");
        }
        return new Format(kind, channels, rate, bits);
    }

    private static void samples(ByteBuffer in, Format format, Pcm pcm) {
        pcm.begin(format.rate());
        int frame = format.channels() * format.bits() / 8;
        while (in.remaining() >= frame) {
            double sum = 0;
            for (int channel = 0; channel < format.channels(); channel++) {
                sum += sample(in, format);
            }
            var mono = (float) (sum / format.channels());
            pcm.accept(Float.isFinite(mono) ? mono : 0);
        }
    }

    private static double sample(ByteBuffer in, Format format) {
        return switch (format.kind()) {
            case A_LAW -> aLaw(in.get()) / 32768.0;
            case MU_LAW -> muLaw(in.get()) / 32768.0;
            case FLOAT -> format.bits() == 32 ? in.getFloat() : in.getDouble();
            default ->
                switch (format.bits()) {
                    case 8 -> (Byte.toUnsignedInt(in.get()) - 128) / 128.0;
                    case 16 -> in.getShort() / 32768.0;
                    case 24 ->
                        (Byte.toUnsignedInt(in.get()) | Byte.toUnsignedInt(in.get()) << 8 | in.get() << 16) / 8388608.0;
                    default -> in.getInt() / 2147483648.0;
                };
        };
    }

    /** ITU-T G.711, A-law. */
    private static int aLaw(byte code) {
        int a = (code ^ 0x55) & 0xFF;
        int exponent = (a & 0x70) >> 4;
        int magnitude = (a & 0x0F) << 4;
        magnitude = exponent == 0 ? magnitude + 8 : (magnitude + 0x108) << (exponent - 1);
        return (a & 0x80) != 0 ? magnitude : -magnitude;
    }

    /** ITU-T G.711, µ-law. */
    private static int muLaw(byte code) {
        int u = ~code & 0xFF;
        int magnitude = ((((u & 0x0F) << 3) + 0x84) << ((u & 0x70) >> 4)) - 0x84;
        return (u & 0x80) != 0 ? -magnitude : magnitude;
    }

    private static String tag(byte[] file, int at) {
        return new String(file, at, 4, StandardCharsets.ISO_8859_1);
    }

    private static CoreException refused(String why) {
        return new CoreException(
                Reason.INVALID, Message.of("audio.wav_unusable").at("file"), new IllegalArgumentException(why));
    }
}
