package uz.alovoice.core.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.alovoice.core.routing.Step;
import uz.alovoice.core.schedule.Holiday;
import uz.alovoice.core.schedule.Hours;
import uz.alovoice.core.schedule.Schedule;

/**
 * When a contact of a campaign may be called: within the campaign's days and hours, the tenant's quiet hours by the clock of the law and by
 * the contact's own, and the contact's window.
 */
public final class CallingTimes {
    private final CampaignSettings campaign;
    private final CallingRules rules;
    private final Schedule week;
    private final ZoneId zone;
    private final @Nullable Window window;

    /** A contact's own hours. */
    public record Window(LocalTime from, LocalTime until) {
        boolean covers(LocalTime time) {
            return !time.isBefore(from) && time.isBefore(until);
        }
    }

    /**
     * @param contactZone null for the campaign's
     * @param window      null for none of his own
     */
    CallingTimes(CampaignSettings campaign, CallingRules rules, @Nullable ZoneId contactZone, @Nullable Window window) {
        this.campaign = campaign;
        this.rules = rules;
        this.week = new Schedule(
                null, 0, campaign.name(), campaign.hours(), campaign.holidays(), new Step.HangUp(), new Step.HangUp());
        this.zone = contactZone == null ? campaign.zone() : contactZone;
        this.window = window;
    }

    boolean openAt(Instant instant) {
        var day = LocalDate.ofInstant(instant, campaign.zone());
        var his = LocalTime.ofInstant(instant, zone);
        var quiet = new Window(rules.openFrom(), rules.openUntil());
        return !day.isBefore(campaign.firstDay())
                && !day.isAfter(campaign.lastDay())
                && week.openAt(instant, campaign.zone())
                && quiet.covers(LocalTime.ofInstant(instant, rules.zone()))
                && quiet.covers(his)
                && (window == null || window.covers(his));
    }

    /** The first moment from {@code from} on at which he may be called; empty when the campaign has none left. */
    Optional<Instant> nextOpening(Instant from) {
        if (openAt(from)) {
            return Optional.of(from);
        }
        // It can only open where one of the hours begins. A day either side covers all zones.
        var day = LocalDate.ofInstant(from, campaign.zone()).minusDays(1);
        if (day.isBefore(campaign.firstDay().minusDays(1))) {
            day = campaign.firstDay().minusDays(1);
        }
        for (; !day.isAfter(campaign.lastDay().plusDays(1)); day = day.plusDays(1)) {
            var opening = beginnings(day).stream()
                    .filter(at -> at.isAfter(from) && openAt(at))
                    .min(Instant::compareTo);
            if (opening.isPresent()) {
                return opening;
            }
        }
        return Optional.empty();
    }

    private List<Instant> beginnings(LocalDate day) {
        var all = new ArrayList<Instant>();
        all.add(day.atStartOfDay(campaign.zone()).toInstant());
        all.add(day.atTime(rules.openFrom()).atZone(rules.zone()).toInstant());
        all.add(day.atTime(rules.openFrom()).atZone(zone).toInstant());
        if (window != null) {
            all.add(day.atTime(window.from()).atZone(zone).toInstant());
        }
        campaign.hours().stream()
                .map(Hours::from)
                .forEach(
                        time -> all.add(day.atTime(time).atZone(campaign.zone()).toInstant()));
        campaign.holidays().stream()
                .filter(holiday -> holiday.date().equals(day) && holiday.from() != null)
                .map(Holiday::from)
                .forEach(
                        time -> all.add(day.atTime(time).atZone(campaign.zone()).toInstant()));
        return all;
    }
}
