package uz.alovoice.esl;

import static java.nio.charset.StandardCharsets.UTF_8;

/** FreeSWITCH's own percent-encoding: commas, slashes, parentheses and a few more stay as they are. */
public final class UrlText {
    private static final String HEX = "0123456789ABCDEF";
    /** What FreeSWITCH encodes within ASCII, besides control characters (switch_utils.h, SWITCH_URL_UNSAFE). */
    private static final String UNSAFE = "\r\n #%&+:;<=>?@[\\]^`{|}\"";

    private static final boolean[] SAFE = new boolean[128];

    static {
        for (char c = ' '; c <= '~'; c++) {
            SAFE[c] = UNSAFE.indexOf(c) < 0;
        }
    }

    private UrlText() {}

    /** As events carry values: a percent sign that already begins a pair of upper-case hex digits is left alone. */
    public static String encode(String value) {
        return encode(value, true);
    }

    /** As forms carry values: every percent sign is encoded. */
    public static String encodeAll(String value) {
        return encode(value, false);
    }

    private static String encode(String value, boolean keepsPairs) {
        int plain = 0;
        while (plain < value.length() && value.charAt(plain) < 128 && SAFE[value.charAt(plain)]) {
            plain++;
        }
        if (plain == value.length()) {
            return value;
        }
        byte[] bytes = value.getBytes(UTF_8);
        StringBuilder text = new StringBuilder(bytes.length + 24);
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i];
            if ((c >= 0 && SAFE[c]) || (keepsPairs && isPair(bytes, i))) {
                text.append((char) c);
            } else {
                text.append('%').append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
            }
        }
        return text.toString();
    }

    private static boolean isPair(byte[] bytes, int at) {
        return bytes[at] == '%'
                && at + 2 < bytes.length
                && HEX.indexOf(bytes[at + 1]) >= 0
                && HEX.indexOf(bytes[at + 2]) >= 0;
    }

    /** Decodes %XX and the result as UTF-8. A bad sequence stays as it is; so does {@code +}. */
    public static String decode(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        byte[] bytes = value.getBytes(UTF_8);
        return Bytes.urlDecode(bytes, 0, bytes.length);
    }
}
