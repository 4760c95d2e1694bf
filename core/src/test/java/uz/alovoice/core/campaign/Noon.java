package uz.alovoice.core.campaign;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Where it is between twelve and one now: there people may be called whenever a test runs. */
public final class Noon {
    private Noon() {}

    /** A zone that Java and PostgreSQL both know by this name; the sign of these names is the other way round. */
    public static ZoneId zone() {
        var hoursEast = 12 - LocalTime.now(ZoneOffset.UTC).getHour();
        return ZoneId.of("Etc/GMT" + (hoursEast > 0 ? "-" : "+") + Math.abs(hoursEast));
    }
}
