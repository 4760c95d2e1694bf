package uz.alovoice.esl;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A FreeSWITCH version; what follows the three numbers ({@code -dev}) does not count. */
public record SwitchVersion(int major, int minor, int patch) implements Comparable<SwitchVersion> {
    /** Older ones let an unauthenticated SIP MESSAGE run API commands (CVE-2026-116779). */
    public static final SwitchVersion OLDEST_SAFE = new SwitchVersion(1, 11, 3);

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");

    /** From the output of {@code api version} or a Heartbeat's FreeSWITCH-Version; null when it has no version. */
    public static @Nullable SwitchVersion parse(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.find()
                ? new SwitchVersion(
                        Integer.parseInt(numbers.group(1)),
                        Integer.parseInt(numbers.group(2)),
                        Integer.parseInt(numbers.group(3)))
                : null;
    }

    @Override
    public int compareTo(SwitchVersion other) {
        return Comparator.comparingInt(SwitchVersion::major)
                .thenComparingInt(SwitchVersion::minor)
                .thenComparingInt(SwitchVersion::patch)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
