package uz.alovoice.core.schedule;

/** A schedule of working hours. */
public record ScheduleId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
