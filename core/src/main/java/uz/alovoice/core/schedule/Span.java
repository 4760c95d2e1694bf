package uz.alovoice.core.schedule;

import java.time.LocalTime;

/** From a time of day until another, which is the next day's when it is not later: 20:00 to 02:00, or 00:00 to 00:00 for a whole day. */
record Span(LocalTime from, LocalTime to) {
    boolean crossesMidnight() {
        return !to.isAfter(from);
    }

    /** On the day it begins. */
    boolean coversFirstDay(LocalTime time) {
        return !time.isBefore(from) && (crossesMidnight() || time.isBefore(to));
    }

    /** On the day after. */
    boolean coversNextDay(LocalTime time) {
        return crossesMidnight() && time.isBefore(to);
    }
}
