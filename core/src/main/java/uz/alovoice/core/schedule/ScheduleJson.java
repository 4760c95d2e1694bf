package uz.alovoice.core.schedule;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;

/** Hours and holidays as they are stored and as the API speaks them; V0001 shows the form. */
public final class ScheduleJson {
    private ScheduleJson() {}

    public static JsonArray hours(List<Hours> hours) {
        return new JsonArray(hours.stream()
                .map(h -> new JsonObject()
                        .put(
                                "days",
                                new JsonArray(h.days().stream()
                                        .sorted()
                                        .map(DayOfWeek::name)
                                        .toList()))
                        .put("from", h.from().toString())
                        .put("to", h.to().toString()))
                .toList());
    }

    public static List<Hours> hours(JsonArray json) {
        return read(
                json,
                o -> new Hours(
                        o.getJsonArray("days").stream()
                                .map(day -> DayOfWeek.valueOf((String) day))
                                .collect(Collectors.toSet()),
                        LocalTime.parse(o.getString("from")),
                        LocalTime.parse(o.getString("to"))));
    }

    public static JsonArray holidays(List<Holiday> holidays) {
        return new JsonArray(holidays.stream().map(ScheduleJson::holiday).toList());
    }

    private static JsonObject holiday(Holiday h) {
        var json = new JsonObject().put("date", h.date().toString());
        return h.isOpen() ? json.put("from", h.from().toString()).put("to", h.to().toString()) : json;
    }

    public static List<Holiday> holidays(JsonArray json) {
        return read(
                json,
                o -> new Holiday(
                        LocalDate.parse(o.getString("date")), time(o.getString("from")), time(o.getString("to"))));
    }

    private static LocalTime time(String text) {
        return text == null ? null : LocalTime.parse(text);
    }

    private static <T> List<T> read(JsonArray json, Function<JsonObject, T> one) {
        try {
            return json.stream().map(JsonObject.class::cast).map(one).toList();
        } catch (DateTimeException | IllegalArgumentException | ClassCastException | NullPointerException e) {
            throw new CoreException(
                    Reason.INVALID, Message.of("schedule.hours_invalid").at("hours"), e);
        }
    }
}
