package uz.alovoice.simswitch.node;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The node's clock: microseconds since 1970, and dates as FreeSWITCH writes them. */
public final class NodeClock {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter GMT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private final long wallMicros = System.currentTimeMillis() * 1000;
    private final long nanos = System.nanoTime();
    private final ZoneId zone = ZoneId.systemDefault();
    private long formattedSecond = -1;
    private String local;
    private String gmt;

    public long micros() {
        return wallMicros + (System.nanoTime() - nanos) / 1000;
    }

    public long millis() {
        return micros() / 1000;
    }

    public long seconds() {
        return micros() / 1_000_000;
    }

    /** Such as {@code 2026-11-22 13:53:58} in the node's zone. */
    public String local(long micros) {
        format(micros);
        return local;
    }

    /** Such as {@code Sun, 22 Nov 2026 13:53:58 GMT}. */
    String gmt(long micros) {
        format(micros);
        return gmt;
    }

    private void format(long micros) {
        long second = Math.floorDiv(micros, 1_000_000);
        if (second == formattedSecond) return;
        Instant instant = Instant.ofEpochSecond(second);
        local = LOCAL.format(instant.atZone(zone));
        gmt = GMT.format(instant.atZone(ZoneOffset.UTC));
        formattedSecond = second;
    }
}
