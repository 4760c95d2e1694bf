package uz.alovoice.simswitch.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** FreeSWITCH's own percent-encoding: commas, slashes, parentheses and a few more stay as they are. */
public final class UrlText {
    private static final boolean[] SAFE = new boolean[128];
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    static {
        String unsafe = "\r\n #%&+:;<=>?@[\\]^`{|}\"";
        for (char c = ' '; c <= '~'; c++) SAFE[c] = unsafe.indexOf(c) < 0;
    }

    private UrlText() {}

    /** A value with {@code %XX} in it counts as encoded already and goes out unchanged (captures esl-inbound/05). */
    public static String encode(String value) {
        if (looksEncoded(value)) return value;
        return encodeAll(value);
    }

    public static String encodeAll(String value) {
        int i = 0;
        while (i < value.length() && value.charAt(i) < 128 && SAFE[value.charAt(i)]) i++;
        if (i == value.length()) return value;
        StringBuilder out = new StringBuilder(value.length() + 24);
        for (byte b : value.getBytes(UTF_8)) {
            if (b >= 0 && SAFE[b]) out.append((char) b);
            else out.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
        }
        return out.toString();
    }

    public static String decode(String value) {
        if (value.indexOf('%') < 0) return value;
        byte[] bytes = value.getBytes(UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%' && i + 2 < bytes.length && hex(bytes[i + 1]) >= 0 && hex(bytes[i + 2]) >= 0) {
                out.write(hex(bytes[i + 1]) << 4 | hex(bytes[i + 2]));
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(UTF_8);
    }

    private static boolean looksEncoded(String value) {
        for (int i = value.indexOf('%'); i >= 0; i = value.indexOf('%', i + 1)) {
            if (i + 2 < value.length() && hex(value.charAt(i + 1)) >= 0 && hex(value.charAt(i + 2)) >= 0) return true;
        }
        return false;
    }

    private static int hex(int c) {
        return c < 128 ? Character.digit((char) c, 16) : -1;
    }
}
