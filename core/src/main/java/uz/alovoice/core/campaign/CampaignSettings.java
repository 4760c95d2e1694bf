package uz.alovoice.core.campaign;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import uz.alovoice.core.Check;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.schedule.Holiday;
import uz.alovoice.core.schedule.Hours;

/**
 * How a campaign calls.
 *
 * @param firstDay           to {@code lastDay}, included, in {@code zone}
 * @param hours              of the week; the tenant's quiet hours and the contact's own narrow them
 * @param maxSimultaneous    calls under way at once
 * @param minTalkSeconds     a shorter talk is no success
 * @param attemptsPerNumber  that count; see {@link AttemptOutcome#counts}
 * @param attemptsPerContact over all numbers of the contact
 * @param retries            by outcome; {@link Retry#defaults} fill in what is not named
 * @param onAnswer           a message, a queue, an extension or a call outside
 */
public record CampaignSettings(
        String name,
        LocalDate firstDay,
        LocalDate lastDay,
        ZoneId zone,
        List<Hours> hours,
        List<Holiday> holidays,
        List<CampaignLine> lines,
        PacingChoice pacing,
        int maxSimultaneous,
        int callsPerSecond,
        int minTalkSeconds,
        int attemptsPerNumber,
        int attemptsPerContact,
        Map<AttemptOutcome, Retry> retries,
        Step onAnswer) {
    private static final int LONGEST_DAYS = 366;

    public CampaignSettings {
        name = Check.name("name", name);
        Check.that(
                firstDay != null && lastDay != null && !firstDay.isAfter(lastDay), "last_day", "campaign.days_order");
        Check.that(firstDay.plusDays(LONGEST_DAYS).isAfter(lastDay), "last_day", "campaign.too_long");
        Check.that(zone != null, "time_zone", "field.required");
        hours = List.copyOf(hours);
        holidays = List.copyOf(holidays);
        lines = List.copyOf(lines);
        Check.range("hours", hours.size(), 1, 100);
        Check.range("holidays", holidays.size(), 0, 1000);
        Check.range("lines", lines.size(), 1, 20);
        Check.that(lines.stream().map(CampaignLine::trunk).distinct().count() == lines.size(), "lines", "field.twice");
        Check.that(pacing != null, "pacing", "field.required");
        Check.range("max_simultaneous", maxSimultaneous, 1, 1000);
        Check.range("calls_per_second", callsPerSecond, 1, 100);
        Check.range("min_talk_seconds", minTalkSeconds, 0, 3600);
        Check.range("attempts_per_number", attemptsPerNumber, 1, 20);
        Check.range("attempts_per_contact", attemptsPerContact, 1, 50);
        Check.that(!retries.containsKey(AttemptOutcome.SUCCESS), "retries.success", "campaign.after_success");
        var all = Retry.defaults();
        all.putAll(retries);
        retries = Map.copyOf(new EnumMap<>(all));
        Check.that(
                onAnswer instanceof Step.Message
                        || onAnswer instanceof Step.Queue
                        || onAnswer instanceof Step.Extension
                        || onAnswer instanceof Step.Outside,
                "on_answer",
                "campaign.on_answer_kind");
    }
}
