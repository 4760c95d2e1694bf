package uz.alovoice.esl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Searching, comparing and URL-decoding in byte arrays: the inner loops of the codec. */
final class Bytes {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private Bytes() {}

    /** Index of the first {@code wanted} in [from, to), or -1. Eight bytes a step: most of a decode is this search. */
    static int indexOf(byte[] bytes, byte wanted, int from, int to) {
        long pattern = (wanted & 0xFFL) * ONES;
        int i = from;
        for (; i <= to - 8; i += 8) {
            long difference = (long) LONG.get(bytes, i) ^ pattern;
            long zeroes = (difference - ONES) & ~difference & HIGHS;
            if (zeroes != 0) {
                return i + (Long.numberOfTrailingZeros(zeroes) >>> 3);
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Whether {@code bytes} has {@code lowerCase} (ASCII) at {@code from}; the caller checked the length. */
    static boolean equalsIgnoreCase(byte[] bytes, int from, byte[] lowerCase) {
        for (int i = 0; i < lowerCase.length; i++) {
            if (lower(bytes[from + i]) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    /** Compares from the end, since names share their beginnings ({@code variable_}, {@code Caller-}). */
    static boolean equalsIgnoreCase(byte[] bytes, int from, String name) {
        for (int i = name.length() - 1; i >= 0; i--) {
            int ours = bytes[from + i];
            int wanted = name.charAt(i);
            if (ours != wanted && lower(ours) != lower(wanted)) {
                return false;
            }
        }
        return true;
    }

    private static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    /** Decodes %XX over bytes and the result as UTF-8. A bad sequence stays as it is; so does {@code +}. */
    static String urlDecode(byte[] bytes, int from, int to) {
        int percent = indexOf(bytes, (byte) '%', from, to);
        if (percent < 0) {
            return new String(bytes, from, to - from, UTF_8);
        }
        byte[] decoded = new byte[to - from];
        int length = percent - from;
        System.arraycopy(bytes, from, decoded, 0, length);
        for (int i = percent; i < to; i++) {
            int high = -1;
            int low = -1;
            if (bytes[i] == '%' && i + 2 < to) {
                high = Character.digit(bytes[i + 1], 16);
                low = Character.digit(bytes[i + 2], 16);
            }
            if (high >= 0 && low >= 0) {
                decoded[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                decoded[length++] = bytes[i];
            }
        }
        return new String(decoded, 0, length, UTF_8);
    }
}
