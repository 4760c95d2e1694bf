package uz.alovoice.core.campaign;

import java.time.LocalTime;
import java.time.ZoneId;
import uz.alovoice.core.Check;

/**
 * What a tenant owes everyone it calls, over all its campaigns.
 *
 * @param zone         whose law says when people may be called: the capital's clock
 * @param openFrom     09:00 or later, by the clock of {@code zone} and by the contact's own
 * @param openUntil    20:00 or earlier; not included
 * @param attemptsADay to one person, 1 to 20; days are those of {@code zone}
 */
public record CallingRules(ZoneId zone, LocalTime openFrom, LocalTime openUntil, int attemptsADay) {
    private static final LocalTime EARLIEST = LocalTime.of(9, 0);
    private static final LocalTime LATEST = LocalTime.of(20, 0);

    /** Of a tenant that has set nothing. */
    public static final CallingRules DEFAULT = new CallingRules(ZoneId.of("Asia/Tashkent"), EARLIEST, LATEST, 3);

    public CallingRules {
        Check.that(
                !openFrom.isBefore(EARLIEST) && !openUntil.isAfter(LATEST) && openFrom.isBefore(openUntil),
                "open_from",
                "calling_rules.hours");
        Check.range("attempts_a_day", attemptsADay, 1, 20);
    }
}
