package uz.alovoice.core.tenant;

import java.time.DateTimeException;
import java.time.ZoneId;
import uz.alovoice.core.Check;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Language;
import uz.alovoice.core.Message;

/**
 * What a customer may change, and what the administrator allows him.
 *
 * @param internationalAllowed calls abroad; off until asked for
 * @param premiumAllowed       paid numbers; off until asked for
 * @param dailyCallLimit       outgoing calls a day
 * @param dailySpendLimit      tiyin a day
 * @param announceRecording    says that the call is recorded, before it is
 * @param recordingDays        recordings are erased after so many days
 */
public record TenantSettings(
        String name,
        ZoneId timeZone,
        Language language,
        boolean internationalAllowed,
        boolean premiumAllowed,
        int dailyCallLimit,
        long dailySpendLimit,
        boolean recordCalls,
        boolean announceRecording,
        int recordingDays) {
    private static final long MOST_SPENT = 100_000_000_000L;

    public TenantSettings {
        name = Check.name("name", name);
        Check.range("daily_call_limit", dailyCallLimit, 0, 1_000_000);
        Check.range("daily_spend_limit", dailySpendLimit, 0, MOST_SPENT);
        Check.range("recording_days", recordingDays, 1, 3650);
    }

    /** A new customer's settings. */
    public static TenantSettings of(String name) {
        return of(name, Language.UZ);
    }

    /** A new customer's settings, in his language. */
    public static TenantSettings of(String name, Language language) {
        return new TenantSettings(
                name, ZoneId.of("Asia/Tashkent"), language, false, false, 2000, 50_000_000, true, false, 90);
    }

    /** Refuses what is not a time zone of the tz database. */
    public static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new CoreException(
                    Reason.INVALID,
                    Message.of("company.time_zone_unknown", name).at("time_zone"),
                    e);
        }
    }
}
