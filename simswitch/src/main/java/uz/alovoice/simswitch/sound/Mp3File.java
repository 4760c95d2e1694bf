package uz.alovoice.simswitch.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** MPEG layer III: the length from the first frame's bit rate, which is exact for constant bit rates. */
final class Mp3File {
    private static final int[] MPEG1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] MPEG2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};

    private Mp3File() {}

    static long millis(Path file) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(65_536);
        }
        for (int i = 0; i + 4 < head.length; i++) {
            if ((head[i] & 0xFF) != 0xFF || (head[i + 1] & 0xE6) != 0xE2) continue;
            int index = (head[i + 2] & 0xF0) >> 4;
            if (index == 0 || index == 15) continue;
            int kilobits = ((head[i + 1] & 0x18) == 0x18 ? MPEG1 : MPEG2)[index];
            return (Files.size(file) - i) * 8 / kilobits;
        }
        throw new IOException(file + " has no MPEG frame");
    }
}
