package uz.alovoice.simswitch.sound;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** RIFF/WAVE headers. */
public final class WavFile {
    private static final int RIFF = 0x46464952;
    private static final int FMT = 0x20746d66;
    private static final int DATA = 0x61746164;

    private WavFile() {}

    /** Length of the sound in milliseconds. Throws IOException when the file is no WAV. */
    static long millis(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            DataInputStream data = new DataInputStream(in);
            ByteBuffer head = read(data, 12);
            if (head.getInt(0) != RIFF) throw new IOException(file + " has no RIFF header");
            long bytesPerSecond = 0;
            while (true) {
                ByteBuffer chunk = read(data, 8);
                long size = chunk.getInt(4) & 0xFFFFFFFFL;
                if (chunk.getInt(0) == FMT) {
                    ByteBuffer format = read(data, (int) Math.min(size, 64));
                    bytesPerSecond = format.getInt(8);
                    data.skipNBytes(size - Math.min(size, 64));
                } else if (chunk.getInt(0) == DATA) {
                    if (bytesPerSecond <= 0) throw new IOException(file + " has no format before its data");
                    long present = Math.min(size, Files.size(file));
                    return present * 1000 / bytesPerSecond;
                } else {
                    data.skipNBytes(size + (size & 1));
                }
            }
        }
    }

    private static ByteBuffer read(DataInputStream in, int length) throws IOException {
        return ByteBuffer.wrap(in.readNBytes(length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The 44 bytes before 16-bit PCM samples. */
    static byte[] header(int channels, int rate, long dataBytes) {
        ByteBuffer out = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(RIFF)
                .putInt((int) (36 + dataBytes))
                .put("WAVEfmt ".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        out.putInt(16)
                .putShort((short) 1)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(rate * channels * 2);
        out.putShort((short) (channels * 2)).putShort((short) 16).putInt(DATA).putInt((int) dataBytes);
        return out.array();
    }
}
